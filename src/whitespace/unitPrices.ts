import type { PriceEntry } from '../domain/priceEntry.ts';
import type { ProductLine } from '../domain/settings.ts';
import type { UnitPrice } from './assessInput.ts';

/**
 * Price of one unit of each product line and currency, from the standard price book.
 *
 * A line with a product code has the price of that product; a line with a family or a condition has the lowest price above 0
 * of its products (an amount shown to a rep must not promise more than the price list) and beside it the highest.
 *
 * @param entries  active entries of active products; '' is the currency of an org that has one
 */
export function unitPrices(lines: readonly ProductLine[], entries: readonly PriceEntry[]): readonly UnitPrice[] {
  const found = new Map<string, UnitPrice>();
  for (const line of lines) {
    for (const { currency, amount } of entries.filter((entry) => entry.amount > 0 && belongsTo(line, entry))) {
      const key = `${line.key}:${currency}`;
      const known = found.get(key) ?? { productLine: line.key, currency, amount };
      const highest = Math.max(amount, known.highest ?? known.amount);
      const lowest = Math.min(amount, known.amount);
      found.set(key, { productLine: line.key, currency, amount: lowest, ...(highest > lowest ? { highest } : {}) });
    }
  }
  return [...found.values()];
}

function belongsTo(line: ProductLine, entry: PriceEntry): boolean {
  if (line.productCode !== undefined) {
    return entry.code === line.productCode;
  }
  if (line.productFamily !== undefined) {
    return entry.family === line.productFamily;
  }
  return line.productFilter !== undefined && entry.lines?.includes(line.key) === true;
}
