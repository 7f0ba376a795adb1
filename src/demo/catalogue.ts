import type { Day } from './calendar.ts';
import type { Ledger } from './ledger.ts';
import { refTo } from './plan.ts';

/** The five product lines of the company, keyed as in the settings. */
export type LineKey = 'platform' | 'analytics' | 'integrations' | 'premium_support' | 'training';

export type CatalogueItem = {
  readonly key: string;
  readonly name: string;
  readonly code: string;
  readonly line: LineKey;
  readonly family: string;
  /** List price of one unit for a year. */
  readonly price: number;
  readonly unitWord: string;
};

/** What is sold today, one product a line. */
export const CATALOGUE: Readonly<Record<LineKey, CatalogueItem>> = {
  platform: item('platform', 'Platform seat', 'PLAT-SEAT', 'Platform', 450),
  analytics: item('analytics', 'Analytics package', 'ANA-PACK', 'Analytics', 30_000),
  integrations: item('integrations', 'Integration connector', 'INT-CONN', 'Integrations', 7_000),
  premium_support: item('premium_support', 'Premium Support plan', 'SUP-PREM', 'Premium Support', 24_000),
  training: item('training', 'Training place', 'TRN-PLACE', 'Training', 1_600)
};

/** No longer sold, but still found at old customers and in old opportunities. */
const RETIRED: readonly CatalogueItem[] = [
  { ...item('platform', 'Platform seat (2019 edition)', 'PLAT-2019', 'Platform', 380), key: 'product:retired_seat' },
  { ...item('analytics', 'Report designer, "classic"', 'ANA-CLASSIC', 'Analytics', 9_000), key: 'product:retired_reports' }
];

export const RETIRED_SEAT = RETIRED[0] as CatalogueItem;

function item(line: LineKey, name: string, code: string, family: string, price: number): CatalogueItem {
  return { key: `product:${line}`, name, code, line, family, price, unitWord: name };
}

/** Enters products and their prices in the standard price book. */
export function planCatalogue(ledger: Ledger, day: Day): void {
  const items = [...Object.values(CATALOGUE), ...RETIRED];
  for (const product of items) {
    ledger.create('Product2', product.key, day, {
      Name: product.name,
      ProductCode: product.code,
      Family: product.family,
      IsActive: true,
      Description: `${product.name}, price for one year`
    });
  }
  for (const product of items) {
    ledger.create('PricebookEntry', priceKey(product), day, {
      Pricebook2Id: refTo(STANDARD_PRICE_BOOK),
      Product2Id: refTo(product.key),
      UnitPrice: product.price,
      IsActive: true
    });
  }
  for (const product of RETIRED) {
    ledger.change('Product2', product.key, day + 182, { IsActive: false });
    ledger.change('PricebookEntry', priceKey(product), day + 182, { IsActive: false });
  }
}

/** Key of the standard price book, which every org brings along. */
export const STANDARD_PRICE_BOOK = 'pricebook:standard';

/** Key of a product's price in the standard price book. */
export function priceKey(product: CatalogueItem): string {
  return `price:${product.key}`;
}
