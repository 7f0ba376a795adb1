import type { ProductLine } from '../domain/settings.ts';

/** What the amount of a gap rests on; NaN = unknown. */
export type PriceBasis = {
  /** Price of one unit a year from the standard price book, in the account's currency. */
  readonly bookPrice: number;
  /** ISO code of the account's currency; '' in an org with one currency. */
  readonly currency: string;
  /** Contract value a year in the account's currency. */
  readonly contractValue: number;
};

/** Amount a year of a gap; without `amount` it is unknown. */
export type Amount = { readonly amount?: number; readonly unitPrice?: number; readonly because?: 'contract_value' };

/**
 * Amount a year that closing a gap is worth at list price, in the account's currency.
 *
 * Unknown where the price stands in another currency, is missing, or rests on a contract value that is missing: mixed
 * or guessed money is never shown. A percent of the contract value counts for the whole target; part of a target gives
 * part of it.
 *
 * Formula: gap x unit price, or share x contract value x gap / target; rounded to cents.
 * Source: docs/METHODS.md, "Whitespace amount".
 *
 * @example  gapAmount({ kind: 'list_price', amount: 300, currency: 'EUR' }, { gap: 80, target: 120 }, { currency: 'EUR', ... })
 *           // { amount: 24000, unitPrice: 300 }
 */
export function gapAmount(
  price: ProductLine['price'],
  quantity: { readonly gap: number; readonly target: number },
  basis: PriceBasis
): Amount {
  switch (price.kind) {
    case 'price_book':
      return priced(basis.bookPrice, quantity.gap);
    case 'list_price':
      return priced(basis.currency === '' || basis.currency === price.currency ? price.amount : NaN, quantity.gap);
    case 'contract_share':
      if (Number.isNaN(basis.contractValue)) {
        return { because: 'contract_value' };
      }
      return { amount: toCents(quantity.target > 0 ? (price.share * basis.contractValue * quantity.gap) / quantity.target : 0) };
    case 'look_alikes':
    case 'none':
      return {};
  }
}

/** Money rounded to cents, half up. */
export function toCents(amount: number): number {
  return Math.floor(amount * 100 + 0.5 + 1e-6) / 100;
}

function priced(unitPrice: number, gap: number): Amount {
  return Number.isNaN(unitPrice) ? {} : { amount: toCents(unitPrice * gap), unitPrice };
}
