import type { EngineKnots } from './types.ts';

type Knot = EngineKnots[number];

/**
 * Points that a curve gives to a signal value.
 *
 * Linear between neighbouring knots and flat outside the first and the last. Falling curves (less is better) are
 * knots with falling points; there is no separate flag. The result never leaves the points of the two neighbours,
 * so that the last bit of a division cannot break monotony.
 *
 * Formula: s_k + (s_k+1 - s_k) * (value - x_k) / (x_k+1 - x_k) for x_k <= value < x_k+1.
 * Source: docs/METHODS.md, "Curve".
 *
 * @param value  in the signal's own unit (days, count, ratio 0-1, amount); NaN = unknown
 * @param knots  [x, points] with rising x and points 0-100, at least one; checked in `settings`
 * @returns      points 0-100, not rounded; NaN when value is NaN
 * @example      pointsOnCurve(5, [[0, 100], [10, 0]]) // 50
 */
export function pointsOnCurve(value: number, knots: EngineKnots): number {
  const first = knots[0];
  if (first === undefined || Number.isNaN(value)) {
    return NaN;
  }
  let before: Knot = first;
  for (const after of knots) {
    if (value < after[0]) {
      return after === first ? first[1] : between(before, after, value);
    }
    before = after;
  }
  return before[1];
}

function between(before: Knot, after: Knot, value: number): number {
  const points = before[1] + ((after[1] - before[1]) * (value - before[0])) / (after[0] - before[0]);
  const low = before[1] < after[1] ? before[1] : after[1];
  const high = before[1] < after[1] ? after[1] : before[1];
  if (points < low) {
    return low;
  }
  return points > high ? high : points;
}
