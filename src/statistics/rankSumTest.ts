import { averageRanks } from './averageRanks.ts';
import { normalTail } from './normalTail.ts';

/**
 * Two-sided p value of the Mann-Whitney test: could both groups have the same distribution?
 *
 * Normal approximation with the correction for ties, without one for continuity; for groups of 10 and more.
 *
 * Formula: z = (U - mn/2) / sqrt(mn/12 x (N + 1 - sum(t^3 - t) / (N (N - 1)))), U = rank sum of the first group - m (m + 1) / 2,
 * N = m + n, t = size of each group of equal values; p = 2 x P(Z > |z|).
 * Source: docs/METHODS.md, "Product lines proposed"; Mann and Whitney, Annals of Mathematical Statistics 18 (1947);
 * ties: Lehmann, Nonparametrics (1975), 1.4.
 *
 * @returns  0-1; 1 where a group is empty or all values are equal, since nothing tells the groups apart
 * @example  rankSumTest([1, 2, 3], [4, 5, 6]) // 0.0495
 */
export function rankSumTest(first: readonly number[], second: readonly number[]): number {
  const [m, n] = [first.length, second.length];
  const all = [...first, ...second];
  const total = m + n;
  if (m === 0 || n === 0) return 1;
  const rankSum = averageRanks(all)
    .slice(0, m)
    .reduce((sum, rank) => sum + rank, 0);
  const ties = [...Map.groupBy(all, (value) => value).values()].reduce((sum, { length: t }) => sum + t ** 3 - t, 0);
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)));
  if (variance <= 0) return 1;
  const z = (rankSum - (m * (m + 1)) / 2 - (m * n) / 2) / Math.sqrt(variance);
  return Math.min(1, 2 * normalTail(Math.abs(z)));
}
