import { describe, expect, it } from 'vitest';
import type { CellJson, Detail } from '../../../src/domain/resultJson.ts';
import { coveragePercent } from '../../../src/whitespace/accountDetail.ts';
import { assessAccounts } from '../../../src/whitespace/assessAccounts.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { scoreOrder } from '../../../src/whitespace/scoreOrder.ts';
import { epochDay } from '../../../src/domain/day.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { ACME, BRIO, assessCase, column, resultOf, today, workedSignals } from './assessCase.ts';

function detailOf(input: AssessInput, key = 'vendor_risk', i = 0): Detail {
  const detail = resultOf(input, i).scorecards.find((scorecard) => scorecard.key === key)?.detail;
  if (detail === undefined) {
    throw new Error(`no result on ${key}`);
  }
  return detail;
}

function cellOf(input: AssessInput, line: string, i = 0): CellJson {
  return assessAccounts(input)
    .cellsOf(i)
    .find((cell) => cell.k === line)!;
}

describe('the worked example, from settings and signals to the detail', () => {
  const detail = detailOf(assessCase(workedSignals));

  it('is 71.5, Watch, with 9 of 10 readings and 92.16% of the weight', () => {
    expect(detail).toMatchObject({ state: 'scored', score: 71.5, computed: 71.5, band: 'vendor_risk_yellow', best: 80 });
    expect(detail).toMatchObject({ readings: 9, inUse: 10, coverage: 0.9216, worst: 'vr_support' });
  });

  it('holds the groups with their readings', () => {
    expect(detail.groups).toEqual([
      { k: 'vr_adoption', s: 88.3, w: 7.5, n: 1, of: 1 },
      { k: 'vr_marketing', s: 65, w: 5, n: 1, of: 1 },
      { k: 'vr_product', s: 75, w: 9, n: 1, of: 2 },
      // 80.7 less the deduction of 10
      { k: 'vr_relationship', s: 70.7, w: 20, n: 2, of: 2 },
      { k: 'vr_services', s: 80, w: 4, n: 1, of: 1 },
      { k: 'vr_support', s: 63.5, w: 25, n: 3, of: 3 }
    ]);
  });

  it('adds up, line by line', () => {
    const tenths = (pick: 'con' | 'eff'): number => detail.measures.reduce((sum, line) => sum + Math.round(line[pick] * 10), 0);
    expect([tenths('con'), tenths('eff')]).toEqual([715, -85]);
  });

  it('leaves out the curve for large customers and names the missing reading', () => {
    expect(detail.measures.map((line) => line.k)).not.toContain('vr_open_cases_large');
    expect(detail.measures.find((line) => line.k === 'vr_requests')).toMatchObject({ val: null, pts: null, w: 0, miss: 'unknown' });
  });
});

