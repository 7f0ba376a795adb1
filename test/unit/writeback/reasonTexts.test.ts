import { describe, expect, it } from 'vitest';
import type { Detail } from '../../../src/domain/resultJson.ts';
import type { OverrideFact } from '../../../src/domain/judgement.ts';
import { reasonTexts, worstReason } from '../../../src/writeback/reasonTexts.ts';
import { ACME, assessCase, resultOf, workedSignals } from '../whitespace/assessCase.ts';

const { settings } = assessCase(workedSignals);

/** Reasons of a scorecard that rests on one survey. */
function surveyReasons(answers: number): readonly string[] {
  const one = (value: number): Float64Array => Float64Array.of(value);
  const survey = { answers: one(answers), sent: one(NaN), replied: one(NaN), raw: one(-100), low: one(-100), high: one(20) };
  const nps = { values: [-20], on: [20_779], rows: [answers], survey };
  const others = { case_resolution_days_90: [2], case_created_90: [3], owner_active: [1], problem_created_90: [0], uptime_90: [99.9] };
  const input = assessCase(others);
  const detail = resultOf({ ...input, signals: new Map([...input.signals, ['nps_365', nps]]) }).scorecards.find(
    ({ key }) => key === 'client_experience'
  )!.detail;
  return reasonTexts(settings, detail);
}

function reasons(
  overrides: readonly Partial<OverrideFact>[],
  signals: Readonly<Record<string, readonly number[]>> = {}
): readonly string[] {
  const base = { id: 'a0X', accountId: ACME, kind: 'Cap', scorecard: 'vendor_risk', measure: '', by: '005A' };
  const days = { createdOn: '2026-11-01', createdAt: '2026-11-01T08:00:00.000Z', expiresOn: '2026-12-31' };
  const input = assessCase({ ...workedSignals, ...signals }, { overrides: overrides.map((more) => ({ ...base, ...days, ...more })) });
  const detail: Detail = resultOf(input).scorecards.find(({ key }) => key === 'vendor_risk')!.detail;
  return reasonTexts(settings, detail);
}

describe('worstReason', () => {
  const worst = (signals: Readonly<Record<string, readonly number[]>>): string | undefined => {
    const { scorecards } = resultOf(assessCase({ ...workedSignals, ...signals }));
    return worstReason(settings, scorecards.find(({ key }) => key === 'vendor_risk')!.detail);
  };

  it('is the measure that weighs most inside the worst department, whatever limit acts on the score', () => {
    // Support is the worst group; the limit stays out, it is the first reason of the score.
    expect(worst({ case_high_oldest_days: [21] })).toBe('Oldest open case 20 days (-3.7)');
  });

  it('looks at no other department', () => {
    // All of Support's readings at their best, so that another department is the worst.
    const calm = { case_open: [0], case_oldest_open_days: [0], case_reopened_180: [0] };
    expect(worst(calm)).not.toContain('case');
  });

  it('is none for a scorecard that is not judged', () => {
    const engagement = resultOf(assessCase(workedSignals)).scorecards.find(({ key }) => key === 'client_engagement')!.detail;
    expect(engagement.worst).toBeNull();
    expect(worstReason(settings, engagement)).toBeUndefined();
  });
});

describe('reasonTexts', () => {
  it('puts what a person took off beside the measures', () => {
    expect(reasons([{ value: 69 }])).toEqual(['Oldest open case 20 days (-3.7)', 'Overruled by hand (-2.5)', 'Contacts gone 1 (-2.0)']);
  });

  it('keeps the rule’s share apart from the person’s', () => {
    // 71.5 held at 59 by the rule and at 50 by the person
    expect(reasons([{ value: 50 }], { case_high_oldest_days: [21] }).slice(0, 2)).toEqual([
      'High-priority case waiting: 21 days (-12.5)',
      'Overruled by hand (-9.0)'
    ]);
  });

  it('says that points without a reading were given by hand', () => {
    // 6 x (0 - 80) / 76.5 = -6.27
    expect(reasons([{ kind: 'Points', measure: 'vr_requests', value: 0 }])[0]).toBe('Critical request waiting judged by hand (-6.3)');
  });

  it('says how many answered instead of a net score of few', () => {
    expect(surveyReasons(1).join()).toContain('Recommendation 1 answer (');
    expect(surveyReasons(9).join()).toContain('Recommendation 9 answers (');
    expect(surveyReasons(10).join()).toContain('Recommendation -20 (');
  });

  it('has no line for an override that lifts', () => {
    expect(reasons([{ kind: 'Points', value: 90 }]).join()).not.toContain('Overruled');
  });
});
