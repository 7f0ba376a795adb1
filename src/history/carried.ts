import type { AccountReadings, Reading } from '../domain/reading.ts';

/**
 * A reading as it stands on another day while nothing happens: a number of days grows or shrinks with the days, any other
 * value stays.
 *
 * Formula: value + ages x (day - from).
 * Source: docs/METHODS.md, "History".
 *
 * @param from  epoch day of the reading
 * @param day   epoch day asked for, before or after
 * @example     carried({ value: 9, ages: 1, ... }, 100, 111).value // 20
 */
export function carried<Kept extends Reading>(reading: Kept, from: number, day: number): Kept {
  return reading.ages === 0 || day === from ? reading : { ...reading, value: reading.value + reading.ages * (day - from) };
}

/** Kept readings of several accounts as they stand on a day, by account and subject. */
export function readingsByAccount(
  kept: readonly (Reading & { readonly accountId: string; readonly day: number })[],
  day: number
): ReadonlyMap<string, AccountReadings> {
  const byAccount = new Map<string, Map<string, Reading>>();
  for (const { accountId, day: from, ...reading } of kept) {
    const own = byAccount.get(accountId) ?? new Map<string, Reading>();
    own.set(reading.subject, carried(reading, from, day));
    byAccount.set(accountId, own);
  }
  return byAccount;
}
