import { describe, expect, it } from 'vitest';
import { netInterval } from '../../../src/surveys/netInterval.ts';
import { shareInterval } from '../../../src/surveys/shareInterval.ts';

describe('shareInterval', () => {
  it('gives the ends of Wilson 1927 for 80 of 100', () => {
    // (0.8 + 0.0192073 -+ 1.959964 x sqrt(0.0016 + 0.0000960365)) / 1.0384146.
    const { low, high } = shareInterval(0.8, 100);
    expect(low).toBeCloseTo(0.71117, 4);
    expect(high).toBeCloseTo(0.86663, 4);
  });

  it('stays open for one answer', () => {
    // 1 / (1 + 3.8414588) = 0.20655.
    expect(shareInterval(1, 1).low).toBeCloseTo(0.20655, 4);
    expect(shareInterval(1, 1).high).toBe(1);
    expect(shareInterval(0, 1).low).toBe(0);
    expect(shareInterval(0, 1).high).toBeCloseTo(0.79345, 4);
  });
});

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
