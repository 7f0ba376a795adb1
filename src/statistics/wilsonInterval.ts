import type { Interval } from '../domain/interval.ts';
import { normal975 } from './normalQuantile.ts';

/**
 * 95% interval of a share by Wilson's score method, without continuity correction.
 *
 * Holds for few cases and for shares near 0 and 1, and never leaves 0-1.
 *
 * Formula: (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n), p = hits / of, n = of, z = 1.96.
 * Source: docs/METHODS.md, "Share and its interval"; Wilson, JASA 22 (1927).
 *
 * @param hits  0 to `of`
 * @param of    cases; of answers with a half-life the effective number, so neither has to be whole
 * @returns     ends 0-1; undefined where `of` is 0: nobody is there to have a share
 * @example     wilsonInterval(0, 20) // { low: 0, high: 0.1611 }
 */
export function wilsonInterval(hits: number, of: number): Interval | undefined {
  if (of === 0) return undefined;
  const share = hits / of;
  const square = normal975 * normal975;
  const centre = share + square / (2 * of);
  const half = normal975 * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  const scale = 1 + square / of;
  return {
    low: hits === 0 ? 0 : (centre - half) / scale,
    high: hits === of ? 1 : (centre + half) / scale
  };
}
