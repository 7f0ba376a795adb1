import { describe, expect, it } from 'vitest';
import type { RiskRule, Settings } from '../../../../../src/domain/settings.ts';
import { assessPublishable, publishedScorecards } from '../../../../../src/operations/sync/judge/assessPublishable.ts';
import type { HeldRecord } from '../../../../../src/writeback/changes.ts';
import { starterSettings } from '../../../settings/starterRows.ts';
import { assessCase, workedSignals } from '../../../whitespace/assessCase.ts';

const settings = starterSettings({ examples: true });

/** Two customers: one has every reading of Risk by department, the other has none. */
const half = Object.fromEntries(Object.entries(workedSignals).map(([key, [value = NaN]]) => [key, [value, NaN]]));

function withShare(leastShare: number, more: Partial<Settings> = {}): Settings {
  return { ...settings, ...more, general: { ...settings.general, leastShare } };
}

const published: HeldRecord = {
  object: 'Headroom_Scorecard_Result__c',
  id: 'a00000000000001AAA',
  key: 'x:vendor_risk',
  fields: { Scorecard__c: 'vendor_risk' }
};

const none = new Set<string>();

describe('assessPublishable', () => {
  it('publishes a scorecard that gives enough customers a number', () => {
    const { assessment, heldBack, reaches } = assessPublishable(assessCase(half, { settings: withShare(0.5) }), none);
    expect(reaches).toContainEqual({ key: 'vendor_risk', judged: 2, numbers: 1 });
    expect(heldBack).not.toContain('vendor_risk');
    expect(assessment.scorecards.map(({ key }) => key)).toContain('vendor_risk');
  });

  it('holds a new one back that gives too few a number, and counts it among those not set up', () => {
    const { assessment, heldBack } = assessPublishable(assessCase(half, { settings: withShare(0.6) }), none);
    expect(heldBack).toContain('vendor_risk');
    expect(assessment.scorecards.map(({ key }) => key)).not.toContain('vendor_risk');
    // Everything but usage and success plans: 76.5 of 100, as in the worked example.
    expect(assessment.notSetUp['vendor_risk']).toBeCloseTo(0.765, 9);
  });

  it('keeps one that the org has results of, however few customers it reaches now', () => {
    const { heldBack, assessment } = assessPublishable(assessCase(half, { settings: withShare(1) }), publishedScorecards([published]));
    expect(heldBack).not.toContain('vendor_risk');
    expect(assessment.scorecards.map(({ key }) => key)).toContain('vendor_risk');
  });

  it('does not count customers who are too new to judge', () => {
    const input = assessCase(half, { settings: withShare(1), customerSince: [NaN, Date.parse('2026-11-01') / 86_400_000] });
    const { reaches, heldBack } = assessPublishable(input, none);
    expect(reaches).toContainEqual({ key: 'vendor_risk', judged: 1, numbers: 1 });
    expect(heldBack).not.toContain('vendor_risk');
  });

  it('lets no cap of another scorecard rest on a score that is held back', () => {
    const cap: RiskRule = {
      ...(settings.riskRules[0] as RiskRule),
      key: 'risk_caps_experience',
      conditions: [{ of: { kind: 'scorecard', scorecard: 'vendor_risk' }, operator: '<=', threshold: 100 }],
      effect: { kind: 'cap', scorecard: 'client_experience', value: 10 }
    };
    const signals = { ...half, case_resolution_days_90: [0, 0], case_created_90: [0, 0], problem_created_90: [0, 0], owner_active: [1, 1] };
    const scoreOf = (leastShare: number): number | undefined => {
      const input = assessCase(signals, { settings: withShare(leastShare, { riskRules: [cap] }) });
      return assessPublishable(input, none).assessment.scorecards.find(({ key }) => key === 'client_experience')?.result.score[0];
    };
    expect(scoreOf(0.5)).toBe(10);
    expect(scoreOf(0.6)).toBeGreaterThan(80);
  });
});
