import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failedTests } from '../../../scripts/failedTests.ts';

function reportOf(...testResults: readonly object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'headroom-report-')), 'report.json');
  writeFileSync(path, JSON.stringify({ testResults }));
  return path;
}

const test = (status: string, fullName: string, ...failureMessages: readonly string[]): object => ({ status, fullName, failureMessages });

describe('failedTests', () => {
  it('names file, test and message of what failed and nothing that passed', () => {
    const report = reportOf(
      {
        name: '/project/test/a.test.ts',
        status: 'failed',
        assertionResults: [test('passed', 'adds'), test('failed', 'divides', 'expected 1 to be 2')]
      },
      { name: '/project/test/b.test.ts', status: 'passed', assertionResults: [test('passed', 'counts')] }
    );
    expect(failedTests(report, '/project')).toEqual(['test/a.test.ts\n  divides\n    expected 1 to be 2']);
  });

  it('names a file that broke before its first test', () => {
    const report = reportOf({ name: '/project/test/a.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] });
    expect(failedTests(report, '/project')).toEqual(['test/a.test.ts\n    Cannot find module']);
  });

  it('says how much of a long message it leaves out', () => {
    const report = reportOf({ name: '/project/a', status: 'failed', assertionResults: [test('failed', 'x', 'line\n'.repeat(30))] });
    expect(failedTests(report, '/project')[0]).toMatch(/\n {4}\.\.\. 5 more lines$/);
  });

  it('has nothing to say without a report', () => {
    expect(failedTests('/nowhere/report.json', '/project')).toEqual([]);
  });
});
