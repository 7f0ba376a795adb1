import { describe, expect, it } from 'vitest';
import type { DetailMeasure } from '../../../src/domain/resultJson.ts';
import type { SurveyColumns } from '../../../src/domain/surveyCounts.ts';
import type { SignalColumns } from '../../../src/whitespace/assessInput.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { assessCase, resultOf } from './assessCase.ts';

function surveyColumns(parts: { readonly [part in keyof SurveyColumns]: number }): SurveyColumns {
  const column = (value: number): Float64Array => Float64Array.of(value);
  const { answers, sent, replied, raw, low, high } = parts;
  return { answers: column(answers), sent: column(sent), replied: column(replied), raw: column(raw), low: column(low), high: column(high) };
}

/** 22 November 2026. */
const today = 20_779;
const others = { case_resolution_days_90: [2], case_created_90: [3], owner_active: [1], problem_created_90: [0], uptime_90: [99.9] };

/** Experience of a customer with an answered survey. */
function experience(signals: Readonly<Record<string, SignalColumns>>, settings = starterSettings({ examples: true })) {
  const input = assessCase(others, { settings });
  const all = new Map([...input.signals, ...Object.entries(signals)]);
  return resultOf({ ...input, signals: all }).scorecards.find(({ key }) => key === 'client_experience')!.detail;
}

function npsOf(
  parts: Partial<{ readonly [part in keyof SurveyColumns]: number }>,
  settings?: ReturnType<typeof starterSettings>
): DetailMeasure {
  const survey = surveyColumns({ answers: 2, sent: 5, replied: 2, raw: 0, low: -73.335, high: 73.335, ...parts });
  const detail = experience({ nps_365: { values: [25], on: [today], rows: [2], survey } }, settings);
  return detail.measures.find(({ k }) => k === 'ce_nps')!;
}

describe('a survey in a result', () => {
  it('stands beside the drawn score with its answers, questions and interval', () => {
    // 40 + 30 x 25 / 30 points.
    expect(npsOf({})).toMatchObject({ val: 25, pts: 65, sv: { n: 2, sent: 5, replied: 2, raw: 0, low: -73.3, high: 73.3, few: true } });
  });

  it('is few below ten answers', () => {
    expect(npsOf({ answers: 9 }).sv?.few).toBe(true);
    expect(npsOf({ answers: 10 }).sv).not.toHaveProperty('few');
  });

  it('has no questions sent and no interval where they are unknown', () => {
    const { sv } = npsOf({ sent: NaN, replied: NaN, low: NaN, high: NaN });
    expect(sv).toEqual({ n: 2, sent: null, raw: 0, low: null, high: null, few: true });
  });

  it('tells nothing of a sensitive signal', () => {
    const settings = starterSettings({ examples: true });
    const signals = settings.signals.map((signal) => (signal.key === 'nps_365' ? { ...signal, sensitive: true } : signal));
    expect(npsOf({}, { ...settings, signals })).not.toHaveProperty('sv');
  });
});

describe('satisfaction with support, which only deducts', () => {
  /** Score with so much satisfaction, read so many days ago. */
  const scoreAt = (satisfied: number, daysAgo = 0): number =>
    experience({ csat_support: { values: [satisfied], on: [today - daysAgo], rows: [1] } }).computed ?? NaN;

  it('never lifts a score, however high it is', () => {
    expect(scoreAt(100)).toBe(scoreAt(NaN));
    expect(scoreAt(80)).toBe(scoreAt(NaN));
  });

  it('takes points off where it is low, less where it is old', () => {
    // 30 points at 50%. W = 40 x 25 / 100 = 10, half of it after 90 of 180 days; x 0.7.
    expect(scoreAt(NaN) - scoreAt(50)).toBeCloseTo(7, 6);
    expect(scoreAt(NaN) - scoreAt(50, 90)).toBeCloseTo(3.5, 6);
  });
});
