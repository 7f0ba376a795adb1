import { describe, expect, it } from 'vitest';
import { assessAccounts } from '../../../src/whitespace/assessAccounts.ts';
import { meansOfScorecards } from '../../../src/whitespace/population.ts';
import { scoresAlone } from '../../../src/whitespace/scoresAlone.ts';
import { assessCase, workedSignals } from './assessCase.ts';

describe('an assessment of scores alone', () => {
  const worked = assessCase(workedSignals);
  const measures = worked.settings.measures.map((measure) => ({ ...measure, missing: 'segment_mean' as const }));
  const input = { ...worked, settings: { ...worked.settings, measures } };
  const whole = assessAccounts(input);
  const alone = assessAccounts(input, scoresAlone);

  it('has the scores, states and bands of a whole one, and the same cells and means', () => {
    const told = ({ scorecards }: typeof whole): unknown =>
      scorecards.map(({ key, result: { score, plain, state, band, coverage } }) => ({ key, score, plain, state, band, coverage }));
    expect(told(alone)).toEqual(told(whole));
    expect(alone.cellsOf(0)).toEqual(whole.cellsOf(0));
    expect(meansOfScorecards(alone.scorecards)).toEqual(meansOfScorecards(whole.scorecards));
    expect(Object.keys(meansOfScorecards(whole.scorecards)['vendor_risk'] ?? {}).length).toBeGreaterThan(0);
  });

  it('has no column by measure or group', () => {
    for (const { columns, result } of alone.scorecards) {
      expect([columns.values, result.points, result.weights, result.readings, result.deductions]).toEqual([[], [], [], [], []]);
      expect([result.groupScores, result.groupWeights, result.groupObserved, result.groupInUse]).toEqual([[], [], [], []]);
    }
  });
});
