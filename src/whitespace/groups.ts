import type { Column } from '../scoring/types.ts';

/**
 * Which accounts belong together: the place of the first account of each one's hierarchy, whatever its depth.
 *
 * @param parents  place of the parent of each account, -1 = none; the accounts asked about come first
 * @param size     accounts asked about
 * @example        groupsOf([-1, 0, 1, -1], 4) // 0, 0, 0, 3
 */
export function groupsOf(parents: ArrayLike<number>, size: number): Int32Array {
  const first = Int32Array.from(parents, (_, at) => at);
  const firstOf = (place: number): number => {
    let at = place;
    while (first[at] !== at) {
      first[at] = first[first[at] ?? at] ?? at;
      at = first[at] ?? at;
    }
    return at;
  };
  for (let at = 0; at < parents.length; at += 1) {
    const parent = parents[at] ?? -1;
    if (parent >= 0) {
      const [one, other] = [firstOf(at), firstOf(parent)];
      first[Math.max(one, other)] = Math.min(one, other);
    }
  }
  return Int32Array.from({ length: size }, (_, at) => firstOf(at));
}

/** What is known of the accounts whose prices are compared, one after the other. */
type Payers = {
  readonly segment: ArrayLike<number>;
  readonly owned: Column;
  readonly paid: Column;
  readonly currencies: readonly string[];
};

/**
 * What accounts pay, of each group in a segment and a currency only that of the account that owns most: units of one company
 * are one customer, and ten of them would tell what it pays (decision 15). Ties go to the first.
 *
 * @param groups  see `groupsOf`
 * @returns       NaN for the others
 */
export function paidOncePerGroup(groups: ArrayLike<number>, { segment, owned, paid, currencies }: Payers): Float64Array {
  const most = new Map<string, number>();
  const counts = (i: number): boolean => (owned[i] ?? NaN) > 0 && (paid[i] ?? NaN) > 0 && (segment[i] ?? -1) >= 0;
  const keyOf = (i: number): string => `${groups[i] ?? i}:${segment[i] ?? -1}:${currencies[i] ?? ''}`;
  for (let i = 0; i < currencies.length; i += 1) {
    if (counts(i)) {
      const key = keyOf(i);
      const before = most.get(key);
      if (before === undefined || (owned[i] ?? 0) > (owned[before] ?? 0)) {
        most.set(key, i);
      }
    }
  }
  return Float64Array.from(currencies, (_, i) => (counts(i) && most.get(keyOf(i)) === i ? (paid[i] ?? NaN) : NaN));
}
