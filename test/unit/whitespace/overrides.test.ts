import { describe, expect, it } from 'vitest';
import type { Detail } from '../../../src/domain/resultJson.ts';
import type { OverrideFact } from '../../../src/domain/judgement.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { overridesOf } from '../../../src/whitespace/overrides.ts';
import { shareableDetail } from '../../../src/writeback/detailText.ts';
import { ACME, BRIO, assessCase, resultOf, today, workedSignals } from './assessCase.ts';

let made = 0;

/** An override of ACME's risk, made on the first of the month, each later than the one before. */
function row(more: Partial<OverrideFact>): OverrideFact {
  made += 1;
  const id = `a0X${String(made).padStart(12, '0')}AAA`;
  const at = { createdOn: '2026-11-01', createdAt: `2026-11-01T08:00:${String(made % 60).padStart(2, '0')}.000Z` };
  return { id, accountId: ACME, kind: 'Cap', scorecard: 'vendor_risk', measure: '', expiresOn: '2026-12-31', by: '005A', ...at, ...more };
}

function riskOf(overrides: readonly OverrideFact[], more: Partial<AssessInput> = {}, signals = workedSignals): Detail {
  const input = assessCase(signals, { overrides, ...more });
  return resultOf(input).scorecards.find(({ key }) => key === 'vendor_risk')!.detail;
}

describe('overridesOf', () => {
  const counting = (rows: readonly OverrideFact[]): readonly string[] =>
    overridesOf(assessCase(workedSignals, { overrides: rows })).counting.map(({ id }) => id);

  it('counts from the day of its making to the day on which it expires, both included', () => {
    const days = (createdOn: string, expiresOn: string): OverrideFact => row({ kind: 'Exclude', createdOn, expiresOn });
    const inside = [days(today, today), days('2026-11-01', today), days(today, '2026-12-31')];
    const outside = [days('2026-11-01', '2026-11-21'), days('2026-11-23', '2026-12-31')];
    expect([...counting([...inside, ...outside])].sort()).toEqual(inside.map(({ id }) => id).sort());
  });

  it('finds the scorecard of a measure', () => {
    const [found] = overridesOf(
      assessCase(workedSignals, { overrides: [row({ scorecard: '', measure: ' vr_defects ', value: 50 })] })
    ).counting;
    expect(found).toMatchObject({ scorecard: 'vendor_risk', measure: 'vr_defects', to: 50 });
  });

  it.each([
    ['Kind', { kind: 'Forgive', value: 50 }, 'Forgive'],
    ['Subject', { scorecard: '', value: 50 }, ''],
    ['Scorecard', { scorecard: 'vendor_rsik', value: 50 }, 'vendor_rsik'],
    ['Measure', { measure: 'vr_nothing', value: 50 }, 'vr_nothing'],
    ['Measure', { scorecard: '', measure: 'vr_nothing', value: 50 }, 'vr_nothing'],
    ['Measure', { scorecard: 'client_experience', measure: 'vr_defects', value: 50 }, 'vr_defects'],
    ['Value', {}, ''],
    ['Value', { value: 100.1 }, '100.1'],
    ['Value', { kind: 'Points', value: -1 }, '-1']
  ] as const)('lets one with a wrong %s count for nothing and names it: %j', (fault, more, value) => {
    const wrong = row(more);
    const input = assessCase(workedSignals, { overrides: [wrong] });
    expect(overridesOf(input)).toEqual({ counting: [], wrong: [{ id: wrong.id, accountId: ACME, fault, value }] });
    expect(riskOf([wrong])).not.toHaveProperty('overrides');
  });

  it('says nothing of a wrong one that has expired', () => {
    expect(overridesOf(assessCase(workedSignals, { overrides: [row({ expiresOn: '2026-11-02' })] }))).toEqual({ counting: [], wrong: [] });
  });
});

