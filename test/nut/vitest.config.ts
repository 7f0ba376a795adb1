import { defineConfig } from 'vitest/config';

/** Commands as processes against the demo that `npm test` started; one file after another, since they share one org. */
export default defineConfig({
  test: {
    include: ['test/nut/**/*.nut.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    sequence: { concurrent: false }
  }
});
