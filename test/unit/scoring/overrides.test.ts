import { describe, expect, it } from 'vitest';
import { LIMIT, OVERRIDE, explainScore } from '../../../src/scoring/explainScore.ts';
import { scoreAccounts } from '../../../src/scoring/scoreAccounts.ts';
import { EXCLUDED, GIVEN, LEFT_OUT, NOT_ENOUGH_DATA, OBSERVED, SCORED } from '../../../src/scoring/types.ts';
import type { EngineColumns, EngineOverrides, EngineResult, EngineScorecard } from '../../../src/scoring/types.ts';
import { measure, threeBands } from './scorecards.ts';

const identity = [
  [0, 0],
  [100, 100]
] as const;

/** Weights 30, 30, 40; the value of a measure is its points. */
const card: EngineScorecard = Object.freeze({
  key: 'three',
  groups: [
    { key: 'a', weight: 60 },
    { key: 'b', weight: 40 }
  ],
  measures: [measure('a1', [0, 50], identity), measure('a2', [0, 50], identity), measure('b1', [1, 100], identity)],
  bands: threeBands,
  minimumCoverage: 0.5,
  judged: true
});

/** 30 x 80 + 30 x 60 + 40 x 45 = 60. */
const facts: EngineColumns = Object.freeze({ accounts: 1, values: [[80], [60], [45]] });

function scored(overrides: EngineOverrides, more: Partial<EngineColumns> = {}): EngineResult {
  return scoreAccounts(card, { ...facts, ...more, overrides });
}

function numbers(result: EngineResult): Record<string, number | undefined> {
  const { computed, plain, base, ruled, score } = result;
  return { computed: computed[0], plain: plain[0], base: base[0], ruled: ruled[0], score: score[0] };
}

describe('an override of a scorecard', () => {
  it('caps the score and leaves what was computed', () => {
    expect(numbers(scored({ caps: [50] }))).toEqual({ computed: 60, plain: 60, base: 60, ruled: 60, score: 50 });
  });

  it('never raises a score by a cap', () => {
    expect(scored({ caps: [70] }).score[0]).toBe(60);
  });

  it('gives its points in place of the score, whatever a rule says', () => {
    expect(numbers(scored({ scores: [75] }, { caps: [39] }))).toEqual({ computed: 60, plain: 39, base: 60, ruled: 39, score: 75 });
  });

  it('lets a human cap have the last word over points', () => {
    expect(scored({ scores: [90], caps: [70] }).score[0]).toBe(70);
  });

  it('gives no number where it is excluded, but keeps the computed one', () => {
    const result = scored({ excluded: [1] }, { caps: [39] });
    expect([result.state[0], result.band[0], result.worst[0]]).toEqual([EXCLUDED, -1, -1]);
    expect(numbers(result)).toEqual({ computed: 60, plain: 39, base: NaN, ruled: NaN, score: NaN });
  });

  it('makes no number out of too little data', () => {
    const result = scored({ scores: [90] }, { values: [[80], [NaN], [NaN]] });
    expect([result.state[0], result.score[0], result.computed[0]]).toEqual([NOT_ENOUGH_DATA, NaN, NaN]);
  });

  it('moves the band at once: a cap to a worse one, stated points either way', () => {
    const steady = { ...card, hysteresis: 100, confirmationNights: 9 };
    const heldBands = { band: [1], next: [-1], nights: [0], isNight: [0] };
    const bandAfter = (overrides: EngineOverrides, more: Partial<EngineColumns> = {}): number | undefined =>
      scoreAccounts(steady, { ...facts, ...more, heldBands, overrides }).band[0];
    expect(bandAfter({ caps: [30] })).toBe(0);
    expect(bandAfter({ scores: [30] })).toBe(0);
    expect(bandAfter({ scores: [90] })).toBe(2);
    expect(bandAfter({}, { caps: [39] })).toBe(0);
    // the score itself would be red: no cap acts
    expect(bandAfter({ caps: [50] }, { values: [[30], [30], [30]] })).toBe(1);
  });
});

