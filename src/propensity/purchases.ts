/**
 * First purchases: who bought which product line when for the first time.
 *
 * Days are epoch days (days since 1 January 1970) in the org's time zone.
 */
export type Purchases = {
  readonly accounts: number;
  readonly items: number;
  /** By item, the day of each account's first purchase; NaN = never. */
  readonly firstOn: readonly Float64Array[];
};

/**
 * Items of each account, close together: those of account `a` are `item[start[a]]` up to but not including
 * `item[start[a + 1]]`, in rising order. Wide catalogues are mostly empty, so this is small where a table would not be.
 */
export type ItemsByAccount = {
  readonly accounts: number;
  readonly items: number;
  readonly start: Int32Array;
  readonly item: Int32Array;
  /** Accounts that have each item. */
  readonly accountsOf: Int32Array;
};

/**
 * What each account owned when `day` began: first bought before it. Later purchases change nothing of it.
 *
 * @example ownedOn({ accounts: 2, items: 1, firstOn: [Float64Array.of(9, 10)] }, 10).item // one element: account 0 owns item 0
 */
export function ownedOn(purchases: Purchases, day: number): ItemsByAccount {
  return boughtBetween(purchases, -Infinity, day);
}

/** What each account bought for the first time from `from` up to but not including `until`. */
export function boughtBetween({ accounts, items, firstOn }: Purchases, from: number, until: number): ItemsByAccount {
  const start = new Int32Array(accounts + 1);
  const accountsOf = new Int32Array(items);
  firstOn.forEach((column, j) => {
    for (let a = 0; a < accounts; a++) {
      const first = column[a] ?? NaN;
      if (!(first >= from && first < until)) continue;
      start[a + 1] = (start[a + 1] ?? 0) + 1;
      accountsOf[j] = (accountsOf[j] ?? 0) + 1;
    }
  });
  for (let a = 0; a < accounts; a++) start[a + 1] = (start[a + 1] ?? 0) + (start[a] ?? 0);
  const item = new Int32Array(start[accounts] ?? 0);
  const next = start.slice(0, accounts);
  firstOn.forEach((column, j) => {
    for (let a = 0; a < accounts; a++) {
      const first = column[a] ?? NaN;
      if (!(first >= from && first < until)) continue;
      item[next[a] ?? 0] = j;
      next[a] = (next[a] ?? 0) + 1;
    }
  });
  return { accounts, items, start, item, accountsOf };
}

/** Day of the earliest purchase; NaN where there is none. */
export function earliestPurchase(purchases: Purchases): number {
  let earliest = Infinity;
  for (const column of purchases.firstOn) {
    for (const day of column) if (day < earliest) earliest = day;
  }
  return earliest === Infinity ? NaN : earliest;
}
