import type { LeaverCount, Ratio } from '../domain/backtestResult.ts';
import { normal975 } from '../statistics/normalQuantile.ts';

/**
 * How many times as often one group left as another, with its 95% interval.
 *
 * Formula: r = (a/n) / (c/m); exp(ln r -+ z sqrt(1/a - 1/n + 1/c - 1/m)), z = 1.96 (log method of Katz). Where nobody
 * of one group left the root has no value: the end that the data bound then comes from the same formula with one half
 * added to a, n, c and m (Walter's method), and the other end is left open.
 * Source: docs/METHODS.md, "Times as often"; Katz et al., Biometrics 34 (1978); Walter, Biometrika 62 (1975).
 *
 * @param group  leavers a of n
 * @param other  leavers c of m
 * @returns      undefined where a group is empty, nobody left at all or everybody did
 * @example      riskRatio({ left: 11, of: 38 }, { left: 19, of: 262 }) // { times: 3.99, low: 2.06, high: 7.72 }
 */
export function riskRatio(group: LeaverCount, other: LeaverCount): Ratio | undefined {
  const left = group.left + other.left;
  if (group.of === 0 || other.of === 0 || left === 0 || left === group.of + other.of) return undefined;
  if (group.left > 0 && other.left > 0) return withEnds(group, other);
  const ends = withEnds(halfMore(group), halfMore(other));
  return other.left === 0 ? { times: null, low: ends.low, high: null } : { times: 0, low: 0, high: ends.high };
}

function withEnds(group: LeaverCount, other: LeaverCount): { readonly times: number; readonly low: number; readonly high: number } {
  const times = group.left / group.of / (other.left / other.of);
  const error = Math.sqrt(1 / group.left - 1 / group.of + 1 / other.left - 1 / other.of);
  const factor = Math.exp(normal975 * error);
  return { times, low: times / factor, high: times * factor };
}

function halfMore({ left, of }: LeaverCount): LeaverCount {
  return { left: left + 0.5, of: of + 0.5 };
}
