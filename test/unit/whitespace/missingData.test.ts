import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detail, DetailMeasure } from '../../../src/domain/resultJson.ts';
import type { Measure, Settings, Signal } from '../../../src/domain/settings.ts';
import { epochDay } from '../../../src/domain/day.ts';
import { assessAccounts } from '../../../src/whitespace/assessAccounts.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { assessCase, column, resultOf, today, workedSignals } from './assessCase.ts';

const everybody = { '(NumberOfEmployees < 1000 OR NumberOfEmployees = null)': [1, 1] };

function riskOf(input: AssessInput, i = 0): Detail {
  return resultOf(input, i).scorecards.find(({ key }) => key === 'vendor_risk')!.detail;
}

function lineOf(detail: Detail, key: string): DetailMeasure | undefined {
  return detail.measures.find(({ k }) => k === key);
}

/** Default settings with one measure changed. */
function withMeasure(key: string, more: Partial<Measure>): Settings {
  const settings = starterSettings({ examples: true });
  return { ...settings, measures: settings.measures.map((one) => (one.key === key ? { ...one, ...more } : one)) };
}

/** The worked example without the open defects: W 9 of *Open defects* is missing. */
const noDefects = { ...workedSignals, defect_open: [NaN] };

describe('a missing reading, from settings to the detail', () => {
  it.each([
    // (73.534279 x 70.5 - 675) / 61.5 = 73.319783; less 2
    ['skip', 71.3, { pts: null, w: 0, miss: 'unknown' }],
    // (4509.1667 + 0) / 70.5 = 63.959811; less 2
    ['zero', 62, { pts: 0, w: 9, miss: 'policy' }],
    // (4509.1667 + 9 x 50) / 70.5 = 70.342790; less 2
    ['neutral', 68.3, { pts: 50, w: 9, miss: 'policy' }]
  ] as const)('follows the policy %s: %d', (missing, score, line) => {
    const detail = riskOf(assessCase(noDefects, { settings: withMeasure('vr_defects', { missing }) }));
    expect(detail).toMatchObject({ score, readings: 8, inUse: 10, coverage: 0.8039 });
    expect(lineOf(detail, 'vr_defects')).toMatchObject({ val: null, ...line });
  });

  it('takes the mean points of the other customers where the policy says so', () => {
    const two = Object.fromEntries(
      Object.entries(workedSignals).map(([key, [value = NaN]]) => [key, key === 'defect_open' ? [NaN, 3] : [value, value]])
    );
    const input = assessCase(two, { settings: withMeasure('vr_defects', { missing: 'segment_mean' }), matching: everybody });
    // the other one has 3 defects: 40 points; (4509.1667 + 9 x 40) / 70.5 - 2 = 67.066194
    expect(riskOf(input)).toMatchObject({ score: 67.1, readings: 8 });
    expect(lineOf(riskOf(input), 'vr_defects')).toMatchObject({ pts: 40, miss: 'policy' });
  });

  it('leaves the measure out where nobody else has a reading either', () => {
    const input = assessCase(noDefects, { settings: withMeasure('vr_defects', { missing: 'segment_mean' }) });
    expect(lineOf(riskOf(input), 'vr_defects')).toMatchObject({ pts: null, w: 0, miss: 'unknown' });
    expect(riskOf(input).score).toBe(71.3);
  });

  it('makes the points of an unknown value out of nothing that a person said about another customer', () => {
    const two = Object.fromEntries(
      Object.entries(workedSignals).map(([key, [value = NaN]]) => [key, key === 'defect_open' ? [NaN, 3] : [value, value]])
    );
    const base = assessCase(two, { settings: withMeasure('vr_defects', { missing: 'segment_mean' }), matching: everybody });
    const said = {
      ...{ id: 'a0X1', accountId: base.accounts[1] ?? '', kind: 'Points', scorecard: '', measure: 'vr_defects', value: 0 },
      ...{ createdOn: today, createdAt: today, expiresOn: today, by: '005A' }
    };
    expect(lineOf(riskOf({ ...base, overrides: [said] }), 'vr_defects')).toMatchObject({ pts: 40 });
  });

  it('shows a missing value as null, never as 0', () => {
    for (const line of riskOf(assessCase(noDefects)).measures.filter(({ miss }) => miss !== undefined)) {
      expect([line.val, line.con, line.eff]).toEqual([null, 0, 0]);
    }
  });

  it('leaves points alone while a reading ages, and takes it for stale after its days', () => {
    const settings = withMeasure('vr_defects', { staleAfterDays: 60 });
    const readOn = (age: number): DetailMeasure | undefined => {
      const input = assessCase(workedSignals, { settings });
      const on = new Date((epochDay(today) - age) * 86_400_000).toISOString().slice(0, 10);
      return lineOf(riskOf({ ...input, signals: new Map(input.signals).set('defect_open', column([1], [on])) }), 'vr_defects');
    };
    expect(readOn(0)).toMatchObject({ pts: 75, w: 9 });
    expect(readOn(30)).toMatchObject({ pts: 75, w: 4.5 });
    // at 60 of 60 days a quarter, the day after nothing
    expect(readOn(60)).toMatchObject({ pts: 75, w: 2.25 });
    expect(readOn(61)).toMatchObject({ pts: null, w: 0, miss: 'stale' });
  });

  it('leaves a measure that is not in use out of coverage and lists it once', () => {
    const uses = new Map([...assessCase(workedSignals).uses, ['defect_open', { inUse: false }]]);
    const input = assessCase(workedSignals, { uses });
    expect(lineOf(riskOf(input), 'vr_defects')).toBeUndefined();
    // 61.5 of 67.5
    expect(riskOf(input)).toMatchObject({ readings: 8, inUse: 9, coverage: 0.9111 });
    expect(assessAccounts(input).off).toMatchObject({ vr_defects: 'Case' });
  });
});

