import { describe, expect, it } from 'vitest';
import type { CellJson, Detail } from '../../../src/domain/resultJson.ts';
import { withBlockers } from '../../../src/whitespace/holdBlockers.ts';
import { starterSettings } from '../settings/starterRows.ts';

const settings = starterSettings({ examples: true });
const hold = { rule: 'account_at_risk_block', since: '2026-11-03', ids: [], val: 38, all: true };
const cell: CellJson = { k: 'analytics', st: 'Blocked_At_Risk', lvl: 'red', own: 0, tgt: 5, amt: 900, hold };
const [caseId, other] = ['500000000000001AAA', '500000000000002AAA'];

const measure = (k: string, eff: number, ids: readonly string[]): object => ({ k, eff, ids });
const rule = (k: string, acts: boolean, ids: readonly string[]): object => ({ k, acts, ids });
const detailOf = (measures: readonly object[], rules: readonly object[] = []): Detail => ({ measures, rules }) as unknown as Detail;
const holdAfter = (detail: Detail, before: CellJson = cell): CellJson['hold'] =>
  withBlockers([before], [{ key: 'vendor_risk', detail }], settings)[0]?.hold;

describe('withBlockers', () => {
  it('names the records of the rule that decides the score', () => {
    const detail = detailOf([measure('vr_oldest_case', -20, [other])], [rule('high_case_waiting', true, [caseId])]);
    expect(holdAfter(detail)).toEqual({
      ...{ ...hold, ids: [caseId], object: 'Case' },
      ...{ what: 'High-priority case waiting', department: 'Support' }
    });
  });

  it('names those of the measure that weighs most against it where no rule decides', () => {
    const detail = detailOf(
      [measure('vr_reopened', -3, [other]), measure('vr_oldest_case', -12, [caseId]), measure('vr_meeting_days', -30, [])],
      [rule('high_case_waiting', false, [other])]
    );
    expect(holdAfter(detail)).toMatchObject({
      ...{ ids: [caseId], object: 'Case', what: 'Oldest open case', department: 'Support' }
    });
  });

  it('passes over rows of a field history, which nobody can open', () => {
    const detail = detailOf([measure('vr_reopened', -30, [other]), measure('vr_oldest_case', -12, [caseId])]);
    expect(holdAfter(detail)).toMatchObject({ ids: [caseId], object: 'Case' });
  });

  it('names none where nothing against the score has records', () => {
    expect(holdAfter(detailOf([measure('vr_oldest_case', 0, [caseId]), measure('vr_reopened', -3, [])]))).toEqual(hold);
  });

  it('leaves records that the hold has of its own', () => {
    const own = { ...cell, hold: { ...hold, rule: 'product_defect_block', ids: [other], all: false } };
    expect(holdAfter(detailOf([measure('vr_oldest_case', -12, [caseId])]), own)?.ids).toEqual([other]);
  });

  it('leaves cells without a hold, and accounts without the scorecard', () => {
    const open: CellJson = { k: 'analytics', st: 'Open', lvl: 'red', own: 0, tgt: 5, amt: 900 };
    expect(withBlockers([open], [], settings)).toEqual([open]);
    expect(withBlockers([cell], [], settings)).toEqual([cell]);
  });
});
