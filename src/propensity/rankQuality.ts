/**
 * The first `k` open items of an account by score; of equal scores the one that stands first.
 *
 * @param open  by item, whether it may be suggested
 * @returns     items, best first; fewer than `k` where fewer are open
 */
export function firstItems(scores: Float64Array, lines: Int32Array, open: (item: number) => boolean, k: number): readonly number[] {
  const best: number[] = [];
  for (const j of lines) {
    const score = scores[j] ?? NaN;
    if (best.length === k && !(score > (scores[best[k - 1] ?? 0] ?? NaN))) continue;
    if (!open(j)) continue;
    let place = best.length < k ? best.length : k - 1;
    while (place > 0 && score > (scores[best[place - 1] ?? 0] ?? NaN)) {
      best[place] = best[place - 1] ?? 0;
      place--;
    }
    best[place] = j;
  }
  return best;
}

/** How good the suggestions to one account were. */
export type ListQuality = { readonly hits: number; readonly precision: number; readonly recall: number; readonly ndcg: number };

/**
 * Precision, recall and NDCG of a list of suggestions.
 *
 * Precision: bought of those suggested. Recall: suggested of those bought. NDCG: purchases count 1 / log2(place + 1), divided
 * by what the best order of a full list would give. Source: docs/METHODS.md, "How good suggestions are"; Järvelin and
 * Kekäläinen 2002.
 *
 * @param suggested  best first
 * @param bought     items bought, at least one
 * @param k          length of a full list
 * @example          listQuality([7, 8], new Set([8]), 2) // hits 1, precision 0.5, recall 1, ndcg 0.6309
 */
export function listQuality(suggested: readonly number[], bought: ReadonlySet<number>, k: number): ListQuality {
  let [hits, gain, best] = [0, 0, 0];
  suggested.forEach((item, place) => {
    if (!bought.has(item)) return;
    hits++;
    gain += discount(place);
  });
  for (let place = 0; place < Math.min(k, bought.size); place++) best += discount(place);
  return { hits, precision: suggested.length === 0 ? 0 : hits / suggested.length, recall: hits / bought.size, ndcg: gain / best };
}

function discount(place: number): number {
  return 1 / Math.log2(place + 2);
}