describe('assessAccounts', () => {
  it('lists measures that are off and scorecards that are not set up', () => {
    const { off, notSetUp, scorecards } = assessAccounts(assessCase(workedSignals, { settings: starterSettings() }));
    expect(off).toMatchObject({ vr_usage_trend: 'Headroom_Product_Usage__c', vr_seat_use: 'Headroom_Product_Usage__c' });
    expect(notSetUp).toEqual({ vendor_expansion: 0 });
    expect(scorecards.map((scorecard) => scorecard.key)).toContain('vendor_risk');
  });

  it('gives no result to an account that is no customer', () => {
    const input = assessCase(workedSignals, { customers: [0] });
    expect(resultOf(input)).toMatchObject({ scorecards: [], cells: [] });
  });

  it('gives a result only inside the population of a scorecard', () => {
    const settings = starterSettings();
    const scorecards = settings.scorecards.map((one) => (one.key === 'vendor_risk' ? { ...one, population: "Type = 'Big'" } : one));
    const input = assessCase(workedSignals, { settings: { ...settings, scorecards }, matching: { "Type = 'Big'": [0] } });
    expect(resultOf(input).scorecards.map((one) => one.key)).not.toContain('vendor_risk');
  });

  it('gives neither number nor band to a customer who is too new to judge', () => {
    const input = assessCase(workedSignals, { customerSince: [epochDay(today) - 34] });
    expect(detailOf(input)).toMatchObject({
      state: 'too_new',
      score: null,
      computed: null,
      band: null,
      worst: null,
      fresh: { days: 34, of: 90, until: '2027-01-17' }
    });
    const scores = detailOf(assessCase(workedSignals, { customerSince: [epochDay(today) - 90] }));
    expect(scores.state).toBe('scored');
  });

  it('rounds coverage to whole percent once', () => {
    const [scorecard] = assessAccounts(assessCase(workedSignals)).scorecards;
    const percent = (coverage: number) =>
      coveragePercent({ ...scorecard!, result: { ...scorecard!.result, coverage: Float64Array.of(coverage) } }, 0);
    // 64.496 rounded to 64.50 first would be 65
    expect(percent(0.64496)).toBe(64);
    expect(percent(0.645)).toBe(65);
  });

  it('gives no number where too few readings were observed', () => {
    const input = assessCase({ defect_open: [1] });
    expect(detailOf(input)).toMatchObject({ state: 'not_enough_data', score: null, band: null, readings: 1 });
  });

  it('caps the score and names the rule since the day its threshold was passed', () => {
    const waiting = assessCase(
      { ...workedSignals, case_high_oldest_days: [21] },
      { samples: new Map([['case_high_oldest_days', new Map([[ACME, { ids: ['500A'] }]])]]) }
    );
    expect(detailOf(waiting)).toMatchObject({
      score: 59,
      computed: 71.5,
      rules: [{ k: 'high_case_waiting', to: 59, since: '2026-11-16', val: 21, ids: ['500A'], acts: true }]
    });
  });

  it('lets the strictest of two caps act and lists both', () => {
    const signals = { ...workedSignals, case_high_oldest_days: [21], usage_trend: [-0.4], usage_licensed: [20] };
    const { score, rules } = detailOf(assessCase(signals));
    expect(score).toBe(39);
    expect(rules.map((rule) => [rule.k, rule.acts])).toEqual([
      ['high_case_waiting', false],
      ['usage_falling', true]
    ]);
  });

  it('keeps the day on which a rule began while it stays in force', () => {
    const heldRules = [{ accountId: ACME, rule: 'usage_falling', since: '2026-10-01' }];
    const signals = { ...workedSignals, usage_trend: [-0.4], usage_licensed: [20] };
    expect(detailOf(assessCase(signals, { heldRules })).rules[0]?.since).toBe('2026-10-01');
    expect(detailOf(assessCase(signals)).rules[0]?.since).toBe(today);
  });

  it('asks of a silent customer only when there is a decision date', () => {
    const signals = { ...workedSignals, meeting_days: [131] };
    const decided = assessCase(signals, { contracts: { value: [NaN], decisionOn: [epochDay(today) + 74] } });
    expect(detailOf(decided).rules).toMatchObject([{ k: 'silent_before_decision', val: 74, val2: 131, since: '2026-10-13' }]);
    const dated = new Map([...decided.signals, ['meeting_days', column([131], ['2026-07-14'])]]);
    expect(detailOf({ ...decided, signals: dated }).rules).toMatchObject([{ val: 74, by: '2027-02-04', val2: 131, on2: '2026-07-14' }]);
    expect(detailOf(assessCase(signals)).rules).toEqual([]);
  });

  it('marks a value as the least it can be when nothing was found in the whole window', () => {
    const signals = { ...workedSignals, meeting_days: [365] };
    const contracts = { value: [NaN], decisionOn: [epochDay(today) + 74] };
    const nothingFound = { values: [365], on: [NaN], rows: [0] };
    const input = assessCase(signals, { contracts });
    const never = { ...input, signals: new Map([...input.signals, ['meeting_days', nothingFound]]) };
    expect(detailOf(never).measures.find((one) => one.k === 'vr_meeting_days')).toMatchObject({ val: 365, least: true });
    expect(detailOf(never).rules).toMatchObject([{ k: 'silent_before_decision', val: 74, val2: 365, least2: true }]);
    expect(detailOf(input).measures.find((one) => one.k === 'vr_meeting_days')).not.toHaveProperty('least');
  });

  it('hides value and ids of a sensitive signal but keeps its effect', () => {
    const settings = starterSettings();
    const signals = settings.signals.map((one) => (one.key === 'case_open' ? { ...one, sensitive: true } : one));
    const samples = new Map([['case_open', new Map([[ACME, { ids: ['500A'] }]])]]);
    const input = assessCase(workedSignals, { settings: { ...settings, signals }, samples });
    const counted = { ...input, signals: new Map(input.signals).set('case_open', { ...column([3]), rows: [3] }) };
    const line = detailOf(counted).measures.find((one) => one.k === 'vr_open_cases');
    expect(line).toMatchObject({ val: null, n: 0, ids: [], q: '', hid: true, pts: 70 });
    expect(line?.eff).toBeLessThan(0);
  });

  it('treats a reading older than the measure allows as unknown, and a younger one as lighter', () => {
    const settings = starterSettings();
    const measures = settings.measures.map((one) => (one.key === 'vr_reopened' ? { ...one, staleAfterDays: 60 } : one));
    const readOn = (on: string): Detail => {
      const input = assessCase(workedSignals, { settings: { ...settings, measures } });
      const signals = new Map(input.signals).set('case_reopened_180', column([1], [on]));
      return detailOf({ ...input, signals });
    };
    const line = (detail: Detail): unknown => detail.measures.find((one) => one.k === 'vr_reopened');
    expect(line(readOn('2026-09-01'))).toMatchObject({ val: null, pts: null, w: 0, miss: 'stale' });
    // 30 of 60 days: half of 25 x 25 / 100
    expect(line(readOn('2026-10-23'))).toMatchObject({ val: 1, pts: 70, w: 3.125 });
  });

  it('names the day of the oldest reading that can become too old, and none where none can', () => {
    const settings = starterSettings();
    const measures = settings.measures.map((one) =>
      one.key === 'vr_reopened' || one.key === 'vr_open_cases' ? { ...one, staleAfterDays: 60 } : one
    );
    const input = assessCase(workedSignals, { settings: { ...settings, measures } });
    const signals = new Map(input.signals)
      .set('case_reopened_180', column([1], ['2026-11-02']))
      .set('case_open', column([3], ['2026-11-20']))
      .set('case_oldest_open_days', column([20], ['2026-10-01']));
    expect(detailOf({ ...input, signals }).oldest).toBe('2026-11-02');
    expect(detailOf(assessCase(workedSignals))).not.toHaveProperty('oldest');
  });

  it('shows the day from which an ageing value counts', () => {
    const input = assessCase(workedSignals);
    const signals = new Map(input.signals).set('case_oldest_open_days', column([20], ['2026-11-02']));
    expect(detailOf({ ...input, signals }).measures.find((one) => one.k === 'vr_oldest_case')).toMatchObject({ val: 20, on: '2026-11-02' });
  });
});

