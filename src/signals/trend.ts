const fewestPoints = 6;
/** Standard errors within which a change is not told from chance. */
const noise = 2;

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

/**
 * How many of its standard errors Kendall's S is away from 0: pairs that rise less pairs that fall, over the scatter that S would have
 * if the order were chance. It looks at order only, so that one week of an outage neither makes nor hides a trend.
 *
 * Formula: S / sqrt((n (n - 1) (2n + 5) - sum of t (t - 1) (2t + 5)) / 18), t = number of points in each group of equal values; 0
 * where all are equal. Source: Sen 1968, who tests his slope by it; Kendall, Rank Correlation Methods, 4th ed. 1970, chapter 4.
 *
 * @param points  [x, y] with rising x, all different
 * @example       riseInErrors([[0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [5, 6]]) // 15 / sqrt(510 / 18) = 2.818
 */
export function riseInErrors(points: readonly (readonly [x: number, y: number])[]): number {
  const n = points.length;
  let rising = 0;
  for (const [at, [, y]] of points.entries()) for (const [, later] of points.slice(at + 1)) rising += Math.sign(later - y);
  const ties = [...Map.groupBy(points, ([, y]) => y).values()].reduce((sum, { length: t }) => sum + t * (t - 1) * (2 * t + 5), 0);
  const variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
  return variance > 0 ? rising / Math.sqrt(variance) : 0;
}

/**
 * Relative change of a quantity over a number of weeks.
 *
 * Formula: exp(slope x weeks) - 1, slope = Theil-Sen over log(1 + x) by week; 0 unless the order of the values is more than two
 * standard errors from chance. Source: docs/METHODS.md, "Trend"; Sen 1968.
 *
 * @param weekly  [week number, quantity]; negative quantities count as 0
 * @param weeks   length of the window
 * @returns       -1 or more, NaN with fewer than 6 points
 * @example       relativeChange([[0, 100], [1, 100], [2, 100], [3, 100], [4, 100], [5, 100]], 12) // 0
 */
export function relativeChange(weekly: readonly (readonly [week: number, quantity: number])[], weeks: number): number {
  if (weekly.length < fewestPoints) return NaN;
  const points = weekly.map(([week, quantity]) => [week, Math.log1p(Math.max(0, quantity))] as const);
  return Math.abs(riseInErrors(points)) > noise ? Math.expm1(theilSenSlope(points) * weeks) : 0;
}
