import type { SuggestionMethod } from '../domain/replayJson.ts';

/** A method fitted on a snapshot: it puts the items that are open to an account in order. */
export type Scorer = {
  readonly method: SuggestionMethod;
  /** Strength of the ridge of EASE. */
  readonly lambda?: number;
  /** Writes the score of every item into `scores` (one element per item); more is better. Scores of different methods do not compare. */
  readonly score: (account: number, scores: Float64Array) => void;
  /** Items that the account owns and that speak for the item, strongest first, at most three. */
  readonly because: (account: number, item: number) => readonly number[];
};

/** Owned items that are named as the reason of a suggestion. */
const mostReasons = 3;

/** Weights below this are what rounding leaves of 0. */
const leastWeight = 1e-9;

/** The owned items that speak most for an item: those with a weight above 0, strongest first, ties by item. */
export function strongest(owned: Int32Array, weightOf: (owned: number) => number): readonly number[] {
  const items: number[] = [];
  const weights: number[] = [];
  for (const item of owned) {
    const weight = weightOf(item);
    if (weight <= (weights[mostReasons - 1] ?? leastWeight)) continue;
    let place = Math.min(items.length, mostReasons - 1);
    for (; place > 0 && weight > (weights[place - 1] ?? NaN); place--) {
      items[place] = items[place - 1] ?? 0;
      weights[place] = weights[place - 1] ?? 0;
    }
    items[place] = item;
    weights[place] = weight;
  }
  return items;
}
