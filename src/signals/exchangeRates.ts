import type { ExchangeRates } from '../domain/exchangeRates.ts';
import type { FactReader } from '../store/factStore.ts';

/**
 * Rates of the active currencies, from `CurrencyType`. Reads the fact store only.
 *
 * @returns  undefined in an org with one currency, which has no such object
 */
export async function readExchangeRates(facts: FactReader): Promise<ExchangeRates | undefined> {
  const tables = await facts.tables();
  if (!tables.has('CurrencyType')) return undefined;
  const rows = await facts.rows(`
    select "IsoCode" as code, cast("ConversionRate" as double) as rate
    from "CurrencyType"
    where "IsActive"
      and "ConversionRate" > 0
    order by "IsoCode"`);
  const dated = tables.has('DatedConversionRate') ? await facts.rows('select 1 as found from "DatedConversionRate" limit 1') : [];
  return {
    perCorporate: Object.fromEntries(rows.map((row) => [String(row['code']), Number(row['rate'])])),
    isDated: dated.length > 0
  };
}
