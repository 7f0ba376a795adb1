import { t975 } from './tQuantile.ts';

/** Mean difference of pairs with its 95% interval. */
export type PairedDifference = { readonly value: number; readonly low: number; readonly high: number };

/**
 * Mean of the differences of pairs, with its 95% interval by Student's t.
 *
 * Both values of a pair come from the same account, so what differs between accounts falls out.
 * Formula: mean -+ t sd / sqrt(n), n - 1 degrees of freedom. Source: docs/METHODS.md, "Paired difference"; Student 1908.
 *
 * @param first, second  one element a pair, in the same order
 * @returns undefined below five pairs
 * @example pairedDifference([2, 3, 4, 5, 6], [1, 1, 1, 1, 1]) // { value: 3, low: 1.037, high: 4.963 }
 */
export function pairedDifference(first: ArrayLike<number>, second: ArrayLike<number>): PairedDifference | undefined {
  const count = first.length;
  if (count < 5) return undefined;
  const differences = Array.from(first, (one, i) => one - (second[i] ?? NaN));
  const value = differences.reduce((sum, one) => sum + one, 0) / count;
  const squares = differences.reduce((sum, one) => sum + (one - value) ** 2, 0);
  const half = t975(count - 1) * Math.sqrt(squares / (count - 1) / count);
  return { value, low: value - half, high: value + half };
}
