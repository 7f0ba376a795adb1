import { fewestOwners } from '../domain/fewestOwners.ts';
import { ownedOn } from './purchases.ts';
import type { ItemsByAccount, Purchases } from './purchases.ts';

/** Who buys what, and who may be asked: the same for every day that is looked back from. */
export type Market = {
  readonly purchases: Purchases;
  /** Segment of each account for an item, 0 and up: the whitespace rule that it matches; -1 = none. */
  readonly segmentOf: (item: number) => ArrayLike<number>;
  /** 1 = the item may be suggested to the account on that day; what is owned is left out anyway. Absent = all may. */
  readonly eligible?: (item: number, day: number) => Uint8Array;
};

/** What was known when a day began. */
export type Snapshot = {
  readonly day: number;
  readonly owned: ItemsByAccount;
  /** Accounts that owned anything, in order: whom suggestions are made to. */
  readonly asked: Int32Array;
  /** Items with enough owners, in order. */
  readonly lines: Int32Array;
  readonly segmentOf: Market['segmentOf'];
  /** By item, 1 = may be suggested to the account. Items that do not take part are empty. */
  readonly open: readonly Uint8Array[];
};

/**
 * What was known when a day began: ownership, whom to ask, the product lines with enough owners and the open pairs.
 *
 * Segments, and of eligibility what the caller does not date, are those of today.
 */
export function snapshotOn(market: Market, day: number): Snapshot {
  const owned = ownedOn(market.purchases, day);
  const { accounts, items, start } = owned;
  const owns = (a: number): boolean => (start[a + 1] ?? 0) > (start[a] ?? 0);
  const asked = Int32Array.from([...Array(accounts).keys()].filter(owns));
  const lines = Int32Array.from([...Array(items).keys()].filter((j) => (owned.accountsOf[j] ?? 0) >= fewestOwners));
  const open: Uint8Array[] = Array.from({ length: items }, () => new Uint8Array(0));
  for (const j of lines) open[j] = openOf(market, j, day, asked);
  return { day, owned, asked, lines, segmentOf: market.segmentOf, open };
}

function openOf(market: Market, item: number, day: number, asked: Int32Array): Uint8Array {
  const first = market.purchases.firstOn[item] ?? new Float64Array(0);
  const eligible = market.eligible?.(item, day);
  const open = new Uint8Array(market.purchases.accounts);
  for (const a of asked) {
    const owns = (first[a] ?? NaN) < day;
    if (!owns && (eligible === undefined || eligible[a] === 1)) open[a] = 1;
  }
  return open;
}
