/** Rates of the currencies of an org, as Salesforce keeps them. */
export type ExchangeRates = {
  /** Units of a currency for one unit of the corporate currency, by ISO code. */
  readonly perCorporate: Readonly<Record<string, number>>;
  /** True where the org keeps rates by date as well (advanced currency management): then none of them is the rate of a price list. */
  readonly isDated: boolean;
};
