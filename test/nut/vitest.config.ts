import { defineConfig } from 'vitest/config';

/** Commands against the demo that `npm test` started; one file after another, since they share one org. */
export default defineConfig({
  test: {
    include: ['test/nut/**/*.nut.ts'],
    testTimeout: 240_000,
    hookTimeout: 600_000,
    fileParallelism: false,
    pool: 'forks',
    // Files share what they import: most of a short file went into importing it anew.
    isolate: false,
    sequence: { concurrent: false }
  }
});
