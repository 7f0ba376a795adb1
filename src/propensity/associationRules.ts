import { ownersOfBoth } from './ownersOfBoth.ts';
import type { Scorer } from './scorer.ts';
import { strongest } from './scorer.ts';
import type { Snapshot } from './snapshot.ts';

/** Owners that the share of all weighs as much as: a rule of ten owners speaks for itself by one half. */
const shrinkTo = 10;

/** Rules that count for a suggestion: the best of what the account owns. */
const bestRules = 3;

/**
 * Association rules: how many owners of what the account owns also own the item, the best three added up.
 *
 * Formula: confidence(i -> j) = (both + 10 p_j) / (owners of i + 10), p_j = share of all that own j. A rule is a reason where
 * its confidence is above p_j. Source: docs/METHODS.md, "Suggestions"; Agrawal, Imielinski and Swami 1993.
 */
export function fitAssociationRules({ owned, asked, lines }: Snapshot): Scorer {
  const { items, accountsOf } = owned;
  const confidence = ownersOfBoth(owned);
  const share = Float64Array.from(accountsOf, (count) => count / asked.length);
  for (let i = 0; i < items; i++) {
    const of = (accountsOf[i] ?? 0) + shrinkTo;
    for (let j = 0; j < items; j++) {
      confidence[i * items + j] = ((confidence[i * items + j] ?? 0) + shrinkTo * (share[j] ?? 0)) / of;
    }
  }
  const ownedBy = (account: number): Int32Array => owned.item.subarray(owned.start[account], owned.start[account + 1]);
  return {
    method: 'rules',
    score: (account, scores) => addBest(ownedBy(account), lines, confidence, scores),
    because: (account, item) => strongest(ownedBy(account), (i) => (confidence[i * items + item] ?? 0) - (share[item] ?? 0))
  };
}

function addBest(own: Int32Array, lines: Int32Array, confidence: Float64Array, scores: Float64Array): void {
  const items = scores.length;
  const best = new Float64Array(bestRules);
  scores.fill(0);
  for (const j of lines) {
    best.fill(0);
    for (const i of own) insert(best, confidence[i * items + j] ?? 0);
    scores[j] = best.reduce((sum, one) => sum + one, 0);
  }
}

/** Keeps the largest values, largest first. */
function insert(best: Float64Array, value: number): void {
  if (value <= (best[best.length - 1] ?? 0)) return;
  let place = best.length - 1;
  while (place > 0 && (best[place - 1] ?? 0) < value) {
    best[place] = best[place - 1] ?? 0;
    place--;
  }
  best[place] = value;
}
