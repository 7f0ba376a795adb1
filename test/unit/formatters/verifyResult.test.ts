import { describe, expect, it } from 'vitest';
import type { VerifyDifference, VerifyResult } from '../../../src/domain/verifyResult.ts';
import { formatVerifyResult } from '../../../src/formatters/verifyResult.ts';
import { phrasesOf } from './phrases.ts';

const words = phrasesOf('verify.md');
const text = (result: VerifyResult): readonly string[] => formatVerifyResult(result, words);

const equal: VerifyResult = {
  orgId: '00DLOCAL00000012HA',
  equal: true,
  all: true,
  seed: 1,
  objects: [{ object: 'Case', inOrg: 48, inStore: 47, compared: 47, pending: 1, differences: 0, left: ['Age__c'] }],
  written: [{ object: 'Headroom_Scorecard_Result__c', known: 3, compared: 2, differences: 0 }],
  differences: [],
  differencesTotal: 0,
  waiting: 0,
  refused: [],
  unread: [],
  apiCallsForecast: 9,
  apiCalls: 7
};

const differing = (differences: readonly VerifyDifference[]): readonly string[] =>
  text({ ...equal, equal: false, all: false, differences, differencesTotal: differences.length });

describe('formatVerifyResult', () => {
  it('counts each object and closes with what was compared', () => {
    const lines = text(equal);
    expect(
      lines
        .find((line) => line.trim().startsWith('Case '))
        ?.trim()
        .split(/\s+/)
    ).toEqual(['Case', '48', '47', '47', '1', '0']);
    expect(lines).toContain('Records that the sync wrote and remembers: 2 compared of 3, 0 differ.');
    expect(lines).toContain('Not compared, because their values move without a stamp and are read once a day: Case.Age__c.');
    expect(lines.at(-1)).toBe('Equal: copy and org agree in everything that was compared (all rows; 7 API calls).');
  });

  it('says that the copy is older than what the org holds, since when and who went on', () => {
    const newerRuns = { count: 2, lastAt: '2026-11-22T11:30:00.000Z', lastBy: 'other, process 3', lastHereAt: '2026-11-22T09:00:00.000Z' };
    const line = text({ ...equal, newerRuns }).find((each) => each.startsWith('This copy is older'));
    expect(line).toContain('the org knows 2 runs that this data folder does not');
    expect(line).toContain('after its last one (2026-11-22 09:00 UTC), the newest 2026-11-22 11:30 UTC by other, process 3.');
    expect(text({ ...equal, newerRuns: { ...newerRuns, lastBy: '' } }).join(' ')).toContain('by a machine that did not say its name.');
    expect(text(equal).join(' ')).not.toContain('older');
  });

  it('has a sentence for each kind and cause', () => {
    const one = { object: 'Case', id: '500A', fields: [{ name: 'Priority' }] };
    const kinds: readonly VerifyDifference[] = [
      { ...one, kind: 'missing' },
      { ...one, kind: 'extra', cause: 'binned' },
      { ...one, kind: 'extra', cause: 'unseen' },
      { ...one, kind: 'extra', cause: 'filtered' },
      { ...one, kind: 'content' },
      { ...one, kind: 'edited' },
      { ...one, kind: 'gone' },
      { ...one, kind: 'orphan' },
      { ...one, kind: 'orphan', cause: 'merged' }
    ];
    const lines = differing(kinds).filter((line) => line.startsWith('Case 500A: '));
    expect(new Set(lines).size).toBe(kinds.length);
    expect(lines[4]).toBe('Case 500A: copy and org differ in Priority');
  });

  it('shows values where they are told, a line long, and an empty one by a word', () => {
    const fields = [
      { name: 'Note', inStore: `a\nb ${'c'.repeat(80)}`, inOrg: null },
      { name: 'Priority', inStore: 'High', inOrg: 'Low' }
    ];
    const lines = differing([{ object: 'Case', id: '500A', kind: 'content', fields }]);
    expect(lines).toContain(`  Note: a b ${'c'.repeat(56)}... in the copy, nothing in the org`);
    expect(lines).toContain('  Priority: High in the copy, Low in the org');
    expect(lines.at(-1)).toBe('1 difference found (rows saved in the last 7 days and a sample with seed 1; 7 API calls).');
  });

  it('lists 50 differences and counts the others', () => {
    const many = Array.from({ length: 60 }, (_, at): VerifyDifference => ({ object: 'Case', id: `500${at}`, kind: 'missing', fields: [] }));
    const lines = differing(many);
    expect(lines.filter((line) => line.startsWith('Case 500'))).toHaveLength(50);
    expect(lines.some((line) => line.startsWith('10 more differences'))).toBe(true);
  });

  it('tells what waits and what was refused', () => {
    const refused = [{ object: 'Account', key: '001A', code: 'ENTITY_IS_LOCKED', message: 'in approval' }];
    const lines = text({ ...equal, equal: false, waiting: 1, refused, unread: ['Asset'] });
    expect(lines).toContain('1 change waits to be written by the next sync.');
    expect(lines).toContain('1 record was refused by the org and holds older values:');
    expect(lines).toContain('  Account 001A: ENTITY_IS_LOCKED in approval');
    expect(lines).toContain('Not read by any sync yet: Asset.');
    expect(lines.at(-1)).toMatch(/^1 difference found/);
  });
});
