import { invertPositive } from '../statistics/invertPositive.ts';
import { ownersOfBoth } from './ownersOfBoth.ts';
import type { Scorer } from './scorer.ts';
import { strongest } from './scorer.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * EASE, a linear model of every item on all others in closed form: what the account owns adds up to a score for what it does not.
 *
 * Formula: P = (X'X + lambda I)^-1 with X the table of ownership (accounts x items, 0 and 1); B_ij = -P_ij / P_jj, B_jj = 0;
 * score = x B. A reason is an owned item with B_ij above 0. Source: docs/METHODS.md, "Suggestions"; Steck, arXiv 1905.03375.
 *
 * @param lambda  above 0; more trusts what few own together less
 */
export function fitEase({ owned }: Snapshot, lambda: number): Scorer {
  const { items } = owned;
  const weights = weightsOf(ownersOfBoth(owned), items, lambda);
  const ownedBy = (account: number): Int32Array => owned.item.subarray(owned.start[account], owned.start[account + 1]);
  return {
    method: 'ease',
    lambda,
    score: (account, scores) => {
      scores.fill(0);
      for (const i of ownedBy(account)) addRow(weights, i * items, scores);
    },
    because: (account, item) => strongest(ownedBy(account), (i) => weights[i * items + item] ?? 0)
  };
}

function weightsOf(both: Float64Array, items: number, lambda: number): Float64Array {
  for (let i = 0; i < items; i++) both[i * items + i] = (both[i * items + i] ?? 0) + lambda;
  const inverse = invertPositive(both, items);
  const diagonal = Float64Array.from({ length: items }, (_, j) => inverse[j * items + j] ?? NaN);
  for (let i = 0; i < items; i++) {
    for (let j = 0; j < items; j++) {
      inverse[i * items + j] = i === j ? 0 : -(inverse[i * items + j] ?? NaN) / (diagonal[j] ?? NaN);
    }
  }
  return inverse;
}

function addRow(weights: Float64Array, from: number, scores: Float64Array): void {
  for (let j = 0; j < scores.length; j++) scores[j] = (scores[j] ?? 0) + (weights[from + j] ?? 0);
}
