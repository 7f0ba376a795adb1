import { describe, expect, it } from 'vitest';
import { riskRatio } from '../../../src/calibration/riskRatio.ts';

describe('times as often', () => {
  it('is 1.82, range 1.43 to 2.30, in the aspirin study (Agresti, Introduction to Categorical Data Analysis, 2.2.3)', () => {
    const ratio = riskRatio({ left: 189, of: 11_034 }, { left: 104, of: 11_037 });
    expect(ratio?.times).toBeCloseTo(1.82, 2);
    expect(ratio?.low).toBeCloseTo(1.43, 2);
    expect(ratio?.high).toBeCloseTo(2.3, 1);
  });

  it('is about 4, range 2.1 to 7.7, for 11 of 38 against 19 of 262', () => {
    const ratio = riskRatio({ left: 11, of: 38 }, { left: 19, of: 262 });
    // (11/38) / (19/262) = 3.9917; root of 1/11 - 1/38 + 1/19 - 1/262 = 0.33676; exp(1.96 x 0.33676) = 1.9349.
    expect(ratio?.times).toBeCloseTo(3.9917, 4);
    expect(ratio?.low).toBeCloseTo(3.9917 / 1.9349, 3);
    expect(ratio?.high).toBeCloseTo(3.9917 * 1.9349, 2);
  });

  it('turns round when the groups change places', () => {
    const one = riskRatio({ left: 7, of: 20 }, { left: 9, of: 90 });
    const other = riskRatio({ left: 9, of: 90 }, { left: 7, of: 20 });
    expect((one?.times ?? 0) * (other?.times ?? 0)).toBeCloseTo(1, 12);
    expect((one?.low ?? 0) * (other?.high ?? 0)).toBeCloseTo(1, 12);
  });

  it('has a lower end only where nobody of the second group left', () => {
    // ln((3.5/20.5) / (0.5/100.5)) = 3.53564; root of 1/3.5 - 1/20.5 + 1/0.5 - 1/100.5 = 1.49231; exp(3.53564 - 2.92487) = 1.842.
    const ratio = riskRatio({ left: 3, of: 20 }, { left: 0, of: 100 });
    expect(ratio).toMatchObject({ times: null, high: null });
    expect(ratio?.low).toBeCloseTo(1.842, 3);
  });

  it('is 0 with an upper end where nobody of the first group left', () => {
    // The mirror of the case before: 1 / 1.842.
    const ratio = riskRatio({ left: 0, of: 100 }, { left: 3, of: 20 });
    expect(ratio).toMatchObject({ times: 0, low: 0 });
    expect(ratio?.high).toBeCloseTo(1 / 1.842, 3);
  });

  it.each([
    ['nobody is in the first group', { left: 0, of: 0 }, { left: 3, of: 9 }],
    ['nobody is in the second group', { left: 3, of: 9 }, { left: 0, of: 0 }],
    ['nobody left', { left: 0, of: 5 }, { left: 0, of: 9 }],
    ['everybody left', { left: 5, of: 5 }, { left: 9, of: 9 }]
  ])('is not there where %s', (_, group, other) => {
    expect(riskRatio(group, other)).toBeUndefined();
  });
});
