import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { readReport } from './testReport.ts';

/** Lines of one failure's message that are shown; its difference and the place stand in the first ones. */
const shownLines = 25;

/**
 * What failed, as a reader of a log wants it first: file, name and message of each test, and files that broke as a whole.
 *
 * @param report  path of the JSON report; a missing one gives no entry
 * @param root    folder that file names are shown from
 */
export function failedTests(report: string, root: string): readonly string[] {
  return readReport(report).testResults.flatMap((file) => {
    const name = relative(root, file.name);
    const failed = file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${name}\n  ${test.fullName}\n${indented(test.failureMessages?.[0] ?? 'no message')}`);
    return failed.length === 0 && file.status === 'failed' ? [`${name}\n${indented(file.message ?? 'no message')}`] : failed;
  });
}

function indented(message: string): string {
  const lines = stripVTControlCharacters(message).trim().split('\n');
  const left = lines.length - shownLines;
  const shown = left > 0 ? [...lines.slice(0, shownLines), `... ${left} more lines`] : lines;
  return shown.map((line) => `    ${line}`).join('\n');
}
