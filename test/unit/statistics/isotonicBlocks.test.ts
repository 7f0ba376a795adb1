import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isotonicBlocks } from '../../../src/statistics/isotonicBlocks.ts';

const levels = (values: readonly number[], weights: readonly number[]): readonly number[] =>
  isotonicBlocks(values, weights).flatMap(({ from, until, level }) => Array.from({ length: until - from }, () => level));

describe('isotonic steps', () => {
  it('are those of the reference, scikit-learn 1.2.1', () => {
    expect(levels([1, 3, 2, 4, 3.5, 5], [1, 1, 1, 1, 1, 1])).toEqual([1, 2.5, 2.5, 3.75, 3.75, 5]);
  });

  it('take the weighted mean of what they pool', () => {
    // (3 x 3 + 1 x 1) / 4.
    expect(isotonicBlocks([3, 1], [3, 1])).toEqual([{ from: 0, until: 2, level: 2.5, weight: 4 }]);
  });

  it('pool equal neighbours, so that levels rise strictly', () => {
    expect(isotonicBlocks([2, 2, 2], [1, 1, 1])).toEqual([{ from: 0, until: 3, level: 2, weight: 3 }]);
  });

  it('leave out nothing, rise, keep the sum and are nearer than any constant', () => {
    const pairs = fc.array(fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 30
    });
    fc.assert(
      fc.property(pairs, (given) => {
        const [values, weights] = [given.map(([value]) => value), given.map(([, weight]) => weight)];
        const fit = levels(values, weights);
        expect(fit).toHaveLength(values.length);
        fit.slice(1).forEach((level, i) => expect(level).toBeGreaterThanOrEqual(fit[i] ?? NaN));
        const sum = (of: readonly number[]): number => of.reduce((all, one, i) => all + one * (weights[i] ?? NaN), 0);
        expect(sum(fit)).toBeCloseTo(sum(values), 8);
        const miss = (of: readonly number[]): number => sum(values.map((value, i) => (value - (of[i] ?? NaN)) ** 2));
        const mean = sum(values) / weights.reduce((all, one) => all + one, 0);
        expect(miss(fit)).toBeLessThanOrEqual(miss(values.map(() => mean)) + 1e-9);
      })
    );
  });
});
