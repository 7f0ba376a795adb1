import { pointsOnCurve } from './pointsOnCurve.ts';
import type { EngineMeasure } from './types.ts';

/** Most points that an activity measure can give: activity is a weak proxy of health. */
export const ACTIVITY_CAP = 85;

/** Points of a missing value under the policy `neutral`. */
const NEUTRAL_POINTS = 50;

/**
 * Points that a measure gives to a signal value, after the activity cap.
 *
 * Categories give points to the listed values only; another value is unknown. A whitespace level comes in as points. Where
 * nobody may see the value points are rounded half up to whole ones: finer ones would lead back to it over the curve.
 *
 * Source: docs/METHODS.md, "Points".
 *
 * @param value  in the signal's own unit; NaN = unknown
 * @returns      points 0-100, not rounded unless `whole`; NaN = unknown
 * @example      measurePoints({ judge: { kind: 'curve', knots: [[0, 0], [1, 100]] }, activity: true, ... }, 1) // 85
 */
export function measurePoints(measure: EngineMeasure, value: number): number {
  const points = asFine(measure, judgedPoints(measure, value));
  return measure.activity && points > ACTIVITY_CAP ? ACTIVITY_CAP : points;
}

/**
 * Points that stand in for a missing value.
 *
 * Source: docs/METHODS.md, "Missing values".
 *
 * @param segmentMean  mean points of the observed accounts that the measure concerns; NaN = none
 * @returns            points 0-100; NaN = the measure is left out
 */
export function missingPoints(measure: EngineMeasure, segmentMean: number): number {
  switch (measure.missing) {
    case 'zero':
      return 0;
    case 'neutral':
      return NEUTRAL_POINTS;
    case 'segment_mean':
      return asFine(measure, segmentMean);
    default:
      return NaN;
  }
}

/** Points as fine as the measure lets them be told; the billionth as in `scoreTenths`. */
function asFine(measure: EngineMeasure, points: number): number {
  return measure.whole === true ? Math.floor(points + 0.5 + 1e-9) : points;
}

function judgedPoints(measure: EngineMeasure, value: number): number {
  const judge = measure.judge;
  if (judge.kind === 'curve') {
    return pointsOnCurve(value, judge.knots);
  }
  if (judge.kind === 'points') {
    return value;
  }
  for (const [category, points] of judge.points) {
    if (category === value) {
      return points;
    }
  }
  return NaN;
}
