import { describe, expect, it } from 'vitest';
import { relativeChange, riseInErrors, theilSenSlope } from '../../../src/signals/trend.ts';

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

  it('counts rising pairs less falling ones in standard errors', () => {
    expect(riseInErrors(weeks([1, 2, 3, 4, 5, 6]))).toBeCloseTo(15 / Math.sqrt(510 / 18), 12);
    expect(riseInErrors(weeks([6, 5, 4, 3, 2, 1]))).toBeCloseTo(-15 / Math.sqrt(510 / 18), 12);
    // 10 pairs more rise than fall; two values stand three times each: (8 x 7 x 21 - 2 x 3 x 2 x 11) / 18 = 58.
    expect(riseInErrors(weeks([10, 30, 10, 30, 10, 30, 11, 31]))).toBeCloseTo(10 / Math.sqrt(58), 12);
    expect(riseInErrors(weeks([4, 4, 4, 4, 4, 4]))).toBe(0);
  });

  it('sees the fall behind a week in which nothing was counted', () => {
    // 1 + x falls by a tenth each week but for one week of 0; nine tenths to the power of 12 are left.
    const values = Array.from({ length: 12 }, (_, week) => (week === 6 ? 0 : 1000 * 0.9 ** week - 1));
    expect(relativeChange(weeks(values), 12)).toBeCloseTo(0.9 ** 12 - 1, 6);
  });

  it('does not take one week far out for a trend', () => {
    expect(relativeChange(weeks([50, 50, 50, 50, 50, 5000]), 12)).toBe(0);
    expect(relativeChange(weeks([50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 0, 50]), 12)).toBe(0);
  });

  it('needs 11 of the 15 pairs of six weeks to agree beyond the others', () => {
    // One neighbouring pair the other way round: 14 - 1 = 13, 2.44 standard errors; three of them: 12 - 3 = 9, 1.69.
    expect(relativeChange(weeks([10, 20, 30, 50, 40, 60]), 6)).toBeGreaterThan(0);
    expect(relativeChange(weeks([20, 10, 40, 30, 60, 50]), 6)).toBe(0);
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
