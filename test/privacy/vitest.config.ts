import { defineConfig } from 'vitest/config';

/** What people with few rights find on screens and in answers; each file has an org and a page of its own. */
export default defineConfig({
  test: {
    include: ['test/privacy/**/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 600_000,
    maxWorkers: 1,
    pool: 'forks'
  }
});
