import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/page/**/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 600_000,
    maxWorkers: 1,
    pool: 'forks',
    // Files share what they import: browser driver, local org and the page's compiler.
    isolate: false
  }
});
