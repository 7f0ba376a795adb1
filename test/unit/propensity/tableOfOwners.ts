import type { Market } from '../../../src/propensity/snapshot.ts';

const never = NaN;

/** Purchases from one row an account: the day on which it first bought each item, undefined = never. All accounts are one segment. */
export function marketOf(rows: readonly (readonly (number | undefined)[])[], items: number): Market {
  const firstOn = Array.from({ length: items }, (_, j) => Float64Array.from(rows, (row) => row[j] ?? never));
  const segments = new Int32Array(rows.length);
  return { purchases: { accounts: rows.length, items, firstOn }, segmentOf: () => segments };
}

/** Rows of 0 and 1 as purchases on day 1. */
export function ownersOf(rows: readonly (readonly number[])[], items: number): Market {
  return marketOf(
    rows.map((row) => row.map((owns) => (owns === 1 ? 1 : undefined))),
    items
  );
}