const owned = { qty_platform: [40], qty_analytics: [0], qty_integrations: [2], qty_premium_support: [0], qty_training: [1] };
const segments = {
  "Industry IN ('Technology', 'Telecommunications')": [1],
  'NumberOfEmployees >= 100': [1],
  'NumberOfEmployees >= 500': [0],
  '(NumberOfEmployees < 1000 OR NumberOfEmployees = null)': [1]
};

describe('cells of an account', () => {
  const base = { employees: [240], matching: segments, prices: [{ productLine: 'platform', currency: 'EUR', amount: 450 }] };

  it('judges each product line by the first rule that fits', () => {
    const { cellsOf } = assessAccounts(assessCase({ ...workedSignals, ...owned }, base));
    expect(cellsOf(0)).toMatchObject([
      // 0.5 x 240 = 120 seats; 40 of 120 is a third
      {
        k: 'platform',
        st: 'Partly_Used',
        own: 40,
        tgt: 120,
        rule: 'platform_software',
        base: 240,
        amt: 36_000,
        unitPrice: 450,
        motion: 'Upsell'
      },
      { k: 'analytics', st: 'Open', lvl: 'red', tgt: 1, motion: 'Cross-sell', amt: null },
      { k: 'integrations', st: 'Partly_Used', own: 2, tgt: 5 },
      { k: 'premium_support', st: 'No_Rule' },
      // one for each 10 of 40 seats: 1 of 4
      { k: 'training', st: 'Open', own: 1, tgt: 4, base: 40 }
    ]);
  });

  it('scores product coverage on levels and leaves out what does not apply', () => {
    // 35 x 50, 25 x 0, 15 x 50, 10 x 0 over 85: premium support has no rule
    const detail = detailOf(assessCase({ ...workedSignals, ...owned }, base), 'vendor_expansion');
    expect(detail).toMatchObject({ score: 29.4, readings: 4, inUse: 4, coverage: 1, worst: null, band: 'vendor_expansion_red' });
    expect(detail.measures.find((line) => line.k === 'vx_platform')).toMatchObject({ val: 40, pts: 50 });
  });

  it('puts all lines on hold while the account is at risk and returns them when it is not', () => {
    const signals = { ...workedSignals, ...owned, usage_trend: [-0.4], usage_licensed: [20] };
    const held = assessCase(signals, base);
    expect(cellOf(held, 'analytics')).toMatchObject({
      st: 'Blocked_At_Risk',
      hold: { rule: 'account_at_risk_block', since: today, ids: [], val: 39, all: true }
    });
    expect(detailOf(held, 'vendor_expansion')).toMatchObject({ state: 'not_enough_data', score: null, readings: 0, inUse: 4 });
    expect(cellOf(assessCase({ ...signals, usage_trend: [0] }, base), 'analytics').st).toBe('Open');
  });

  it('puts one line on hold while a defect on it is open, with the record and the day', () => {
    const line = column([46], ['2026-10-07']);
    const byProductLine = new Map([['defect_oldest_days', new Map([['integrations', line]])]]);
    const samples = new Map([['defect_oldest_days:integrations', new Map([[ACME, { ids: ['500D'] }]])]]);
    const input = assessCase({ ...workedSignals, ...owned, defect_oldest_days: [46] }, { ...base, byProductLine, samples });
    expect(cellOf(input, 'integrations')).toMatchObject({
      st: 'Blocked_At_Risk',
      hold: { rule: 'product_defect_block', since: '2026-11-07', ids: ['500D'], val: 46, on: '2026-10-07', all: false }
    });
    expect(cellOf(input, 'platform').st).toBe('Partly_Used');
    const heldRules = [{ accountId: ACME, rule: 'product_defect_block', productLine: 'integrations', since: '2026-11-01' }];
    expect(cellOf({ ...input, heldRules }, 'integrations').hold?.since).toBe('2026-11-01');
  });

  it('names neither value nor records of a hold by a sensitive signal, nor the day on which it passed the edge', () => {
    const usual = assessCase(workedSignals, base).settings;
    const signals = usual.signals.map((one) => (one.key === 'defect_oldest_days' ? { ...one, sensitive: true } : one));
    const byProductLine = new Map([['defect_oldest_days', new Map([['integrations', column([46], ['2026-10-07'])]])]]);
    const samples = new Map([['defect_oldest_days:integrations', new Map([[ACME, { ids: ['500D'] }]])]]);
    const settings = { ...usual, signals };
    const input = assessCase({ ...workedSignals, ...owned, defect_oldest_days: [46] }, { ...base, settings, byProductLine, samples });
    expect(cellOf(input, 'integrations').hold).toEqual({
      rule: 'product_defect_block',
      since: today,
      ids: [],
      val: null,
      all: false
    });
  });

  it('lets the newest answer count until its date', () => {
    const row = (answer: string, until?: string) => ({
      id: `a0${answer}`,
      accountId: ACME,
      productLine: 'analytics',
      answer,
      ...(until === undefined ? {} : { until })
    });
    const judged = (...feedback: AssessInput['feedback']): unknown =>
      cellOf(assessCase({ ...workedSignals, ...owned }, { ...base, feedback }), 'analytics').st;
    expect(judged(row('Later', '2026-11-23'))).toBe('Not_A_Fit');
    expect(judged(row('Later', today))).toBe('Open');
    expect(judged(row('Not_A_Fit'))).toBe('Not_A_Fit');
    expect(judged(row('Not_A_Fit'), row('Later', '2026-11-01'))).toBe('Open');
    expect(judged(row('Not_A_Fit'), row('Tell_Me'))).toBe('Not_A_Fit');
    expect(judged(row('Has_Competitor'))).toBe('Has_Competitor');
  });

  it('gives open opportunities and competitors their status', () => {
    const with_ = (more: Partial<AssessInput>): CellJson =>
      cellOf(assessCase({ ...workedSignals, ...owned }, { ...base, ...more }), 'analytics');
    expect(with_({ opportunities: { analytics: ['006A'] } })).toMatchObject({ st: 'Open_Opportunity', opp: { id: '006A' } });
    expect(with_({ competitors: { analytics: ['02iA'] } })).toMatchObject({ st: 'Has_Competitor', competitor: { id: '02iA' } });
  });

  it('adds up open cells and known amounts', () => {
    const input = assessCase({ ...workedSignals, ...owned }, base);
    expect(resultOf(input).totals).toEqual({ open: 4, onHold: 0, amount: 36_000, full: 36_000 });
    const unpriced = { ...input, prices: [] };
    expect(resultOf(unpriced).totals.amount).toBeUndefined();
  });

  it('keeps accounts apart', () => {
    const twice = Object.fromEntries(
      Object.entries({ ...workedSignals, ...owned }).map(([key, [value = NaN]]) => [key, [value, key === 'qty_analytics' ? 1 : value]])
    );
    const two = Object.fromEntries(Object.entries(segments).map(([key, [value = 0]]) => [key, [value, value]]));
    const { cellsOf } = assessAccounts(assessCase(twice, { employees: [240, 240], matching: two }));
    expect([0, 1].map((i) => cellsOf(i).find((cell) => cell.k === 'analytics')?.st)).toEqual(['Open', 'Covered']);
    expect(BRIO > ACME).toBe(true);
  });
});

describe('scoreOrder', () => {
  it('works out product coverage after the cells and the cells after the score that holds look at', () => {
    const order = scoreOrder(starterSettings({ examples: true }));
    expect(order.indexOf('vendor_risk')).toBeLessThan(order.indexOf(''));
    expect(order.indexOf('')).toBeLessThan(order.indexOf('vendor_expansion'));
    expect(order).toHaveLength(8);
  });
});
