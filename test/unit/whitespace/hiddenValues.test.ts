import { describe, expect, it } from 'vitest';
import { isSensitive, isValueHidden } from '../../../src/domain/hiddenValues.ts';
import type { DetailMeasure, DetailRule, ScorecardSettingsJson } from '../../../src/domain/resultJson.ts';
import type { Settings, Signal } from '../../../src/domain/settings.ts';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import { starterSettings } from '../settings/starterRows.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { ACME, assessCase, column, resultOf, today, workedSignals } from './assessCase.ts';

const starter = starterSettings({ examples: true });

/** The ready-made settings with some signals changed. */
function withSignals(changes: Readonly<Record<string, Partial<Signal>>>): Settings {
  return { ...starter, signals: starter.signals.map((one) => ({ ...one, ...changes[one.key] })) };
}

const hiddenKeys = (settings: Settings): readonly string[] =>
  settings.signals.filter((signal) => isValueHidden(settings, signal)).map(({ key }) => key);

describe('a value that is written for nobody', () => {
  it('is that of an amount of money: of the ready-made signals four', () => {
    expect(hiddenKeys(starter).toSorted()).toEqual(['contract_value', 'first_purchase', 'return_actual', 'return_target']);
  });

  it('is money however its unit is spelt, money per something else and the other way round, but not money per money', () => {
    const ratio = { aggregate: 'RATIO', numerator: 'contract_value', unit: 'ratio' } as const;
    const of = (denominator: string, change: Partial<Signal> = {}): boolean => {
      const settings = withSignals({ uptime_90: { ...ratio, denominator, ...change } });
      return hiddenKeys(settings).includes('uptime_90');
    };
    expect(of('case_open')).toBe(true);
    expect(of('first_purchase')).toBe(false);
    // 5,000,000 uses at 7.5539 uses a unit of money: who reads both has the amount.
    expect(of('contract_value', { numerator: 'usage_features' })).toBe(true);
    expect(of('case_open', { numerator: 'usage_features' })).toBe(false);
    expect(hiddenKeys(withSignals({ case_open: { unit: ' Money' } }))).toContain('case_open');
  });

  it('is that of a sensitive signal, and of a ratio with a sensitive part, whose records are not named either', () => {
    const parts = { aggregate: 'RATIO', numerator: 'case_open', denominator: 'people_met_180' } as const;
    const settings = withSignals({ case_open: { sensitive: true }, uptime_90: parts });
    const ratio = settings.signals.find(({ key }) => key === 'uptime_90');
    expect([isSensitive(settings, ratio), isValueHidden(settings, ratio)]).toEqual([true, true]);
  });
});

/** A measure of the worked example judged on an amount: 73,456 of a curve from 0 to 100,000 is 73.456 points. */
function amountCase(change: Partial<Signal>): { readonly line: DetailMeasure; readonly rule: DetailRule; readonly text: string } {
  const knots = [
    [0, 0],
    [100_000, 100]
  ] as const;
  const base = withSignals({ case_open: change });
  const settings: Settings = {
    ...base,
    measures: base.measures.map((one) => (one.key === 'vr_open_cases' ? { ...one, judge: { kind: 'curve', knots } } : one)),
    riskRules: base.riskRules.map((rule) =>
      rule.key === 'high_case_waiting'
        ? { ...rule, conditions: [{ of: { kind: 'signal', signal: 'case_open' }, operator: '>', threshold: 50_000 }] }
        : rule
    )
  };
  const samples = new Map([['case_open', new Map([[ACME, { ids: ['500A'] }]])]]);
  const queries = new Map([['case_open', 'SELECT Id FROM Case']]);
  const input = assessCase(workedSignals, { settings, samples, queries });
  const read = new Map(input.signals).set('case_open', column([73_456]));
  const { detail } = resultOf({ ...input, signals: read }).scorecards.find(({ key }) => key === 'vendor_risk')!;
  const line = detail.measures.find(({ k }) => k === 'vr_open_cases')!;
  const rule = detail.rules.find(({ k }) => k === 'high_case_waiting')!;
  return { line, rule, text: JSON.stringify(detail) };
}

describe('the detail of a measure on an amount', () => {
  it('has neither the amount nor points fine enough to work it back, but its records', () => {
    const { line, rule, text } = amountCase({ unit: 'money' });
    expect(line).toMatchObject({ val: null, hid: true, pts: 73, ids: ['500A'], q: 'SELECT Id FROM Case' });
    expect(line).not.toHaveProperty('read.pts');
    expect(rule).toMatchObject({ val: null, ids: ['500A'] });
    expect(text).not.toMatch(/73[.,]?456|73\.4/);
  });

  it('would have both were it a count', () => {
    const { line, rule } = amountCase({});
    expect(line).toMatchObject({ val: 73_456, pts: 73.46 });
    expect(rule.val).toBe(73_456);
  });
});

/** Since when a cap holds by a value of 21 days, its edge at 14. */
function capSince(change: Partial<Signal>, more: Partial<AssessInput> = {}): string | undefined {
  const settings = withSignals({ case_high_oldest_days: change });
  const input = assessCase({ ...workedSignals, case_high_oldest_days: [21] }, { settings, ...more });
  const card = resultOf(input).scorecards.find(({ key }) => key === 'vendor_risk')!;
  return card.detail.rules.find(({ k }) => k === 'high_case_waiting')?.since;
}

describe('the day since which a rule holds', () => {
  it('is the one on which the value passed the edge, 22 November less 6 days', () => {
    expect(capSince({})).toBe('2026-11-16');
  });

  it('is that of the run for a sensitive signal: edge and days since would add up to its value', () => {
    expect(capSince({ sensitive: true })).toBe(today);
    const held = [{ accountId: ACME, rule: 'high_case_waiting', since: '2026-11-20' }];
    expect(capSince({ sensitive: true }, { heldRules: held })).toBe('2026-11-20');
  });

  it('begins anew when the signal was marked sensitive since the last run, and not in the runs after', () => {
    const held = { accountId: ACME, rule: 'high_case_waiting', since: '2026-11-16' };
    const open = { ...held, cond: 'case_high_oldest_days>14: cap vendor_risk 59' };
    expect(capSince({}, { heldRules: [open] })).toBe('2026-11-16');
    expect(capSince({ sensitive: true }, { heldRules: [open] })).toBe(today);
    const marked = { ...held, since: '2026-11-20', cond: `${open.cond}, sensitive` };
    expect(capSince({ sensitive: true }, { heldRules: [marked] })).toBe('2026-11-20');
  });
});

describe('published settings', () => {
  it('mark measures and rules on amounts as hidden', () => {
    const text = settingsVersions(withSignals({ case_open: { unit: 'money' } })).find(({ subject }) => subject === 'vendor_risk')!.text;
    const { measures } = JSON.parse(text) as ScorecardSettingsJson;
    expect(measures.filter(({ hidden }) => hidden === true).map(({ k }) => k)).toEqual(['vr_open_cases', 'vr_open_cases_large']);
  });
});
