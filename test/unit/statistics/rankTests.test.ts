import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageRanks } from '../../../src/statistics/averageRanks.ts';
import { normalTail } from '../../../src/statistics/normalTail.ts';
import { rankCorrelation } from '../../../src/statistics/rankCorrelation.ts';
import { rankSumTest } from '../../../src/statistics/rankSumTest.ts';

const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 });

describe('the tail of the normal distribution', () => {
  // Abramowitz and Stegun (1964), table 26.1 and 26.2: Q(1) = .15866, Q(1.645) = .05, Q(1.96) = .025, Q(3) = .00135.
  it.each([
    [0, 0.5],
    [1, 0.158655],
    [1.644854, 0.05],
    [1.959964, 0.025],
    [3, 0.00135]
  ])('above %d is that of the published table', (z, share) => {
    expect(normalTail(z)).toBeCloseTo(share, 6);
  });
});

describe('ranks', () => {
  it('of equal values are the mean of their places', () => {
    expect(averageRanks(Object.freeze([10, 20, 10, 30]))).toEqual([1.5, 3, 1.5, 4]);
    expect(averageRanks([])).toEqual([]);
  });

  it('add up to n (n + 1) / 2', () => {
    fc.assert(
      fc.property(values, (list) => {
        const sum = averageRanks(list).reduce((total, rank) => total + rank, 0);
        expect(sum).toBeCloseTo((list.length * (list.length + 1)) / 2, 8);
      })
    );
  });
});

describe('the Mann-Whitney test', () => {
  it('gives the normal approximation of a published example', () => {
    // Hollander and Wolfe, Nonparametric Statistical Methods (1973), p. 69: permeability at term and at 12 to 26 weeks, U = 35.
    // By hand: mean 10 x 5 / 2 = 25, variance 50 / 12 x 16 = 66.67, z = 10 / 8.165 = 1.2247, p = 0.2207.
    const atTerm = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const early = [1.15, 0.88, 0.9, 0.74, 1.21];
    expect(rankSumTest(atTerm, early)).toBeCloseTo(0.2207, 4);
  });

  it('corrects for ties', () => {
    // By hand: ranks 1.5, 1.5, 3.5 against 3.5, 5.5, 5.5; U = 0.5, variance 9/12 x (7 - 18/30) = 4.8, z = -4 / 2.1909 = -1.8257.
    expect(rankSumTest([1, 1, 2], [2, 3, 3])).toBeCloseTo(0.0679, 4);
  });

  it('tells nothing apart where a group is empty or all values are equal', () => {
    expect(rankSumTest([], [1, 2])).toBe(1);
    expect(rankSumTest([4, 4, 4], [4, 4])).toBe(1);
  });

  it('is the same whichever group comes first, and between 0 and 1', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const p = rankSumTest(first, second);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(rankSumTest(second, first)).toBeCloseTo(p, 10);
      })
    );
  });
});

describe('the rank correlation', () => {
  it('is that of a published example', () => {
    // https://en.wikipedia.org/wiki/Spearman%27s_rank_correlation_coefficient#Example: rho = 1 - 6 x 194 / (10 x 99) = -29/165.
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    const found = rankCorrelation(iq, hours);
    expect(found?.rho).toBeCloseTo(-29 / 165, 10);
    // By hand: atanh(-0.17576) = -0.17761, step 1.95996 x sqrt(1.06 / 7) = 0.76270.
    expect(found?.low).toBeCloseTo(-0.7354, 4);
    expect(found?.high).toBeCloseTo(0.5264, 4);
  });

  it('is 1 with an interval of no width where the order is the same', () => {
    expect(rankCorrelation([1, 2, 3, 4], [10, 20, 30, 40])).toEqual({ rho: 1, low: 1, high: 1 });
  });

  it('is not told of three pairs, nor where one side has one value only', () => {
    expect(rankCorrelation([1, 2, 3], [1, 2, 3])).toBeUndefined();
    expect(rankCorrelation([1, 2, 3, 4], [5, 5, 5, 5])).toBeUndefined();
  });
});
