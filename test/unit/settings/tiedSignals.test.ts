import { describe, expect, it } from 'vitest';
import type { RiskRule, Settings } from '../../../src/domain/settings.ts';
import { tiedSignals } from '../../../src/settings/tiedSignals.ts';
import { starterSettings } from './starterRows.ts';

const starter = starterSettings({ examples: true });

/** The starter with one more cap on Risk by department. */
function withCap(of: RiskRule['conditions'][0]['of']): Settings {
  const [first] = starter.riskRules;
  if (first === undefined) throw new Error('the starter has no rules');
  const conditions = [{ of, operator: '<' as const, threshold: 5 }] as const;
  const cap: RiskRule = { ...first, key: 'more', conditions, effect: { kind: 'cap', scorecard: 'vendor_risk', value: 50 } };
  return { ...starter, riskRules: [...starter.riskRules, cap] };
}

/** The starter with a measure of Risk by department on this signal. */
function withMeasure(signal: string): Settings {
  const base = starter.measures.find(({ key }) => key === 'vr_seat_use');
  if (base === undefined) throw new Error('the starter has no measure vr_seat_use');
  return { ...starter, measures: [...starter.measures, { ...base, key: 'vr_more', signal }] };
}

/** Tied signals that measures of the scorecard judge, sorted. */
function tiedMeasures(settings: Settings, scorecard: string): readonly string[] {
  const groups = settings.groups.filter((group) => group.scorecard === scorecard).map(({ key }) => key);
  const judged = new Set(settings.measures.filter(({ group }) => groups.includes(group)).map(({ signal }) => signal));
  return [...tiedSignals(settings, scorecard)].filter((signal) => judged.has(signal)).sort();
}

describe('tiedSignals', () => {
  it.each(starter.scorecards.map(({ key }) => key).filter((key) => key !== 'vendor_expansion'))(
    'leaves every measure of %s to be moved',
    (key) => {
      expect(tiedMeasures(starter, key)).toEqual([]);
    }
  );

  it('ties what cells rest on to a scorecard that judges them: quantities, holds, and the scores that holds look at', () => {
    const tied = tiedSignals(starter, 'vendor_expansion');
    expect(['qty_platform', 'defect_oldest_days', 'case_open'].map((signal) => tied.has(signal))).toEqual([true, true, true]);
  });

  it('ties what is subtracted from a quantity, and what a target counts', () => {
    const productLines = starter.productLines.map((line) => ({ ...line, returnsSignal: 'given_back' }));
    const target = { kind: 'per_site' as const, factor: 1, signal: 'sites' };
    const whitespaceRules = starter.whitespaceRules.map((rule) => ({ ...rule, target }));
    const tied = tiedSignals({ ...starter, productLines, whitespaceRules }, 'vendor_expansion');
    expect([tied.has('given_back'), tied.has('sites')]).toEqual([true, true]);
  });

  it('ties both parts of a ratio that the score rests on, and the ratio to its numerator', () => {
    expect(tiedMeasures(withMeasure('usage_active'), 'vendor_risk')).toEqual(['usage_active', 'usage_seat_share']);
    expect(tiedMeasures(withMeasure('asset_qty'), 'vendor_risk')).toEqual(['asset_qty']);
    expect(tiedMeasures(withCap({ kind: 'signal', signal: 'usage_active' }), 'vendor_risk')).toEqual(['usage_seat_share']);
  });

  it('looks through the scores that rules of a scorecard look at', () => {
    const { riskRules } = withCap({ kind: 'scorecard', scorecard: 'client_experience' });
    expect(tiedMeasures({ ...starter, riskRules }, 'vendor_risk')).toEqual([]);
    expect(tiedMeasures({ ...withMeasure('golive_actual_days'), riskRules }, 'vendor_risk')).toEqual(['golive_actual_days']);
  });
});
