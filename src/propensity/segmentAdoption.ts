import type { Scorer } from './scorer.ts';
import type { ItemsByAccount } from './purchases.ts';
import type { Snapshot } from './snapshot.ts';

/** Accounts that the share of all customers weighs as much as: a segment of ten speaks for itself by one half. */
const shrinkTo = 10;

/** Owners and accounts of a segment. */
export type Adoption = { readonly own: number; readonly of: number };

/**
 * By item, owners and accounts of each segment among the accounts given; the first element are those without a segment (-1).
 *
 * @param segmentOf  segments of an item by account
 */
export function adoptionBySegment(
  owned: ItemsByAccount,
  segmentOf: (item: number) => ArrayLike<number>,
  among: Int32Array
): readonly (readonly Adoption[])[] {
  const segments = Array.from({ length: owned.items }, (_, j) => segmentOf(j));
  const counts = segments.map((column) => {
    const of = new Map<number, number>();
    for (const a of among) of.set(column[a] ?? -1, (of.get(column[a] ?? -1) ?? 0) + 1);
    return Array.from({ length: Math.max(-1, ...of.keys()) + 2 }, (_, place) => ({ own: 0, of: of.get(place - 1) ?? 0 }));
  });
  for (const a of among) {
    for (let at = owned.start[a] ?? 0; at < (owned.start[a + 1] ?? 0); at++) {
      const j = owned.item[at] ?? 0;
      const count = counts[j]?.[(segments[j]?.[a] ?? -1) + 1];
      if (count !== undefined) count.own++;
    }
  }
  return counts;
}

/**
 * Share of a segment that owns an item, drawn towards the share of all.
 *
 * Formula: (own + 10 p) / (of + 10), p = share of all. Source: docs/METHODS.md, "Suggestions".
 *
 * @param share  of all accounts, 0-1
 * @example      shrunkShare({ own: 3, of: 10 }, 0.1) // 0.2
 */
export function shrunkShare({ own, of }: Adoption, share: number): number {
  return (own + shrinkTo * share) / (of + shrinkTo);
}

/** Adoption in the account's segment, shrunk: the floor of what can be said, without looking at what the account owns. */
export function fitSegmentAdoption({ owned, asked, lines, segmentOf }: Snapshot): Scorer {
  const shares = adoptionBySegment(owned, segmentOf, asked).map((counts, j) =>
    counts.map((count) => shrunkShare(count, (owned.accountsOf[j] ?? 0) / asked.length))
  );
  const segments = Array.from({ length: owned.items }, (_, j) => segmentOf(j));
  return {
    method: 'segment',
    score: (account, scores) => {
      scores.fill(0);
      for (const j of lines) scores[j] = shares[j]?.[(segments[j]?.[account] ?? -1) + 1] ?? 0;
    },
    because: () => []
  };
}