describe('coverage at the minimum', () => {
  /** Two measures of equal weight, one of them read: coverage 0.5. */
  function half(minimumCoverage: number): Detail {
    const settings = starterSettings();
    const scorecards = settings.scorecards.map((one) => (one.key === 'vendor_risk' ? { ...one, minimumCoverage } : one));
    const measures = settings.measures
      .filter(({ key }) => key === 'vr_defects' || key === 'vr_requests')
      .map((one) => ({ ...one, weight: 50 }));
    const groups = settings.groups.filter(({ key }) => key === 'vr_product');
    const input = assessCase(
      { defect_open: [0], request_high_oldest_days: [NaN] },
      { settings: { ...settings, scorecards, measures, groups } }
    );
    return riskOf(input);
  }

  it('gives a number at exactly the minimum and none just below it', () => {
    expect(half(0.5)).toMatchObject({ state: 'scored', score: 100, coverage: 0.5 });
    expect(half(0.51)).toMatchObject({ state: 'not_enough_data', score: null, computed: null, band: null });
  });
});

describe('a customer who is silent', () => {
  const settings = starterSettings({ examples: true });

  /** What every signal reads when the org holds nothing at all about an account but the account. */
  function silence({ key, whenEmpty, windowDays = 365 }: Signal): number {
    if (key === 'owner_active') {
      return 1;
    }
    return whenEmpty === 'Zero' ? 0 : whenEmpty === 'Window length' ? windowDays : NaN;
  }

  const signals = Object.fromEntries(settings.signals.map((signal) => [signal.key, [silence(signal)]]));

  it('is never in the best band of a scorecard that judges, whatever the org uses', () => {
    const best = new Set(
      settings.scorecards
        .filter(({ outcome }) => outcome !== undefined)
        .map(({ key }) => {
          const bands = settings.bands.filter((band) => band.scorecard === key);
          return bands.sort((a, b) => b.floor - a.floor)[0]?.key;
        })
    );
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: settings.signals.length, maxLength: settings.signals.length }), (used) => {
        const uses = new Map(settings.signals.map(({ key }, n) => [key, { inUse: used[n] === true }]));
        const { scorecards } = resultOf(assessCase(signals, { settings, uses }));
        expect(scorecards.filter(({ detail }) => best.has(detail.band ?? ''))).toEqual([]);
      }),
      { numRuns: 300 }
    );
  });

  it('has no number where everything is in use', () => {
    const uses = new Map(settings.signals.map(({ key }) => [key, { inUse: true }]));
    const risk = riskOf(assessCase(signals, { settings, uses }));
    expect(risk).toMatchObject({ state: 'not_enough_data', score: null, band: null });
  });
});
