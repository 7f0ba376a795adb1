import { describe, expect, it } from 'vitest';
import { netInterval } from '../../../src/surveys/netInterval.ts';

describe('netInterval', () => {
  it('gives the ends of the adjusted Wald method for 3 promoters, 5 passives and 2 detractors', () => {
    // p = 3.75 / 13, d = 2.75 / 13, net 1 / 13; 0.5 - 0.0059172 = 0.4940828; sqrt(0.4940828 / 13) x 1.959964 = 0.3821.
    const { low, high } = netInterval(0.3, 0.2, 10);
    expect(low).toBeCloseTo(7.6923 - 38.21, 2);
    expect(high).toBeCloseTo(7.6923 + 38.21, 2);
  });

  it('leaves nearly everything open after two answers that contradict', () => {
    // p = d = 1.75 / 5; sqrt(0.7 / 5) x 1.959964 = 0.73335.
    const { low, high } = netInterval(0.5, 0.5, 2);
    expect(low).toBeCloseTo(-73.335, 2);
    expect(high).toBeCloseTo(73.335, 2);
  });

  it('never leaves the scale', () => {
    expect(netInterval(1, 0, 3).high).toBe(100);
    expect(netInterval(0, 1, 3).low).toBe(-100);
  });

  it('is narrower with more answers', () => {
    const width = (answers: number): number => netInterval(0.4, 0.2, answers).high - netInterval(0.4, 0.2, answers).low;
    expect(width(40)).toBeLessThan(width(20));
    expect(width(20)).toBeLessThan(width(10));
  });
});
