import { existsSync, readFileSync } from 'node:fs';

/** The JSON report of a test runner, in the shape that vitest and jest share. */
export type TestReport = {
  readonly testResults: readonly {
    /** Absolute path. */
    readonly name: string;
    /** `failed` also where a file broke before its first test. */
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly (string | null)[] | null;
    }[];
  }[];
};

/** Reads a report; one that is not there holds no file. */
export function readReport(path: string): TestReport {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as TestReport) : { testResults: [] };
}

/** Absolute paths of the files with a test that failed, or that broke as a whole. */
export function failedFiles({ testResults }: TestReport): readonly string[] {
  return testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
}
