import type { ItemsByAccount } from './purchases.ts';
import type { Scorer } from './scorer.ts';
import type { Snapshot } from './snapshot.ts';

/** Open pairs of account and item within a step, how many of them were bought, and how much purchases hang together. */
export type StepCount = {
  readonly of: number;
  readonly bought: number;
  /**
   * Spread of the number bought over the one that independent pairs would have, at least 1: an account that buys one thing
   * tends to buy another. Counts divided by it tell as much as independent ones (design effect of clusters; Kish 1965).
   */
  readonly design: number;
};

/** Scores of all open pairs: account by account in the order of those asked, line by line; and the same, rising. */
export type PairScores = { readonly inOrder: Float64Array; readonly rising: Float64Array };

/** Scores of all open pairs of a snapshot. */
export function scorePairs(scorer: Scorer, { asked, lines, open, owned }: Snapshot): PairScores {
  let pairs = 0;
  for (const j of lines) pairs += open[j]?.reduce((count, one) => count + one, 0) ?? 0;
  const inOrder = new Float64Array(pairs);
  const scores = new Float64Array(owned.items);
  let at = 0;
  for (const a of asked) {
    scorer.score(a, scores);
    for (const j of lines) if (open[j]?.[a] === 1) inOrder[at++] = scores[j] ?? NaN;
  }
  return { inOrder, rising: inOrder.slice().sort() };
}

/**
 * Lowest score of the best `share` of the pairs. Pairs of one score stay together, on the side where the middle of them falls.
 *
 * @param sorted  rising
 * @param share   0-1; 1 gives -Infinity
 * @returns       Infinity where no pair belongs to the share
 */
export function lowestOfBest(sorted: Float64Array, share: number): number {
  if (share >= 1) return -Infinity;
  const above = sorted.length * share;
  const at = sorted.length - Math.ceil(above);
  const score = sorted[at] ?? Infinity;
  const [first, end] = [firstAtLeast(sorted, score), firstAbove(sorted, score)];
  const middleAbove = sorted.length - (first + end) / 2;
  return middleAbove <= above ? score : (sorted[end] ?? Infinity);
}

/** Place of the first element that is not below the score. */
export function firstAtLeast(sorted: Float64Array, score: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? NaN) < score) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of the first element above the score. */
function firstAbove(sorted: Float64Array, score: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? NaN) <= score) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Step of a score: the first whose lowest score it reaches. Most pairs stand in the last ones. */
export function stepOf(score: number, lowest: readonly number[]): number {
  let step = lowest.length - 1;
  while (step > 0 && score >= (lowest[step - 1] ?? Infinity)) step--;
  return step;
}

/**
 * Open pairs and purchases by step.
 *
 * @param bought  first purchases of the period that follows the snapshot
 * @param lowest  lowest score of each step, falling; the last is -Infinity
 */
export function countSteps(
  { asked, lines, open, owned }: Snapshot,
  { inOrder }: PairScores,
  bought: ItemsByAccount,
  lowest: readonly number[]
): readonly StepCount[] {
  const mine = new Uint8Array(owned.items);
  const account = lowest.map(() => ({ of: 0, bought: 0 }));
  const sums = lowest.map(() => ({ of: 0, bought: 0, ofOf: 0, ofBought: 0, boughtBought: 0 }));
  let pair = 0;
  for (const a of asked) {
    markBought(bought, a, mine, 1);
    for (const j of lines) {
      if (open[j]?.[a] !== 1) continue;
      const count = account[stepOf(inOrder[pair++] ?? NaN, lowest)];
      if (count === undefined) continue;
      count.of++;
      count.bought += mine[j] ?? 0;
    }
    markBought(bought, a, mine, 0);
    account.forEach((count, step) => addTo(sums[step], count));
  }
  return sums.map(stepCount);
}

type Sums = { of: number; bought: number; ofOf: number; ofBought: number; boughtBought: number };

/** Adds the count of an account and clears it for the next one. */
function addTo(sums: Sums | undefined, count: { of: number; bought: number }): void {
  if (sums === undefined || count.of === 0) return;
  sums.of += count.of;
  sums.bought += count.bought;
  sums.ofOf += count.of * count.of;
  sums.ofBought += count.of * count.bought;
  sums.boughtBought += count.bought * count.bought;
  count.of = 0;
  count.bought = 0;
}

function markBought(bought: ItemsByAccount, account: number, mine: Uint8Array, as: number): void {
  for (let at = bought.start[account] ?? 0; at < (bought.start[account + 1] ?? 0); at++) mine[bought.item[at] ?? 0] = as;
}

/** Sum over accounts of (bought - rate x of)^2, over of x rate x (1 - rate). */
function stepCount({ of, bought, ofOf, ofBought, boughtBought }: Sums): StepCount {
  const rate = of === 0 ? 0 : bought / of;
  const independent = of * rate * (1 - rate);
  const spread = boughtBought - 2 * rate * ofBought + rate * rate * ofOf;
  return { of, bought, design: independent > 0 ? Math.max(1, spread / independent) : 1 };
}
