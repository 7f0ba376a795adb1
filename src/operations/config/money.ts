import type { Money } from '../../domain/configPreview.ts';

/** Whole cents, so that sums are exact. */
const cents = 100;

/**
 * Amounts summed by currency, currencies in order; unknown ones are left out. Pure.
 *
 * @example  totals([{ currency: 'EUR', amount: 1.1 }, { currency: 'EUR', amount: 2.2 }]) // [{ currency: 'EUR', amount: 3.3 }]
 */
export function totals(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<string, number>();
  for (const { currency, amount } of amounts) {
    if (!Number.isNaN(amount)) sums.set(currency, (sums.get(currency) ?? 0) + Math.round(amount * cents));
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => ({ currency, amount: sum / cents }));
}
