import { describe, expect, it } from 'vitest';
import { pairedDifference } from '../../../src/statistics/pairedDifference.ts';
import { t975 } from '../../../src/statistics/tQuantile.ts';

describe('the 97.5% point of Student', () => {
  // Abramowitz and Stegun, table 26.10.
  it.each([
    [4, 2.776],
    [7, 2.365],
    [10, 2.228],
    [30, 2.042],
    [120, 1.98]
  ])('is that of the table for %i degrees of freedom', (degrees, value) => {
    expect(Math.abs(t975(degrees) - value)).toBeLessThan(degrees < 7 ? 0.01 : 0.001);
  });
});

describe('the paired difference', () => {
  it('has the interval of Student 1908, additional hours of sleep gained by the use of two drugs', () => {
    // Mean 1.58, standard deviation 1.23, t with 9 degrees of freedom 2.262: 1.58 -+ 0.88.
    const first = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const second = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const found = pairedDifference(first, second);
    expect(found?.value).toBeCloseTo(1.58, 10);
    expect(found?.low).toBeCloseTo(0.7, 2);
    expect(found?.high).toBeCloseTo(2.46, 2);
  });

  it('is nothing but 0 where pairs are equal', () => {
    expect(pairedDifference([1, 0, 1, 0, 1], [1, 0, 1, 0, 1])).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('is not told of fewer than five pairs', () => {
    expect(pairedDifference([1, 2, 3, 4], [0, 0, 0, 0])).toBeUndefined();
  });
});
