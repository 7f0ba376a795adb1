import { describe, expect, it } from 'vitest';
import type { CellJson } from '../../../src/domain/resultJson.ts';
import { planChanges } from '../../../src/writeback/changes.ts';
import type { HeldRecord } from '../../../src/writeback/changes.ts';
import type { DesiredRecord } from '../../../src/writeback/desired.ts';
import { desiredRecords } from '../../../src/writeback/records.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { ACME, today } from '../whitespace/assessCase.ts';

const settings = starterSettings({ examples: true });

const unsaid: CellJson = Object.freeze({
  ...{ k: 'platform', st: 'Partly_Used', lvl: 'yellow', own: 40, tgt: 120, amt: 36_000, unitPrice: 450, low: 24_000, high: 40_800 },
  ...{ motion: 'Upsell', term: '2027-06-30', rank: 1, push: 4, lost: { id: '006000000000009AAA', on: '2026-03-04' } }
} as const);

const seats: CellJson = Object.freeze({ ...unsaid, est: 6187.5, p: { rate: 11 / 64, low: 0.1, high: 0.28, bought: 11, of: 64 } });

function records(cells: readonly CellJson[], paid: Readonly<Record<string, number>> = {}, isFirstOfWeek = true): readonly DesiredRecord[] {
  return desiredRecords({
    ...{ settings, asOf: { instant: `${today}T02:10:00.000Z`, timeZone: 'UTC', today }, versions: [], publishedBy: '' },
    ...{ held: [], history: [], isFirstOfWeek },
    accounts: [
      {
        ...{ accountId: ACME, scorecards: [], cells, paid, facts: { monthToMonth: false } },
        totals: { open: 1, onHold: 0, amount: 36_000, full: 36_000 }
      }
    ]
  });
}

const cellOf = (found: readonly DesiredRecord[], line = 'platform'): DesiredRecord | undefined =>
  found.find(({ key }) => key === `${ACME}:${line}`);

function asHeld({ object, key, fields }: DesiredRecord): HeldRecord {
  const own = Object.entries(fields).filter(([name]) => !name.includes('__r.'));
  return { object, id: key, key, accountId: ACME, fields: Object.fromEntries(own) };
}

const changed = (before: readonly DesiredRecord[], after: readonly DesiredRecord[]): readonly string[] =>
  planChanges({ desired: after, held: before.map(asHeld), mirrorToAccount: false }).items.map(
    ({ operation, key }) => `${operation} ${key}`
  );

describe('the record of a cell', () => {
  it('holds its ends, likelihood, estimate, places, term and the last attempt', () => {
    expect(cellOf(records([seats]))?.fields).toMatchObject({
      ...{ Amount_Low__c: 24_000, Amount_Expected__c: 36_000, Amount_High__c: 40_800, Weighted_Estimate__c: 6187.5 },
      // 11 of 64 in percent
      ...{ Propensity__c: 17.19, Rank_In_Account__c: 1, Rank_For_Owner__c: 4, Motion__c: 'Upsell', Term_Ends_On__c: '2027-06-30' },
      ...{ Lost_Opportunity__c: '006000000000009AAA', Lost_On__c: '2026-03-04', Owned_Amount__c: null }
    });
  });

  it.each([
    // 5 - 4.9 is 0.09999999999999964 in binary fractions, which the org would cut to 0.09.
    { title: 'a tenth', own: 4.9, fields: { Owned__c: 4.9, Target__c: 5, Gap__c: 0.1 } },
    { title: 'thousandths', own: 2.345, fields: { Owned__c: 2.35, Target__c: 5, Gap__c: 2.66 } },
    { title: 'more than fits', own: 5.5, fields: { Owned__c: 5.5, Target__c: 5, Gap__c: 0 } }
  ])('holds $title of a unit with the two places of its fields', ({ own, fields }) => {
    const cell: CellJson = { k: 'platform', st: 'Partly_Used', lvl: 'yellow', own, tgt: 5, amt: null };
    expect(cellOf(records([cell]))?.fields).toMatchObject(fields);
  });

  it('empties what is not known', () => {
    const bare: CellJson = { k: 'platform', st: 'Open', lvl: 'red', own: 0, tgt: 120, amt: null };
    expect(cellOf(records([bare]))?.fields).toMatchObject({
      ...{ Amount_Low__c: null, Amount_Expected__c: null, Amount_High__c: null, Weighted_Estimate__c: null, Propensity__c: null },
      ...{ Rank_In_Account__c: null, Rank_For_Owner__c: null, Term_Ends_On__c: null, Lost_Opportunity__c: null, Lost_On__c: null }
    });
  });

  it('says what the customer pays in the one field that may be withheld, and nowhere else', () => {
    const found = records([seats], { platform: 18_731.25 });
    expect(cellOf(found)?.fields['Owned_Amount__c']).toBe(18_731.25);
    const others = found.map(({ fields }) => ({ ...fields, Owned_Amount__c: null }));
    expect(JSON.stringify(others)).not.toContain('18731');
  });

  it('keeps the estimate out of every sum', () => {
    const summary = records([seats]).find(({ object }) => object === 'Headroom_Account_Summary__c');
    expect(JSON.stringify(summary?.fields)).not.toContain('6187');
  });

  it('gives the rule as the reason, and customers alike where its sentence is too long for a list', () => {
    const like = { own: 12, of: 17 };
    const rule = settings.whitespaceRules.find(({ productLine, target }) => productLine === 'platform' && target.kind === 'per_employee');
    const cell: CellJson = { ...seats, like, base: 240, rule: rule?.key ?? '' };
    expect(cellOf(records([cell]))?.fields['Reason__c']).toMatch(/^80 seats below what .* of 240 people use here$/);
    const segmentName = 'companies that build software and sell it to other companies in their own region';
    const long = { ...settings, whitespaceRules: settings.whitespaceRules.map((one) => ({ ...one, segmentName })) };
    const found = desiredRecords({
      ...{ settings: long, asOf: { instant: `${today}T02:10:00.000Z`, timeZone: 'UTC', today }, versions: [], publishedBy: '' },
      ...{ held: [], history: [] },
      accounts: [
        {
          ...{ accountId: ACME, scorecards: [], cells: [cell], facts: { monthToMonth: false } },
          totals: { open: 1, onHold: 0, amount: 36_000, full: 36_000 }
        }
      ]
    });
    expect(cellOf(found)?.fields['Reason__c']).toBe('12 of 17 similar customers have it');
  });
});

