import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.nut.ts'],
    exclude: [
      '**/node_modules/**',
      'test/page/**',
      'test/nut/**',
      'test/clients/**',
      'test/privacy/**',
      'test/reliability/**',
      'test/torture/*.test.ts'
    ],
    globalSetup: ['test/history/companiesFolder.ts'],
    testTimeout: 240_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    pool: 'forks',
    // Files of a worker share what they import: most of the time went into importing it anew.
    isolate: false
  }
});
