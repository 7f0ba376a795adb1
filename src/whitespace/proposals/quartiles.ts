import type { Quartiles } from '../../domain/lineProposal.ts';

/**
 * Quartiles that are values of the list: the smallest value that at least the share of the values does not exceed.
 *
 * Formula: x(ceiling(p n)), p = 1/4, 1/2, 3/4. Source: docs/METHODS.md, "Product lines proposed"; definition 1 of Hyndman
 * and Fan, The American Statistician 50 (1996).
 *
 * @param values  at least one, in any order
 * @example       quartilesOf([1, 2, 4, 8]) // { low: 1, median: 2, high: 4 }
 */
export function quartilesOf(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}