describe('writing cells', () => {
  const covered: CellJson = { k: 'training', st: 'Covered', lvl: 'green', own: 4, tgt: 4, amt: null };
  const analytics: CellJson = { k: 'analytics', st: 'Open', lvl: 'red', own: 0, tgt: 5, amt: 900, rank: 2 };
  const cells = [seats, analytics, covered];
  const summaryKey = ACME;

  it('makes records of cells that somebody can act on or has answered, and leaves the rest in the summary', () => {
    const statuses = ['Not_Eligible', 'No_Rule', 'Unknown', 'Covered', 'Blocked_At_Risk', 'Open_Opportunity'] as const;
    const more = (['Not_A_Fit', 'Has_Competitor', 'Partly_Used', 'Open'] as const).map((st) => st);
    const rows = [...statuses, ...more].map((st): CellJson => ({ k: st, st, lvl: null, own: null, tgt: null, amt: null }));
    const answered: CellJson = { ...covered, k: 'answered', feedback: { id: 'a0X000000000001AAA', answer: 'Not_A_Fit' } };
    const found = records([...rows, answered]);
    expect(found.filter(({ object }) => object === 'Headroom_Whitespace_Cell__c').map(({ key }) => key.split(':')[1])).toEqual([
      ...['Blocked_At_Risk', 'Open_Opportunity', 'Partly_Used', 'Open', 'answered']
    ]);
    const kept = JSON.parse(String(found.find(({ key }) => key === ACME)?.fields['Cells__c'])) as { cells: CellJson[] };
    expect(kept.cells.map(({ k }) => k)).toEqual(['Covered', 'Has_Competitor', 'No_Rule', 'Not_A_Fit', 'Not_Eligible', 'Unknown']);
  });

  it('writes nothing where nothing changed', () => {
    expect(changed(records(cells), records(cells))).toEqual([]);
  });

  it('writes only the cell whose place or likelihood changed', () => {
    const placed = [seats, { ...analytics, rank: 3 }, covered];
    expect(changed(records(cells), records(placed))).toEqual([`upsert ${ACME}:analytics`]);
    const likelier = [{ ...seats, p: { rate: 12 / 64, low: 0.1, high: 0.3, bought: 12, of: 64 } }, analytics, covered];
    expect(changed(records(cells), records(likelier))).toEqual([`upsert ${ACME}:platform`]);
  });

  it('writes places to an owner anew in the first run of a week only', () => {
    const moved = [{ ...seats, push: 5 }, { ...analytics, push: 6 }, covered];
    expect(changed(records(cells), records(moved, {}, false))).toEqual([]);
    expect(changed(records(cells), records(moved)).toSorted()).toEqual([`upsert ${ACME}:analytics`, `upsert ${ACME}:platform`]);
    // what is written for another reason carries its place along, and what can no longer be sold loses it at once
    const sold = [{ ...seats, push: 5, own: 41 }, analytics, covered];
    expect(changed(records(cells), records(sold, {}, false))).toEqual([`upsert ${ACME}:platform`]);
    const held: CellJson = { ...seats, st: 'Blocked_At_Risk' };
    expect(changed(records(cells), records([held, analytics, covered], {}, false))).toEqual([`upsert ${ACME}:platform`]);
  });

  it('writes what customers alike did anew in the first run of a week only', () => {
    const rival: CellJson = { ...covered, k: 'rival', st: 'Has_Competitor', like: { own: 12, of: 17 } };
    const before = [{ ...seats, like: { own: 12, of: 17 } }, rival];
    // One customer more in the segment, and a purchase of long ago that was deleted.
    const p = { rate: 10 / 63, low: 0.09, high: 0.27, bought: 10, of: 63 };
    const after = [
      { ...seats, like: { own: 12, of: 18 }, p, est: 5714.29 },
      { ...rival, like: { own: 12, of: 18 } }
    ];
    expect(changed(records(before), records(after, {}, false))).toEqual([]);
    expect(changed(records(before), records(after)).toSorted()).toEqual([`upsert ${ACME}`, `upsert ${ACME}:platform`]);
  });

  it('writes at once where a likelihood is shown from now on, or no longer', () => {
    expect(changed(records([unsaid]), records([seats], {}, false))).toEqual([`upsert ${ACME}:platform`]);
    expect(changed(records([seats]), records([unsaid], {}, false))).toEqual([`upsert ${ACME}:platform`]);
    expect(changed(records([unsaid]), records([{ ...unsaid, like: { own: 12, of: 17 } }], {}, false))).toEqual([`upsert ${ACME}:platform`]);
  });

  it('deletes the record of a cell that is covered now, and writes the summary that keeps it', () => {
    const sold: CellJson = { ...covered, k: 'analytics', own: 5, tgt: 5 };
    const found = changed(records(cells), records([seats, sold, covered]));
    expect(found.toSorted()).toEqual([`delete ${ACME}:analytics`, `upsert ${summaryKey}`]);
  });
});