describe('a result with overrides', () => {
  it('shows the capped score beside the computed one, with author and days', () => {
    const one = row({ value: 50 });
    const detail = riskOf([one]);
    expect(detail).toMatchObject({ score: 50, computed: 71.5, plain: 71.5, over: -21.5, band: 'vendor_risk_yellow' });
    expect(detail).not.toHaveProperty('base');
    expect(detail.overrides).toEqual([
      { id: one.id, kind: 'cap', to: 50, since: '2026-11-01', until: '2026-12-31', by: '005A', acts: true }
    ]);
  });

  it('lets the strictest cap and the newest points count, and lists all', () => {
    const acts = ({ overrides = [] }: Detail): readonly boolean[] => overrides.map((one) => one.acts);
    const caps = riskOf([row({ value: 50 }), row({ value: 45 }), row({ value: 60 })]);
    expect([caps.score, acts(caps)]).toEqual([45, [false, true, false]]);
    const points = riskOf([row({ kind: 'Points', value: 20 }), row({ kind: 'Points', value: 66 }), row({ value: 90 })]);
    expect([points.score, acts(points)]).toEqual([66, [false, true, false]]);
    const both = riskOf([row({ kind: 'Points', value: 90 }), row({ value: 65 })]);
    expect([both.score, both.over, acts(both)]).toEqual([65, -6.5, [true, true]]);
  });

  it('does not act where the cap lies above the score', () => {
    const detail = riskOf([row({ value: 90 })]);
    expect([detail.score, detail.plain, detail.overrides?.[0]?.acts]).toEqual([71.5, 71.5, false]);
    expect(detail).not.toHaveProperty('over');
  });

  it('keeps the rule that decides the score before the override, and both lines', () => {
    const detail = riskOf([row({ value: 40 })], {}, { ...workedSignals, case_high_oldest_days: [21] });
    // 71.5, held at 59 by the rule, at 40 by the person
    expect(detail).toMatchObject({
      score: 40,
      computed: 71.5,
      plain: 59,
      over: -19,
      rules: [{ k: 'high_case_waiting', to: 59, acts: true }]
    });
  });

  it('gives no number where the scorecard is excluded, but keeps what was computed', () => {
    const detail = riskOf([row({ kind: 'Exclude' }), row({ value: 40 })]);
    expect(detail).toMatchObject({ state: 'excluded', score: null, computed: 71.5, plain: 71.5, band: null, worst: null });
    expect(detail.overrides?.map((one) => one.acts)).toEqual([true, false]);
  });

  it('puts a person’s points in place of a reading and shows both', () => {
    const detail = riskOf([row({ kind: 'Points', measure: 'vr_defects', value: 20 })]);
    const line = detail.measures.find(({ k }) => k === 'vr_defects');
    // 71.534279 + 9 x (20 - 75) / 70.5 = 64.513002
    expect(detail).toMatchObject({ score: 64.5, computed: 71.5, plain: 71.5, base: 64.5 });
    expect(line).toMatchObject({ val: 1, pts: 20, was: 75 });
    expect(line).not.toHaveProperty('miss');
    const tenths = detail.measures.reduce((sum, { con }) => sum + Math.round(con * 10), 0);
    expect(tenths).toBe(645);
  });

  it('puts a person’s points in place of a missing reading without counting it as read', () => {
    const detail = riskOf([row({ kind: 'Points', measure: 'vr_requests', value: 20 })]);
    // (73.534279 x 70.5 + 6 x 20) / 76.5 - 2 = 67.3355
    expect(detail).toMatchObject({ score: 67.3, readings: 9, inUse: 10, coverage: 0.9216 });
    expect(detail.measures.find(({ k }) => k === 'vr_requests')).toMatchObject({ val: null, pts: 20, was: null, miss: 'given', w: 6 });
  });

  it('leaves a measure out, which coverage shows', () => {
    const detail = riskOf([row({ kind: 'Exclude', measure: 'vr_defects' })]);
    // (73.534279 x 70.5 - 9 x 75) / 61.5 - 2 = 71.3195
    expect(detail).toMatchObject({ score: 71.3, computed: 71.5, base: 71.3, readings: 8, inUse: 10, coverage: 0.8039 });
    expect(detail.measures.find(({ k }) => k === 'vr_defects')).toMatchObject({ pts: null, was: 75, w: 0, con: 0, miss: 'excluded' });
  });

  it('says which overrides of a measure do nothing', () => {
    const acts = (overrides: readonly OverrideFact[]): readonly (boolean | undefined)[] =>
      (riskOf(overrides).overrides ?? []).map((one) => one.acts);
    expect(acts([row({ measure: 'vr_defects', value: 80 })])).toEqual([false]);
    expect(acts([row({ measure: 'vr_requests', value: 10 }), row({ kind: 'Exclude', measure: 'vr_requests' })])).toEqual([false, false]);
    expect(acts([row({ kind: 'Points', measure: 'vr_defects', value: 90 }), row({ measure: 'vr_defects', value: 80 })])).toEqual([
      true,
      true
    ]);
    // off here, and the curve for large customers
    expect(acts([row({ measure: 'vr_usage_trend', value: 10 }), row({ measure: 'vr_open_cases_large', value: 10 })])).toEqual([
      false,
      false
    ]);
  });

  it('says nothing where there is no number anyway', () => {
    const detail = riskOf([row({ kind: 'Points', value: 90 })], {}, { defect_open: [1] });
    expect(detail).toMatchObject({ state: 'not_enough_data', score: null, computed: null, plain: null });
    expect(detail.overrides?.[0]?.acts).toBe(false);
  });

  it('leaves other scorecards and accounts alone', () => {
    const two = Object.fromEntries(Object.entries(workedSignals).map(([key, [value = NaN]]) => [key, [value, value]]));
    const input = assessCase(two, {
      matching: { '(NumberOfEmployees < 1000 OR NumberOfEmployees = null)': [1, 1] },
      overrides: [row({ accountId: BRIO, value: 40 })]
    });
    const scores = [0, 1].map((i) => resultOf(input, i).scorecards.find(({ key }) => key === 'vendor_risk')?.detail.score);
    expect(scores).toEqual([71.5, 40]);
  });

  it('puts whitespace on hold by the score that is shown', () => {
    const owned = { qty_platform: [40], qty_analytics: [0] };
    const input = assessCase(
      { ...workedSignals, ...owned },
      { overrides: [row({ value: 30 })], employees: [240], matching: { 'NumberOfEmployees >= 100': [1] } }
    );
    expect(resultOf(input).cells.find(({ k }) => k === 'analytics')).toMatchObject({ st: 'Blocked_At_Risk', hold: { val: 30 } });
  });

  it('shows a customer the score and nothing of what it rests on: no rules, overrides, points or weights', () => {
    const said = [row({ value: 40 }), row({ id: 'a02', kind: 'Points', measure: 'vr_oldest_case', value: 93 })];
    const detail = riskOf(said, {}, { ...workedSignals, case_high_oldest_days: [21] });
    expect(detail).toMatchObject({ score: 40, rules: [{ k: 'high_case_waiting' }], overrides: [{ to: 40 }, { to: 93 }] });
    const shared = shareableDetail(detail);
    expect(shared).toMatchObject({ score: 40, computed: 40, worst: null, rules: [] });
    expect(Object.keys(shared).toSorted()).toEqual(
      [
        'asOf',
        'band',
        'best',
        'computed',
        'coverage',
        'groups',
        'inUse',
        'measures',
        'readings',
        'rules',
        'score',
        'state',
        'v',
        'worst'
      ].toSorted()
    );
    const line = shared.measures.find(({ k }) => k === 'vr_oldest_case');
    expect(line).toEqual({ k: 'vr_oldest_case', val: 20, pts: null, w: 0, con: 0, eff: 0, n: 1, ids: [], q: '' });
  });

  it('tells a customer of a measure that a person left out no more than that it does not count', () => {
    const detail = riskOf([row({ kind: 'Exclude', measure: 'vr_oldest_case' })]);
    expect(detail.measures.find(({ k }) => k === 'vr_oldest_case')).toMatchObject({ miss: 'excluded', val: 20 });
    expect(shareableDetail(detail).measures.find(({ k }) => k === 'vr_oldest_case')).toMatchObject({ miss: 'unknown', val: 20 });
  });

  it('shows a customer no reading where a person gave points for a missing one', () => {
    const detail = riskOf([row({ kind: 'Points', measure: 'vr_requests', value: 93 })]);
    expect(detail.measures.find(({ k }) => k === 'vr_requests')).toMatchObject({ miss: 'given', pts: 93 });
    expect(shareableDetail(detail).measures.find(({ k }) => k === 'vr_requests')).toMatchObject({ val: null, miss: 'unknown', pts: null });
  });
});

describe('silence before a decision', () => {
  const silent = (days: number): Detail =>
    riskOf([], { contracts: { value: [NaN], decisionOn: [epochToday + days] } }, { ...workedSignals, meeting_days: [131] });
  const epochToday = Date.parse(`${today}T00:00:00Z`) / 86_400_000;

  it('is asked for up to the decision day itself', () => {
    expect(silent(0).rules.map(({ k, val }) => [k, val])).toEqual([['silent_before_decision', 0]]);
    expect(silent(121).rules).toEqual([]);
  });

  it('is over once the day has passed: silence after it is consent', () => {
    expect(silent(-1).rules).toEqual([]);
  });
});
