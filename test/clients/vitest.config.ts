import { defineConfig } from 'vitest/config';

/** The real Salesforce CLI against the local org; two files at a time, each with an org and a home of its own. */
export default defineConfig({
  test: {
    include: ['test/clients/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['test/clients/installCli.ts'],
    testTimeout: 240_000,
    hookTimeout: 900_000,
    maxWorkers: 2,
    pool: 'forks',
    sequence: { concurrent: false }
  }
});
