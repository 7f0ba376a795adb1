import { describe, expect, it } from 'vitest';
import { countSteps, firstAtLeast, lowestOfBest, scorePairs, stepOf } from '../../../src/propensity/openPairs.ts';
import { boughtBetween } from '../../../src/propensity/purchases.ts';
import type { Scorer } from '../../../src/propensity/scorer.ts';
import { snapshotOn } from '../../../src/propensity/snapshot.ts';
import { marketOf } from './tableOfOwners.ts';

describe('the lowest score of the best share', () => {
  const rising = Float64Array.of(1, 2, 3, 4);

  it('cuts between pairs', () => {
    expect(lowestOfBest(rising, 0.25)).toBe(4);
    expect(lowestOfBest(rising, 0.5)).toBe(3);
    expect(lowestOfBest(rising, 1)).toBe(-Infinity);
  });

  it('keeps pairs of one score together, on the side of their middle', () => {
    // The three pairs of score 5 stand at places 2 to 4 from the best of five: their middle is 2.5.
    const tied = Float64Array.of(1, 5, 5, 5, 9);
    expect(lowestOfBest(tied, 0.6)).toBe(5);
    expect(lowestOfBest(tied, 0.4)).toBe(9);
  });

  it('is out of reach where no pair belongs to the share', () => {
    expect(lowestOfBest(Float64Array.of(5, 5, 5, 5), 0.25)).toBe(Infinity);
  });
});

describe('places', () => {
  it('of a score are found by halving', () => {
    expect([0, 1, 2, 3, 9].map((score) => firstAtLeast(Float64Array.of(1, 2, 2, 5), score))).toEqual([0, 0, 1, 3, 4]);
  });

  it('of a step begin at its lowest score', () => {
    expect([9, 5, 4.9, 2, 1].map((score) => stepOf(score, [5, 2, -Infinity]))).toEqual([0, 0, 1, 1, 2]);
  });
});

describe('the counts of steps', () => {
  // Line 0 has ten owners, accounts 0 to 9; accounts 10 to 13 own line 1, which has too few.
  const rows = Array.from({ length: 14 }, (_, a) => (a < 10 ? [1, undefined] : [a < 12 ? 5 : undefined, 1]));
  const market = marketOf(rows, 2);
  const known = snapshotOn(market, 5);
  const byAccount: Scorer = { method: 'rules', score: (a, scores) => scores.fill(a), because: () => [] };

  it('are pairs and purchases, with the design effect of independent accounts', () => {
    const scores = scorePairs(byAccount, known);
    expect([...scores.inOrder]).toEqual([10, 11, 12, 13]);
    // Accounts 10 and 11 bought line 0 on day 5. One pair an account: (2 x 0.25 + 2 x 0.25) / (4 x 0.25) = 1.
    expect(countSteps(known, scores, boughtBetween(market.purchases, 5, 6), [-Infinity])).toEqual([{ of: 4, bought: 2, design: 1 }]);
    expect(countSteps(known, scores, boughtBetween(market.purchases, 5, 6), [12, -Infinity])).toEqual([
      { of: 2, bought: 0, design: 1 },
      { of: 2, bought: 2, design: 1 }
    ]);
  });

  it('tell less where an account buys all or nothing', () => {
    // Lines 0 to 3 with ten owners; accounts 10 and 11 own line 4: one buys all four, the other none.
    const owners = Array.from({ length: 10 }, (): (number | undefined)[] => [1, 1, 1, 1]);
    const all = marketOf([...owners, [5, 5, 5, 5, 1], [undefined, undefined, undefined, undefined, 1]], 5);
    const wide = snapshotOn(all, 5);
    // (4 - 2)^2 + (0 - 2)^2 = 8 over 8 x 0.5 x 0.5 = 2.
    expect(countSteps(wide, scorePairs(byAccount, wide), boughtBetween(all.purchases, 5, 6), [-Infinity])).toEqual([
      { of: 8, bought: 4, design: 4 }
    ]);
  });
});
