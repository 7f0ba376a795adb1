import { describe, expect, it } from 'vitest';
import { epochDay } from '../../../src/domain/day.ts';
import type { ProductLine, WhitespaceRule } from '../../../src/domain/settings.ts';
import { lineMarket, mondayOf } from '../../../src/operations/whitespace/lineMarket.ts';
import type { LineMarket } from '../../../src/operations/whitespace/lineMarket.ts';
import type { FeedbackRow } from '../../../src/whitespace/assessInput.ts';
import { ACME, assessCase, BRIO } from '../whitespace/assessCase.ts';

const base = assessCase({ any: [1, 1] });
const [platform, analytics] = base.settings.productLines as [ProductLine, ProductLine];
const [rule] = base.settings.whitespaceRules as [WhitespaceRule];

/** Acme bought the platform on 1 January, Brio never; nobody bought analytics. */
const firstOn = new Map([
  ['platform', Float64Array.of(epochDay('2026-01-01'), NaN)],
  ['analytics', Float64Array.of(NaN, NaN)]
]);

type Change = {
  readonly line?: Partial<ProductLine>;
  readonly feedback?: readonly FeedbackRow[];
  readonly rules?: readonly Partial<WhitespaceRule>[];
};

function without<One extends object>(one: One, key: keyof One): One {
  return Object.fromEntries(Object.entries(one).filter(([name]) => name !== key)) as One;
}

/** A market of platform and analytics with one rule for everybody, and what differs in analytics. */
function marketOf({ line = {}, feedback = [], rules = [{}] }: Change): LineMarket {
  const everybody = without(rule, 'segmentFilter');
  const rows = rules.map((one, at): WhitespaceRule => ({ ...everybody, key: `r${at}`, sortOrder: at, productLine: 'analytics', ...one }));
  const plain = without(analytics, 'needsFirst');
  const productLines = [
    { ...platform, key: 'platform', sortOrder: 1 },
    { ...plain, key: 'analytics', sortOrder: 2, ...line }
  ];
  const settings = { ...base.settings, productLines, whitespaceRules: rows };
  const matching = { 'only Acme': [1, 0], 'only Brio': [0, 1] };
  return lineMarket({ ...base, settings, feedback, matching }, { firstOn, undated: [] });
}

/** 1 = analytics may be suggested on the day; Acme, then Brio. */
function openOn(day: string, change: Change = {}): readonly number[] {
  return [...(marketOf(change).eligible?.(1, epochDay(day)) ?? [])];
}

const answer = { id: 'f1', accountId: ACME, productLine: 'analytics', answer: 'Not_A_Fit', on: '2026-03-10' };

describe('the market of product lines', () => {
  it('holds the lines in their order, and names those without days', () => {
    const { lines, undated, purchases } = lineMarket(
      {
        ...base,
        settings: {
          ...base.settings,
          productLines: [
            { ...analytics, key: 'analytics', sortOrder: 9 },
            { ...platform, key: 'platform', sortOrder: 1 }
          ]
        }
      },
      { firstOn: new Map([...firstOn]), undated: ['services'] }
    );
    expect({ lines, undated, accounts: purchases.accounts, items: purchases.items }).toEqual({
      lines: ['platform', 'analytics'],
      undated: ['services'],
      accounts: 2,
      items: 2
    });
  });

  it('gives an account the first rule whose segment it is in, and suggests nothing where there is none', () => {
    const rules = [{ segmentFilter: 'only Brio' }, { segmentFilter: 'only Brio' }];
    expect([...Array.from(marketOf({ rules }).segmentOf(1))]).toEqual([-1, 0]);
    expect(openOn('2026-06-01', { rules })).toEqual([0, 1]);
  });

  it('suggests what is needed first before what needs it', () => {
    const change = { line: { needsFirst: 'platform' } };
    expect(openOn('2026-01-01', change)).toEqual([0, 0]);
    expect(openOn('2026-01-02', change)).toEqual([1, 0]);
  });

  it('suggests a line only up to the day on which it is retired', () => {
    const change = { line: { retiredOn: '2026-04-01' } };
    expect(openOn('2026-03-31', change)).toEqual([1, 1]);
    expect(openOn('2026-04-01', change)).toEqual([0, 0]);
  });

  it('suggests nothing that is not sold to the account, or that needs a line without days', () => {
    expect(openOn('2026-06-01', { line: { eligibleFilter: 'only Brio' } })).toEqual([0, 1]);
    expect(openOn('2026-06-01', { line: { needsFirst: 'services' } })).toEqual([0, 0]);
  });

  it('suggests nothing against a person who answered, from the day after until its date', () => {
    const feedback = [{ ...answer, until: '2026-09-01' }];
    expect(openOn('2026-03-10', { feedback })).toEqual([1, 1]);
    expect(openOn('2026-03-11', { feedback })).toEqual([0, 1]);
    expect(openOn('2026-08-31', { feedback })).toEqual([0, 1]);
    expect(openOn('2026-09-01', { feedback })).toEqual([1, 1]);
  });

  it.each(['Not_A_Fit', 'Has_Competitor', 'Does_It_Themselves'])('takes a pair out for good where the answer %s has no end', (word) => {
    const feedback = [{ ...answer, accountId: BRIO, answer: word }];
    expect(openOn('2027-01-01', { feedback })).toEqual([1, 0]);
  });
});

describe('the Monday of a week', () => {
  it.each([
    ['2026-11-22', '2026-11-16'],
    ['2026-11-23', '2026-11-23'],
    ['1970-01-08', '1970-01-05']
  ])('of %s is %s', (day, monday) => {
    expect(mondayOf(day)).toBe(epochDay(monday));
  });
});
