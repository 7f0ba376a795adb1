/** A run of neighbours with one level. */
export type IsotonicBlock = {
  /** First element, and the one after the last. */
  readonly from: number;
  readonly until: number;
  /** Weighted mean of the elements. */
  readonly level: number;
  readonly weight: number;
};

/**
 * Rising steps nearest to the values: isotonic regression by pooling adjacent violators.
 *
 * Neighbours out of order are merged and take their weighted mean until levels rise strictly; no other rising sequence is nearer in
 * weighted squares. Source: docs/METHODS.md, "Likelihood of a purchase"; Ayer et al., Annals of Mathematical Statistics 26 (1955).
 *
 * @param values   in the order in which they are expected to rise
 * @param weights  above 0, one for each value
 * @example        isotonicBlocks([1, 3, 2], [1, 1, 1]) // levels 1 and 2.5
 */
export function isotonicBlocks(values: ArrayLike<number>, weights: ArrayLike<number>): readonly IsotonicBlock[] {
  const blocks: IsotonicBlock[] = [];
  for (let i = 0; i < values.length; i++) {
    let block: IsotonicBlock = { from: i, until: i + 1, level: values[i] ?? NaN, weight: weights[i] ?? NaN };
    for (let last = blocks.at(-1); last !== undefined && last.level >= block.level; last = blocks.at(-1)) {
      blocks.pop();
      block = merged(last, block);
    }
    blocks.push(block);
  }
  return blocks;
}

function merged(a: IsotonicBlock, b: IsotonicBlock): IsotonicBlock {
  const weight = a.weight + b.weight;
  return { from: a.from, until: b.until, level: (a.level * a.weight + b.level * b.weight) / weight, weight };
}
