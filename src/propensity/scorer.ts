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

/** The owned items that speak most for an item: those with a weight above 0, strongest first, ties by item. */
export function strongest(owned: Int32Array, weightOf: (owned: number) => number): readonly number[] {
  return [...owned]
    .map((item) => ({ item, weight: weightOf(item) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.item - b.item)
    .slice(0, mostReasons)
    .map(({ item }) => item);
}
