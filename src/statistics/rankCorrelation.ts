import { averageRanks } from './averageRanks.ts';
import { normal975 } from './normalQuantile.ts';

/**
 * Spearman's rank correlation of pairs with its 95% interval: do large values of one go with large values of the other?
 *
 * Formula: rho = Pearson's correlation of the ranks; interval tanh(atanh(rho) -+ 1.96 x sqrt(1.06 / (n - 3))).
 * Source: docs/METHODS.md, "Product lines proposed"; interval: Fieller, Hartley and Pearson, Biometrika 44 (1957).
 *
 * @param xs, ys  finite numbers, pairs by place
 * @returns       -1 to 1; undefined below 4 pairs, or where one side has only one value
 * @example       rankCorrelation([1, 2, 3, 4], [10, 20, 30, 40])?.rho // 1
 */
export function rankCorrelation(
  xs: readonly number[],
  ys: readonly number[]
): { readonly rho: number; readonly low: number; readonly high: number } | undefined {
  const n = xs.length;
  const [a, b] = [averageRanks(xs), averageRanks(ys)];
  const mean = (n + 1) / 2;
  const product = (one: readonly number[], other: readonly number[]): number =>
    one.reduce((sum, rank, at) => sum + (rank - mean) * ((other[at] ?? 0) - mean), 0);
  const spread = Math.sqrt(product(a, a) * product(b, b));
  if (n < 4 || spread === 0) return undefined;
  const rho = Math.max(-1, Math.min(1, product(a, b) / spread));
  const step = normal975 * Math.sqrt(1.06 / (n - 3));
  return { rho, low: Math.tanh(Math.atanh(rho) - step), high: Math.tanh(Math.atanh(rho) + step) };
}
