/** Component tests: Salesforce's own preset, with the package's English words in place of label names. */
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

module.exports = {
  ...jestConfig,
  // style sheets import one another as c/headroomTextButton
  moduleFileExtensions: [...jestConfig.moduleFileExtensions, 'css'],
  setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), '<rootDir>/jest.setup.cjs'],
  modulePathIgnorePatterns: ['<rootDir>/.headroom', '<rootDir>/lib'],
  // Ends a test that hangs, not one on a machine that is busy: five seconds were the limit.
  testTimeout: 120_000,
  testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.js'],
  collectCoverageFrom: ['force-app/**/lwc/**/*.js', '!force-app/**/__tests__/**', '!force-app/**/headroomScoring/**']
};
