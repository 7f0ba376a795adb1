import type { ProductLine } from '../domain/settings.ts';
import type { UnitPrice } from './assessInput.ts';

/** An active entry of the standard price book with what names its product. */
export type PriceBookEntry = {
  readonly family: string | undefined;
  readonly code: string | undefined;
  readonly currency: string;
  readonly amount: number;
};

/**
 * Price of one unit of each product line and currency, from the standard price book.
 *
 * A line with a product code has the price of that product; a line with a family only has the lowest price above 0 of
 * its products: an amount shown to a rep must not promise more than the price list.
 *
 * @param entries  active entries of active products; '' is the currency of an org that has one
 */
export function unitPrices(lines: readonly ProductLine[], entries: readonly PriceBookEntry[]): readonly UnitPrice[] {
  const lowest = new Map<string, UnitPrice>();
  for (const line of lines) {
    for (const entry of entries) {
      const key = `${line.key}:${entry.currency}`;
      const known = lowest.get(key);
      if (belongsTo(line, entry) && entry.amount > 0 && (known === undefined || entry.amount < known.amount)) {
        lowest.set(key, { productLine: line.key, currency: entry.currency, amount: entry.amount });
      }
    }
  }
  return [...lowest.values()];
}

function belongsTo(line: ProductLine, entry: PriceBookEntry): boolean {
  if (line.productCode !== undefined) {
    return entry.code === line.productCode;
  }
  return line.productFamily !== undefined && entry.family === line.productFamily;
}
