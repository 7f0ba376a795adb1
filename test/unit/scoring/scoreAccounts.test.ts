import { describe, expect, it } from 'vitest';
import { LIMIT, explainScore } from '../../../src/scoring/explainScore.ts';
import { scoreAccounts } from '../../../src/scoring/scoreAccounts.ts';
import { segmentMeans } from '../../../src/scoring/segmentMeans.ts';
import { FILLED, NOT_CONCERNED, NOT_ENOUGH_DATA, OBSERVED, SCORED, UNKNOWN, WITHHELD } from '../../../src/scoring/types.ts';
import type { EngineScorecard } from '../../../src/scoring/types.ts';
import { measure, threeBands } from './scorecards.ts';

const identity = [
  [0, 0],
  [100, 100]
] as const;

function scorecard(more: Partial<EngineScorecard> = {}): EngineScorecard {
  return Object.freeze({
    key: 'two',
    groups: [
      { key: 'a', weight: 60 },
      { key: 'b', weight: 40 }
    ],
    measures: [measure('a1', [0, 50], identity), measure('a2', [0, 50], identity), measure('b1', [1, 100], identity)],
    bands: threeBands,
    minimumCoverage: 0.5,
    judged: true,
    ...more
  });
}

const penalised = scorecard({
  measures: [measure('a1', [0, 100], identity), measure('a2', [0, 50], identity, { penaltyOnly: true }), measure('b1', [1, 100], identity)]
});

describe('scoreAccounts', () => {
  it('leaves a measure out of the mean when its signal is missing and the policy is skip', () => {
    // observed: a1 with W 30 and b1 with W 40: (30 x 80 + 40 x 45) / 70 = 60
    const result = scoreAccounts(scorecard(), { accounts: 1, values: [[80], [NaN], [45]] });
    expect(result.score[0]).toBe(60);
    expect(result.coverage[0]).toBeCloseTo(0.7, 12);
    expect(result.readings.map((column) => column[0])).toEqual([OBSERVED, UNKNOWN, OBSERVED]);
  });

  it('lets a measure filled by its policy take part without counting it as covered', () => {
    // zero: (30 x 80 + 30 x 0 + 40 x 45) / 100 = 42
    const filled = scorecard({
      measures: [measure('a1', [0, 50], identity), measure('a2', [0, 50], identity, { missing: 'zero' }), measure('b1', [1, 100], identity)]
    });
    const result = scoreAccounts(filled, { accounts: 1, values: [[80], [NaN], [45]] });
    expect(result.score[0]).toBe(42);
    expect(result.coverage[0]).toBeCloseTo(0.7, 12);
    expect(result.readings[1]?.[0]).toBe(FILLED);
    expect([result.observed[0], result.inUse[0]]).toEqual([2, 3]);
  });

  it('gives no number below the minimum coverage', () => {
    // observed weight 30 of 100
    const result = scoreAccounts(scorecard(), { accounts: 1, values: [[80], [NaN], [NaN]] });
    expect(result.state[0]).toBe(NOT_ENOUGH_DATA);
    expect(result.score[0]).toBeNaN();
    expect(result.band[0]).toBe(-1);
    expect(result.exact[0]).toBe(80);
  });

  it('gives a number at exactly the minimum coverage', () => {
    const result = scoreAccounts(scorecard({ minimumCoverage: 0.7 }), { accounts: 1, values: [[80], [NaN], [45]] });
    expect(result.state[0]).toBe(SCORED);
  });

  it('gives no number when nothing is observed, even where no coverage is asked for', () => {
    const result = scoreAccounts(scorecard({ minimumCoverage: 0 }), { accounts: 1, values: [] });
    expect([result.state[0], result.score[0], result.coverage[0]]).toEqual([NOT_ENOUGH_DATA, NaN, 0]);
  });

  it('withholds the number of a customer who is too new to judge', () => {
    const result = scoreAccounts(scorecard(), {
      accounts: 2,
      values: [
        [80, 80],
        [80, 80],
        [80, 80]
      ],
      withheld: [1, 0]
    });
    expect([...result.state]).toEqual([WITHHELD, SCORED]);
    expect([...result.score]).toEqual([NaN, 80]);
  });

  it('leaves a measure that does not concern the account out of coverage', () => {
    const result = scoreAccounts(scorecard(), { accounts: 1, values: [[80], [NaN], [45]], concerns: [undefined, [0], undefined] });
    expect(result.coverage[0]).toBe(1);
    expect(result.readings[1]?.[0]).toBe(NOT_CONCERNED);
    expect([result.observed[0], result.inUse[0]]).toEqual([2, 2]);
  });

  it('lowers weight and coverage of an ageing reading', () => {
    // a1 W 30, a2 W 15, b1 W 40: (30 x 80 + 15 x 20 + 40 x 45) / 85 = 52.94...
    const result = scoreAccounts(scorecard(), { accounts: 1, values: [[80], [20], [45]], ageFactors: [undefined, [0.5], undefined] });
    expect(result.score[0]).toBe(52.9);
    expect(result.coverage[0]).toBeCloseTo(0.85, 12);
  });

  it('takes a deduction off the group and off the scorecard', () => {
    // mean (60 x 80 + 40 x 45) / 100 = 66; group a 80 - 50 x 0.6 = 50; scorecard 66 - 30 x 0.6 = 48
    const result = scoreAccounts(penalised, { accounts: 1, values: [[80], [40], [45]] });
    expect(result.groupScores.map((column) => column[0])).toEqual([50, 45]);
    expect(result.score[0]).toBe(48);
    expect(result.coverage[0]).toBe(1);
    expect(explainScore(penalised, result, 0).contributions).toEqual([48, -18, 18]);
  });

  it('never lifts a score by a penalty-only measure', () => {
    const result = scoreAccounts(penalised, { accounts: 1, values: [[80], [100], [45]] });
    expect(result.score[0]).toBe(66);
  });

  it('keeps the part of a deduction that took effect where the floor of 0 cuts it', () => {
    // mean (60 x 10 + 40 x 5) / 100 = 8; wanted 30; effective 8
    const result = scoreAccounts(penalised, { accounts: 1, values: [[10], [0], [5]] });
    expect(result.score[0]).toBe(0);
    expect(result.groupScores[0]?.[0]).toBe(0);
    expect(explainScore(penalised, result, 0).contributions).toEqual([6, -8, 2]);
  });

  it('deducts with the full weight where a missing reading is filled, however old the one that cannot be judged is', () => {
    // a2 is filled with 0: group a 80 - 50; scorecard (60 x 80 + 40 x 45) / 100 - 30
    const filled = scorecard({
      measures: penalised.measures.map((one) => (one.key === 'a2' ? { ...one, missing: 'zero' as const } : one))
    });
    const result = scoreAccounts(filled, { accounts: 1, values: [[80], [NaN], [45]], ageFactors: [undefined, [0.5], undefined] });
    expect([result.groupScores[0]?.[0], result.score[0]]).toEqual([30, 36]);
  });

  it('deducts only while the group has another observed measure', () => {
    const result = scoreAccounts(scorecard({ ...penalised, minimumCoverage: 0.4 }), { accounts: 1, values: [[NaN], [0], [45]] });
    expect(result.score[0]).toBe(45);
    expect(result.groupScores[0]?.[0]).toBeNaN();
  });

  it.each([
    ['a cap below the score lowers it', { value: 66, cap: 59, floor: NaN, score: 59 }],
    ['a cap above the score does not raise it', { value: 50, cap: 59, floor: NaN, score: 50 }],
    ['a floor above the score lifts it', { value: 50, cap: NaN, floor: 60, score: 60 }],
    ['a floor below the score does not lower it', { value: 66, cap: NaN, floor: 60, score: 66 }],
    ['a cap has the last word over a floor', { value: 50, cap: 59, floor: 70, score: 59 }]
  ])('%s', (_title, { value, cap, floor, score }) => {
    const one = scorecard({ groups: [{ key: 'a', weight: 100 }], measures: [measure('a1', [0, 100], identity)] });
    const result = scoreAccounts(one, { accounts: 1, values: [[value]], caps: [cap], floors: [floor] });
    expect(result.score[0]).toBe(score);
    expect(result.computed[0]).toBe(value);
  });

  it('decides the band on the rounded score', () => {
    const one = scorecard({ groups: [{ key: 'a', weight: 100 }], measures: [measure('a1', [0, 100], identity)] });
    const result = scoreAccounts(one, { accounts: 2, values: [[39.96, 39.94]] });
    expect([...result.band]).toEqual([1, 0]);
  });

  it('names no worst group on a scorecard that only describes', () => {
    const result = scoreAccounts(scorecard({ judged: false }), { accounts: 1, values: [[80], [20], [45]] });
    expect(result.worst[0]).toBe(-1);
  });
});

