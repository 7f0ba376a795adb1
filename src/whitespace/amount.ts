import type { ProductLine } from '../domain/settings.ts';

/** Prices of one unit a year, the cheapest to the dearest that is usual. */
export type PriceRange = { readonly low: number; readonly middle: number; readonly high: number };

/** What the amount of a gap rests on; NaN = unknown. */
export type PriceBasis = {
  /** Price of one unit a year from the standard price book, in the account's currency. */
  readonly bookPrice: number;
  /** Price of the dearest product of the line in that price book; absent = there is no other. */
  readonly dearestPrice?: number | undefined;
  /** What customers of the same segment and size pay for a unit, in the account's currency (see `alikePrices`); absent = too few. */
  readonly alike?: PriceRange | undefined;
  /** ISO code of the account's currency; '' in an org with one currency. */
  readonly currency: string;
  /** Units of the account's currency for one unit of another, by its ISO code; NaN or absent = not known. */
  readonly rate?: (from: string) => number;
  /** Contract value a year in the account's currency. */
  readonly contractValue: number;
};

/** Why the amount of a gap is unknown: no contract value, too few customers alike, a price in a currency without a rate. */
export type AmountUnknown = 'contract_value' | 'look_alikes' | 'currency';

/** Amount a year of a gap with its usual ends; without `amount` it is unknown. */
export type Amount = {
  readonly amount?: number;
  readonly unitPrice?: number;
  readonly low?: number;
  readonly high?: number;
  readonly because?: AmountUnknown;
};

/** A gap, and the target that it is a part of. */
export type GapQuantity = { readonly gap: number; readonly target: number };

/**
 * Amount a year that closing a gap is worth at list price, in the account's currency, and between which ends it usually lies.
 *
 * Unknown where the price is missing, stands in a currency that cannot be converted, or rests on a contract value that is
 * missing: mixed or guessed money is never shown. A percent of the contract value counts for the whole target; part of a
 * target gives part of it. The ends are what customers alike pay or, where these are too few, the cheapest and the dearest
 * product of the line; absent where neither is known.
 *
 * Formula: gap x unit price, or share x contract value x gap / target; rounded to cents.
 * Source: docs/METHODS.md, "Whitespace amount".
 *
 * @example  gapAmount({ kind: 'list_price', amount: 300, currency: 'EUR' }, { gap: 80, target: 120 }, { currency: 'EUR', ... })
 *           // { amount: 24000, unitPrice: 300 }
 */
export function gapAmount(price: ProductLine['price'], quantity: GapQuantity, basis: PriceBasis): Amount {
  switch (price.kind) {
    case 'price_book':
      return { ...priced(basis.bookPrice, quantity.gap), ...endsOf(quantity.gap, basis.alike ?? bookRange(basis)) };
    case 'list_price':
      return { ...listed(price, quantity.gap, basis), ...endsOf(quantity.gap, basis.alike) };
    case 'contract_share':
      return { ...shared(price.share, quantity, basis.contractValue), ...endsOf(quantity.gap, basis.alike) };
    case 'look_alikes':
      if (basis.alike === undefined) {
        return { because: 'look_alikes' };
      }
      return { ...priced(basis.alike.middle, quantity.gap), ...endsOf(quantity.gap, basis.alike) };
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

function listed(price: { readonly amount: number; readonly currency: string }, gap: number, basis: PriceBasis): Amount {
  const isOwn = basis.currency === '' || basis.currency === price.currency;
  const rate = isOwn ? 1 : (basis.rate?.(price.currency) ?? NaN);
  if (Number.isNaN(rate)) {
    return { because: 'currency' };
  }
  return isOwn ? priced(price.amount, gap) : { amount: toCents(price.amount * rate * gap), unitPrice: toCents(price.amount * rate) };
}

function shared(share: number, { gap, target }: GapQuantity, contractValue: number): Amount {
  if (Number.isNaN(contractValue)) {
    return { because: 'contract_value' };
  }
  return { amount: toCents(target > 0 ? (share * contractValue * gap) / target : 0) };
}

/** Cheapest and dearest active product of the line; undefined where all cost the same. */
function bookRange({ bookPrice, dearestPrice = NaN }: PriceBasis): PriceRange | undefined {
  return dearestPrice > bookPrice ? { low: bookPrice, middle: bookPrice, high: dearestPrice } : undefined;
}

function endsOf(gap: number, range: PriceRange | undefined): Pick<Amount, 'low' | 'high'> {
  return range === undefined ? {} : { low: toCents(range.low * gap), high: toCents(range.high * gap) };
}
