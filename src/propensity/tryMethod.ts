import type { RankQuality } from '../domain/replayJson.ts';
import type { ItemsByAccount } from './purchases.ts';
import { firstItems, listQuality } from './rankQuality.ts';
import type { Scorer } from './scorer.ts';
import type { Snapshot } from './snapshot.ts';

/** A method tried on a period: its quality, and the precision by account that bought something, in the order of accounts. */
export type Trial = { readonly scorer: Scorer; readonly quality: RankQuality; readonly precision: Float64Array };

/**
 * Makes the first `k` suggestions to every account that was asked, and compares them with what came.
 *
 * Precision, recall and NDCG are means over the accounts that bought something that was open to them.
 * Source: docs/METHODS.md, "How good suggestions are".
 *
 * @param bought  first purchases of the period that follows the snapshot
 */
export function tryMethod(scorer: Scorer, { asked, lines, open, owned }: Snapshot, bought: ItemsByAccount, k: number): Trial {
  const scores = new Float64Array(owned.items);
  const precision: number[] = [];
  const sum = { suggested: 0, bought: 0, recall: 0, ndcg: 0, precision: 0 };
  for (const a of asked) {
    scorer.score(a, scores);
    const suggested = firstItems(scores, lines, (j) => open[j]?.[a] === 1, k);
    sum.suggested += suggested.length;
    const came = openPurchases(bought, open, a);
    if (came.size === 0) continue;
    const list = listQuality(suggested, came, k);
    sum.bought += list.hits;
    sum.precision += list.precision;
    sum.recall += list.recall;
    sum.ndcg += list.ndcg;
    precision.push(list.precision);
  }
  const accounts = precision.length;
  const mean = (total: number): number => (accounts === 0 ? 0 : total / accounts);
  const quality = {
    method: scorer.method,
    accounts,
    suggested: sum.suggested,
    bought: sum.bought,
    precision: mean(sum.precision),
    recall: mean(sum.recall),
    ndcg: mean(sum.ndcg)
  };
  return { scorer, quality, precision: Float64Array.from(precision) };
}

/** What the account bought of what was open to it. */
function openPurchases(bought: ItemsByAccount, open: Snapshot['open'], account: number): ReadonlySet<number> {
  const came = new Set<number>();
  for (let at = bought.start[account] ?? 0; at < (bought.start[account + 1] ?? 0); at++) {
    const j = bought.item[at] ?? 0;
    if (open[j]?.[account] === 1) came.add(j);
  }
  return came;
}