describe('explainScore', () => {
  it('shows the cap as a line of its own, first among the reasons', () => {
    const one = scorecard({ groups: [{ key: 'a', weight: 100 }], measures: [measure('a1', [0, 100], identity)] });
    const result = scoreAccounts(one, { accounts: 1, values: [[71.5]], caps: [59] });
    const { contributions, effects, limit, reasons } = explainScore(one, result, 0);
    expect([contributions, effects, limit]).toEqual([[71.5], [-8.5], -12.5]);
    expect(reasons).toEqual([LIMIT, 0]);
  });

  it('orders equal effects by key and keeps three', () => {
    const four = scorecard({
      groups: [{ key: 'a', weight: 100 }],
      measures: ['m1', 'm2', 'm3', 'm4'].map((key) => measure(key, [0, 25], identity))
    });
    const result = scoreAccounts(four, { accounts: 1, values: [[40], [40], [20], [40]] });
    // 25 x (40 - 80) / 100 = -10 each, the third -15
    expect(explainScore(four, result, 0).reasons).toEqual([2, 0, 1]);
  });

  it('gives no reasons where everything reaches the best band', () => {
    const result = scoreAccounts(scorecard(), { accounts: 1, values: [[80], [90], [100]] });
    expect(explainScore(scorecard(), result, 0).reasons).toEqual([]);
  });
});

describe('segmentMeans', () => {
  it('averages the points of the accounts that the measure concerns', () => {
    const card = scorecard({
      measures: [measure('a1', [0, 100], identity, { missing: 'segment_mean' }), measure('b1', [1, 100], identity)]
    });
    const columns = {
      accounts: 4,
      values: [
        [10, 30, 90, NaN],
        [1, 1, 1, 1]
      ],
      concerns: [[1, 1, 0, 1], undefined]
    };
    const means = segmentMeans(card, columns);
    expect(means[0]?.[3]).toBe(20);
    expect(means[1]).toBeUndefined();
    expect(segmentMeans(card, columns, [1, 0, 1, 1])[0]?.[0]).toBe(10);
  });
});
