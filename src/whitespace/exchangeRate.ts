import type { ExchangeRates } from '../domain/exchangeRates.ts';

/**
 * Units of one currency for one unit of another by the org's own rates; NaN where the org does not say, or keeps rates by date,
 * so that a price list would need a day that it does not have.
 *
 * Source: docs/METHODS.md, "Whitespace amount".
 *
 * @example  exchangeRate({ perCorporate: { EUR: 1, USD: 1.25 }, isDated: false }, 'USD', 'EUR') // 0.8
 */
export function exchangeRate(rates: ExchangeRates | undefined, from: string, to: string): number {
  if (from === to) {
    return 1;
  }
  if (rates === undefined || rates.isDated) {
    return NaN;
  }
  return (rates.perCorporate[to] ?? NaN) / (rates.perCorporate[from] ?? NaN);
}
