/**
 * Ranks from 1 on, smallest first; equal values share the mean of their ranks.
 *
 * Source: docs/METHODS.md, "Product lines proposed".
 *
 * @param values  finite numbers in any order
 * @returns       ranks in the order of the values
 * @example       averageRanks([10, 20, 10]) // [1.5, 3, 1.5]
 */
export function averageRanks(values: readonly number[]): readonly number[] {
  const order = values.map((_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let at = from; at <= to; at += 1) ranks[order[at] ?? 0] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}
