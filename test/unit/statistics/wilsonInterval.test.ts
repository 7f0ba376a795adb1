import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../src/statistics/wilsonInterval.ts';

describe('the interval of a share', () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718]
  ])('is that of the published example for %i of %i', (hits, of, low, high) => {
    const interval = wilsonInterval(hits, of);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('gives the ends of Wilson 1927 for 80 of 100', () => {
    // (0.8 + 0.0192073 -+ 1.959964 x sqrt(0.0016 + 0.0000960365)) / 1.0384146.
    expect(wilsonInterval(80, 100)?.low).toBeCloseTo(0.71117, 4);
    expect(wilsonInterval(80, 100)?.high).toBeCloseTo(0.86663, 4);
  });

  it('stays open for one case', () => {
    // 1 / (1 + 3.8414588) = 0.20655.
    expect(wilsonInterval(1, 1)?.low).toBeCloseTo(0.20655, 4);
    expect(wilsonInterval(1, 1)?.high).toBe(1);
    expect(wilsonInterval(0, 1)?.low).toBe(0);
    expect(wilsonInterval(0, 1)?.high).toBeCloseTo(0.79345, 4);
  });

  it('takes an effective number of cases that is not whole', () => {
    // n = 2.5, p = 0.6, z^2 = 3.8414588: (0.6 + 0.7682918 -+ 1.959964 x sqrt(0.096 + 0.1536584)) / 2.5365835.
    expect(wilsonInterval(1.5, 2.5)?.low).toBeCloseTo(0.15335, 4);
    expect(wilsonInterval(1.5, 2.5)?.high).toBeCloseTo(0.9255, 4);
  });

  it('is not there where nobody is', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
  });

  it('holds the share, stays within 0-1 and mirrors when leavers and stayers change places', () => {
    const counts = fc.integer({ min: 1, max: 5000 }).chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counts, ([hits, of]) => {
        const { low, high } = wilsonInterval(hits, of) ?? { low: NaN, high: NaN };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / of);
        expect(high).toBeGreaterThanOrEqual(hits / of);
        expect(wilsonInterval(of - hits, of)?.low).toBeCloseTo(1 - high, 12);
      })
    );
  });
});
