import { describe, expect, it } from 'vitest';
import { shareableDetail } from '../../../src/writeback/detailText.ts';
import { comparableDetail } from '../../../src/writeback/comparableJson.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { assessCase, column, resultOf, workedSignals } from './assessCase.ts';

const detailOf = (input: ReturnType<typeof assessCase>, key = 'vendor_risk') => {
  const detail = resultOf(input).scorecards.find((scorecard) => scorecard.key === key)?.detail;
  if (detail === undefined) throw new Error(`no result on ${key}`);
  return detail;
};

const lineOf = (detail: ReturnType<typeof detailOf>, key: string) => detail.measures.find(({ k }) => k === key);

describe('what a detail keeps for a what-if', () => {
  it('keeps nothing beside numbers that tell all', () => {
    expect(detailOf(assessCase(workedSignals)).measures.filter(({ read }) => read !== undefined)).toEqual([]);
  });

  it('keeps exact points where four decimals of a value do not give them', () => {
    // a third between the knots 0:0 and 0.5:40
    const detail = detailOf(assessCase({ ...workedSignals, asset_deployed: [1 / 3] }));
    expect(lineOf(detail, 'vr_deployed')).toMatchObject({ val: 0.3333, pts: 26.67, read: { pts: expect.closeTo(80 / 3, 12) as number } });
  });

  it('keeps the factor of a reading that grows stale', () => {
    const signals = { ...workedSignals, sponsors_named: [1], opp_open: [1], references_365: [1], case_bad_180: [1] };
    const dated = new Map(Object.entries(signals).map(([key, values]) => [key, column(values, ['2025-11-22'])]));
    // 365 of 1095 days: 2 ^ (-2 / 3)
    expect(lineOf(detailOf(assessCase(signals, { signals: dated }), 'vendor_outcomes'), 'vo_sponsor')?.read?.age).toBeCloseTo(0.62996, 5);
  });

  it('counts a sensitive reading in whole points, so that none finer have to be kept', () => {
    const starter = starterSettings({ examples: true });
    const signals = starter.signals.map((signal) => (signal.key === 'asset_deployed' ? { ...signal, sensitive: true } : signal));
    const detail = detailOf(assessCase({ ...workedSignals, asset_deployed: [1 / 3] }, { settings: { ...starter, signals } }));
    // 27 for 26.67: the mean is 73.534279 - 7.5 x (88.3333 - 27) / 70.5, the deduction 2
    expect(detail.score).toBe(65);
    expect(lineOf(detail, 'vr_deployed')).toMatchObject({ val: null, hid: true, pts: 27 });
    expect(lineOf(detail, 'vr_deployed')).not.toHaveProperty('read');
  });

  it('names a rule of which one of two conditions holds, and which', () => {
    expect(detailOf(assessCase(workedSignals)).half).toEqual({ contact_gone: 1 });
    expect(detailOf(assessCase({ ...workedSignals, contacts_left_180: [0], people_met_180: [1] })).half).toEqual({ contact_gone: 2 });
    expect(detailOf(assessCase({ ...workedSignals, contacts_left_180: [0] })).half).toBeUndefined();
  });

  it('is written anew when a condition comes true, and shared with nobody', () => {
    const detail = detailOf(assessCase({ ...workedSignals, asset_deployed: [1 / 3] }));
    expect(comparableDetail(detail)).not.toBe(comparableDetail({ ...detail, half: { contact_gone: 2 } }));
    expect(JSON.stringify(shareableDetail(detail))).not.toMatch(/"half"|"read"/);
  });
});
