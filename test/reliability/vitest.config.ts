import { defineConfig } from 'vitest/config';

/** Runs of the real sync against local orgs in which one thing goes wrong, or many at random; some of them are processes that are killed. */
export default defineConfig({
  test: {
    include: ['test/reliability/**/*.test.ts', 'test/torture/*.test.ts'],
    exclude: ['**/node_modules/**'],
    testTimeout: 240_000,
    // The company is built once for each worker, in the hook of whoever comes first.
    hookTimeout: 600_000,
    maxWorkers: 2,
    pool: 'forks',
    isolate: false
  }
});
