import { describe, expect, it } from 'vitest';
import { relativeChange, theilSenSlope } from '../../../src/signals/trend.ts';

function weeks(values: readonly number[]): (readonly [number, number])[] {
  return values.map((value, week) => [week, value] as const);
}

describe('trend', () => {
  it('takes the median of the slopes of all pairs', () => {
    // Slopes 2, 2, 33, 2, 48.5 and 95.
    expect(
      theilSenSlope([
        [0, 0],
        [1, 2],
        [2, 4],
        [3, 99]
      ])
    ).toBe(17.5);
  });

  it('is unmoved by one outlier of six', () => {
    expect(theilSenSlope(weeks([0, 1, 2, 3, 4, 1000]))).toBe(1);
  });

  it('is unknown with fewer than six points', () => {
    expect(relativeChange(weeks([5, 4, 3, 2, 1]), 12)).toBeNaN();
  });

  it('is 0 where nothing changes', () => {
    expect(relativeChange(weeks([7, 7, 7, 7, 7, 7]), 12)).toBe(0);
  });

  it('is 0 where the scatter hides the slope', () => {
    expect(relativeChange(weeks([10, 30, 10, 30, 10, 30, 11, 31]), 12)).toBe(0);
  });

  it('is the change over the whole window where 1 + x halves each week', () => {
    expect(relativeChange(weeks([63, 31, 15, 7, 3, 1]), 12)).toBeCloseTo(1 / 4096 - 1, 12);
  });

  it('is the same for any week to count from', () => {
    const values = [63, 31, 15, 7, 3, 1];
    expect(
      relativeChange(
        values.map((value, week) => [week - 11, value] as const),
        4
      )
    ).toBeCloseTo(1 / 16 - 1, 12);
  });

  it('counts a negative quantity as none', () => {
    expect(relativeChange(weeks([-5, -4, -3, -2, -1, -9]), 12)).toBe(0);
  });
});
