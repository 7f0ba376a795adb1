import type { ItemsByAccount } from './purchases.ts';

/**
 * Accounts that own both of two items: a symmetric matrix of `items` rows, one after the other, with the owners of an item
 * on the diagonal (the Gram matrix of the table of ownership).
 */
export function ownersOfBoth({ accounts, items, start, item }: ItemsByAccount): Float64Array {
  const both = new Float64Array(items * items);
  for (let a = 0; a < accounts; a++) {
    const end = start[a + 1] ?? 0;
    for (let p = start[a] ?? 0; p < end; p++) {
      const row = (item[p] ?? 0) * items;
      for (let q = start[a] ?? 0; q < end; q++) {
        const at = row + (item[q] ?? 0);
        both[at] = (both[at] ?? 0) + 1;
      }
    }
  }
  return both;
}
