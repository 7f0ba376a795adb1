import { describe, expect, it } from 'vitest';
import { purchaseDrift } from '../../../src/propensity/drift.ts';
import { cameTrue, checkLikelihood, fitLikelihood, lowestScores } from '../../../src/propensity/likelihood.ts';
import { boughtBetween } from '../../../src/propensity/purchases.ts';
import type { Scorer } from '../../../src/propensity/scorer.ts';
import { snapshotOn } from '../../../src/propensity/snapshot.ts';
import { marketOf } from './tableOfOwners.ts';

/** Ten owners of both lines and one account for each of `buyers`, which owns line 1: the day on which it buys line 0. */
const marketWith = (buyers: readonly (number | undefined)[]) =>
  marketOf([...Array.from({ length: 10 }, (): (number | undefined)[] => [1, 1]), ...buyers.map((day) => [day, 1])], 2);

/** Later accounts stand higher. */
const later: Scorer = { method: 'ease', score: (a, scores) => scores.fill(a), because: () => [] };

describe('the likelihood of a purchase', () => {
  // 150 pairs: the best 50, of which 20 are bought, and 100, of which 10 are.
  const market = marketWith([
    ...Array.from({ length: 100 }, (_, a) => (a % 10 === 0 ? 5 : undefined)),
    ...Array.from({ length: 50 }, (_, a) => (a < 20 ? 5 : undefined))
  ]);
  const known = snapshotOn(market, 5);
  const bought = boughtBetween(market.purchases, 5, 6);

  it('is counted in steps that double, best first', () => {
    const steps = fitLikelihood(later, known, bought, 0);
    expect(steps.map(({ of, bought: hits, rate }) => [of, hits, rate])).toEqual([
      [50, 20, 0.4],
      [100, 10, 0.1]
    ]);
    expect(steps[0]?.reach).toBeCloseTo(1 / 3, 12);
    expect(steps[1]?.reach).toBe(1);
  });

  it('has the interval of Wilson where nothing drifts', () => {
    // z^2 = 3.84146; 20 of 50: (0.4 + 0.0384146 -+ 1.95996 sqrt(0.0048 + 0.000384146)) / 1.0768292.
    const [best] = fitLikelihood(later, known, bought, 0);
    expect(best?.low).toBeCloseTo(0.2761, 4);
    expect(best?.high).toBeCloseTo(0.5382, 4);
  });

  it('has a wider one by the drift, on the scale of log odds', () => {
    // Log odds of 0.4: -0.405465; of 0.2761: -0.96395, of 0.5382: 0.15310. Drift 0.2 x 2.3646 = 0.47292.
    // -0.405465 - sqrt(0.55848^2 + 0.47292^2) = -1.13729 -> 0.2428; -0.405465 + sqrt(0.55856^2 + 0.47292^2) = 0.32643 -> 0.5809.
    const [best] = fitLikelihood(later, known, bought, 0.2);
    expect(best?.low).toBeCloseTo(0.2428, 3);
    expect(best?.high).toBeCloseTo(0.5809, 3);
    expect(best?.rate).toBe(0.4);
  });

  it('pools steps that are out of order', () => {
    const falling: Scorer = { ...later, score: (a, scores) => scores.fill(-a) };
    // By falling account the first 50 hold 5 purchases, the other 100 hold 25: one step.
    expect(fitLikelihood(falling, known, bought, 0).map(({ of, bought: hits, reach }) => [of, hits, reach])).toEqual([[150, 30, 1]]);
  });

  it.each([
    ['a score is shared by more pairs than a step has', (a: number) => (a < 155 ? 1 : 2), [[150, 30]]],
    ['the best score is shared by more pairs than a step has', (a: number) => (a >= 100 ? 2 : 1), [[150, 30]]],
    [
      'fifty share the best score and a hundred the other',
      (a: number) => (a >= 110 ? 2 : 1),
      [
        [50, 20],
        [100, 10]
      ]
    ]
  ])('keeps pairs of one score in one step of at least fifty: %s', (_, score, expected) => {
    const tied: Scorer = { ...later, score: (a, scores) => scores.fill(score(a)) };
    expect(fitLikelihood(tied, known, bought, 0).map(({ of, bought: hits }) => [of, hits])).toEqual(expected);
  });

  it('is one share for all where all pairs have one score', () => {
    const flat: Scorer = { ...later, score: (_, scores) => scores.fill(7) };
    expect(fitLikelihood(flat, known, bought, 0).map(({ of, rate, reach }) => [of, rate, reach])).toEqual([[150, 0.2, 1]]);
  });

  it('holds on another day for the same share of the pairs, whatever their scores', () => {
    const steps = fitLikelihood(later, known, bought, 0);
    const rising = Float64Array.from({ length: 300 }, (_, i) => i * 1_000);
    expect(lowestScores(steps, rising)).toEqual([200_000, -Infinity]);
  });

  it('is held against what came, step by step', () => {
    const steps = fitLikelihood(later, known, bought, 0);
    const checked = checkLikelihood(steps, later, known, bought);
    expect(checked.map(({ stated, of, bought: hits }) => [stated, of, hits])).toEqual([
      [0.4, 50, 20],
      [0.1, 100, 10]
    ]);
    expect(checked.every(cameTrue)).toBe(true);
  });

  it('came true where both intervals have a point in common', () => {
    const step = { stated: 0.2, of: 10, bought: 1, statedLow: 0.1, statedHigh: 0.3 };
    expect(cameTrue({ ...step, low: 0.3, high: 0.4 })).toBe(true);
    expect(cameTrue({ ...step, low: 0.31, high: 0.4 })).toBe(false);
    expect(cameTrue({ ...step, low: 0, high: 0.09 })).toBe(false);
  });
});

describe('the drift of purchases', () => {
  /** Purchases of line 0 in each of eight parts of ten days, the rest of 4,000 accounts never. */
  const drift = (parts: readonly number[]): number => {
    const days = parts.flatMap((count, part) => Array.from({ length: count }, () => 100 + part * 10));
    const market = marketWith([...days, ...Array.from({ length: 4_000 - days.length }, () => undefined)]);
    return purchaseDrift(market, 180, 40);
  };

  it('is never taken as less than a tenth', () => {
    expect(drift([50, 50, 50, 50, 50, 50, 50, 50])).toBe(0.1);
  });

  it('is the spread of the steps from part to part, less chance', () => {
    // Rates per open pair: 300 and 75 by turns of 4,000 to 2,875 open pairs. Logs of count + 1/2 over pairs + 1:
    // each step is about -+ ln(300.5 / 75.5) = 1.3813, changed by less than 0.08 by the pairs left; chance 1/300.5 + 1/75.5 = 0.0166.
    // sqrt(2.75 x (1.3813^2 - 0.0166)) = 2.28.
    expect(drift([300, 75, 300, 75, 300, 75, 300, 75])).toBeGreaterThan(2.2);
    expect(drift([300, 75, 300, 75, 300, 75, 300, 75])).toBeLessThan(2.36);
  });

  it('does not take chance for movement', () => {
    // Steps of ln(12.5 / 8.5) = 0.386 squared is 0.149; chance alone gives 1/12.5 + 1/8.5 = 0.198.
    expect(drift([12, 8, 12, 8, 12, 8, 12, 8])).toBe(0.1);
  });

  it('looks at no purchase from the day on that it is worked out for', () => {
    const before = Array.from({ length: 8 }, () => 40);
    expect(drift([...before, 900])).toBe(drift(before));
  });
});
