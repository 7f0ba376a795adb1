const fewestPoints = 6;

function median(values: readonly number[]): number {
  // Typed arrays sort by number, and without calling back.
  const sorted = Float64Array.from(values).sort();
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * Slope through points that ignores outliers: the median of the slopes of all pairs (Theil-Sen).
 *
 * @param points  [x, y], at least two different x
 * @example       theilSenSlope([[0, 0], [1, 2], [2, 4], [3, 99]]) // 17.5, the median of 2, 2, 2, 33, 48.5 and 95
 */
export function theilSenSlope(points: readonly (readonly [x: number, y: number])[]): number {
  const slopes: number[] = [];
  for (const [at, [x, y]] of points.entries()) {
    for (const [x2, y2] of points.slice(at + 1)) if (x2 !== x) slopes.push((y2 - y) / (x2 - x));
  }
  return median(slopes);
}

/** Standard error of a slope from the scatter around the line with that slope and the median intercept. */
function slopeError(points: readonly (readonly [x: number, y: number])[], slope: number): number {
  const intercept = median(points.map(([x, y]) => y - slope * x));
  const mean = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const scatter = points.reduce((sum, [x, y]) => sum + (y - intercept - slope * x) ** 2, 0) / (points.length - 2);
  return Math.sqrt(scatter / points.reduce((sum, [x]) => sum + (x - mean) ** 2, 0));
}

/**
 * Relative change of a quantity over a number of weeks.
 *
 * Formula: exp(slope x weeks) - 1, slope = Theil-Sen over log(1 + x) by week; 0 unless the slope is more than two
 * standard errors from 0. Source: docs/METHODS.md, "Trend"; Sen 1968.
 *
 * @param weekly  [week number, quantity]; negative quantities count as 0
 * @param weeks   length of the window
 * @returns       -1 or more, NaN with fewer than 6 points
 * @example       relativeChange([[0, 100], [1, 100], [2, 100], [3, 100], [4, 100], [5, 100]], 12) // 0
 */
export function relativeChange(weekly: readonly (readonly [week: number, quantity: number])[], weeks: number): number {
  if (weekly.length < fewestPoints) return NaN;
  const points = weekly.map(([week, quantity]) => [week, Math.log1p(Math.max(0, quantity))] as const);
  const slope = theilSenSlope(points);
  return Math.abs(slope) > 2 * slopeError(points, slope) ? Math.expm1(slope * weeks) : 0;
}