describe('an override of a measure', () => {
  it('caps its points', () => {
    // 30 x 20 + 30 x 60 + 40 x 45 = 42
    expect(numbers(scored({ measureCaps: [[20]] }))).toEqual({ computed: 60, plain: 60, base: 42, ruled: 42, score: 42 });
    expect(scored({ measureCaps: [[90]] }).score[0]).toBe(60);
  });

  it('gives its points in place of those of the reading, and a cap holds them down', () => {
    // 30 x 10 + 30 x 60 + 40 x 45 = 39
    expect(scored({ measurePoints: [[10]] }).score[0]).toBe(39);
    expect(scored({ measurePoints: [[100]], measureCaps: [[10]] }).score[0]).toBe(39);
  });

  it('gives its points in place of a missing reading without adding to coverage', () => {
    // 30 x 80 + 30 x 10 + 40 x 45 = 45
    const result = scored({ measurePoints: [undefined, [10]] }, { values: [[80], [NaN], [45]] });
    expect([result.score[0], result.coverage[0], result.observed[0]]).toEqual([45, 0.7, 2]);
    expect(result.readings.map((column) => column[0])).toEqual([OBSERVED, GIVEN, OBSERVED]);
    // without it: (30 x 80 + 40 x 45) / 70 = 60
    expect(result.computed[0]).toBe(60);
  });

  it('leaves a measure out and lowers coverage: an exclusion makes no reading complete', () => {
    // (30 x 60 + 40 x 45) / 70 = 51.43
    const result = scored({ measureExcluded: [[1]] });
    expect([result.score[0], result.inUse[0], result.observed[0]]).toEqual([51.4, 3, 2]);
    expect(result.coverage[0]).toBeCloseTo(0.7, 12);
    expect(result.readings[0]?.[0]).toBe(LEFT_OUT);
  });

  it('leaves no number where too little is left, and keeps the computed one', () => {
    const result = scored({ measureExcluded: [[1], [1]] });
    expect([result.state[0], result.score[0], result.computed[0], result.plain[0]]).toEqual([NOT_ENOUGH_DATA, NaN, 60, 60]);
  });

  it('takes a deduction back where the penalty is left out', () => {
    const penalised: EngineScorecard = {
      ...card,
      measures: [
        measure('a1', [0, 100], identity),
        measure('a2', [0, 50], identity, { penaltyOnly: true }),
        measure('b1', [1, 100], identity)
      ]
    };
    // 60 x 80 + 40 x 45 = 66; less 30 x (100 - 50) / 100 = 15
    const columns: EngineColumns = { accounts: 1, values: [[80], [50], [45]], overrides: { measureExcluded: [undefined, [1]] } };
    const result = scoreAccounts(penalised, columns);
    expect([result.computed[0], result.score[0], result.deductions[1]?.[0]]).toEqual([51, 66, 0]);
  });

  it('says nothing about a measure that does not concern the account', () => {
    const result = scored({ measurePoints: [[0]] }, { concerns: [[0]] });
    expect(result.score[0]).toBe(result.computed[0]);
  });

  it('changes no other account', () => {
    const two: EngineColumns = {
      accounts: 2,
      values: [
        [80, 80],
        [60, 60],
        [45, 45]
      ],
      overrides: { measurePoints: [[NaN, 10]], caps: [NaN, 30] }
    };
    expect([...scoreAccounts(card, two).score]).toEqual([60, 30]);
  });
});

describe('explainScore with overrides', () => {
  it('adds contributions up to what is shown before caps, then the rule and then the override', () => {
    const result = scored({ measurePoints: [[100]], caps: [40] }, { caps: [59] });
    const found = explainScore(card, result, 0);
    // 30 x 100 + 30 x 60 + 40 x 45 = 66; the rule takes 7, the person 19
    expect(found.contributions).toEqual([30, 18, 18]);
    expect([found.limit, found.override, result.score[0]]).toEqual([-7, -19, 40]);
  });

  it('measures effects of what is shown, and lists the override among the reasons', () => {
    const found = explainScore(card, scored({ caps: [40] }, { caps: [59] }), 0);
    // 30 x (80 - 80), 30 x (60 - 80), 40 x (45 - 80) over 100; all lines together 40 - 80
    expect(found.effects).toEqual([0, -6, -14]);
    expect(found.reasons).toEqual([OVERRIDE, 2, 1]);
    expect([found.limit, found.override]).toEqual([-1, -19]);
  });

  it('lets a rule come before an override with the same effect', () => {
    // 60 - 10 by the rule - 10 by the person; best reasons first
    const found = explainScore(card, scored({ caps: [40] }, { caps: [50] }), 0);
    expect(found.reasons).toEqual([2, LIMIT, OVERRIDE]);
  });

  it('gives a left out measure no line', () => {
    const result = scored({ measureExcluded: [[1]] });
    expect(explainScore(card, result, 0).contributions[0]).toBe(0);
    expect(result.state[0]).toBe(SCORED);
  });
});
