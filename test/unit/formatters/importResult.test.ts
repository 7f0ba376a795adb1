import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportFinding, ImportResult, MapProblem } from '../../../src/domain/importResult.ts';
import { formatImportResult } from '../../../src/formatters/importResult.ts';

const text = readFileSync('messages/import.surveys.md', 'utf8');

function words(key: string): string {
  const found = new RegExp(`^# ${key.replaceAll('.', '\\.')}\n\n(.+)$`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`messages/import.surveys.md lacks ${key}`);
  return found;
}

const result: ImportResult = {
  ...{ status: 'done', dryRun: false, file: 'a.csv', rows: 3, created: 2, updated: 1, good: 3, bad: 0, repeated: 0 },
  ...{ findings: [], findingsInAll: 0, mapProblems: [], unknownTouchpoints: [], apiCalls: 4 }
};
const finding: ImportFinding = { line: 7, column: 'Date', value: '31.11.2026', code: 'date', details: ['DD.MM.YYYY'] };

/** Every code of a finding with as many details as its sentence has places. */
const codes: Readonly<Record<ImportFinding['code'], number>> = {
  ...{ cells: 2, missing: 0, number: 0, range: 2, date: 1, future: 1, order: 1, choice: 1, long: 1, notFound: 2 },
  ...{ several: 3, noAccount: 0, nobody: 0, repeated: 1, sameAnswer: 1, refused: 2 }
};
const problems: Readonly<Record<MapProblem['code'], number>> = {
  ...{ pair: 1, field: 2, twice: 1, heading: 3, headingTwice: 2, how: 4, externalId: 4, format: 2, needed: 1, who: 0, day: 0 },
  ...{ scale: 0, constant: 3 }
};

describe('formatImportResult', () => {
  it('closes with what was written', () => {
    expect(formatImportResult(result, words)).toEqual([
      '3 of 3 rows written (2 new, 1 updated), 0 not; 4 API calls. The next sync counts them.'
    ]);
  });

  it('names a bad row by line, column and value with what would be right', () => {
    const lines = formatImportResult({ ...result, status: 'partly', bad: 1, findings: [finding], findingsInAll: 1 }, words);
    expect(lines[0]).toBe(
      'line 7, Date: "31.11.2026" is no day written as DD.MM.YYYY. Correct it, or say in the map how days are written, such as DD.MM.YYYY:Date.'
    );
  });

  it('shows twenty findings and says how many more there are', () => {
    const findings = Array.from({ length: 30 }, (_, at) => ({ ...finding, line: at + 2 }));
    const lines = formatImportResult({ ...result, status: 'partly', findings, findingsInAll: 2000 }, words);
    expect(lines).toHaveLength(22);
    expect(lines[20]).toBe('and 1980 more; --json names the first 1,000');
  });

  it('says that nothing was written where the map is wrong', () => {
    const mapProblems: readonly MapProblem[] = [{ code: 'who', values: [] }];
    expect(formatImportResult({ ...result, status: 'refused', mapProblems }, words).at(-1)).toBe('Nothing was written.');
  });

  it.each(Object.entries(codes))('has a sentence for the finding %s with %i places', (code, places) => {
    expect(words(`finding.${code}`).split('%s')).toHaveLength(places + 1);
  });

  it.each(Object.entries(problems))('has a sentence for the map problem %s with %i places', (code, places) => {
    expect(words(`map.${code}`).split('%s')).toHaveLength(places + 1);
  });
});
