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
};

/** What is sold today, one product a line. */
export const CATALOGUE: Readonly<Record<LineKey, CatalogueItem>> = {
  platform: { key: 'product:platform', line: 'platform', family: 'Platform', name: 'Platform seat', code: 'PLAT-SEAT', price: 450 },
  analytics: {
    key: 'product:analytics',
    line: 'analytics',
    family: 'Analytics',
    name: 'Analytics package',
    code: 'ANA-PACK',
    price: 30_000
  },
  integrations: {
    key: 'product:integrations',
    line: 'integrations',
    family: 'Integrations',
    name: 'Integration connector',
    code: 'INT-CONN',
    price: 7_000
  },
  premium_support: {
    key: 'product:premium_support',
    line: 'premium_support',
    family: 'Premium Support',
    name: 'Premium Support plan',
    code: 'SUP-PREM',
    price: 24_000
  },
  training: { key: 'product:training', line: 'training', family: 'Training', name: 'Training place', code: 'TRN-PLACE', price: 1_600 }
};

/** No longer sold, but still found at old customers and in old opportunities. */
const RETIRED: readonly CatalogueItem[] = [
  { ...CATALOGUE.platform, key: 'product:retired_seat', name: 'Platform seat (2019 edition)', code: 'PLAT-2019', price: 380 },
  { ...CATALOGUE.analytics, key: 'product:retired_reports', name: 'Report designer, "classic"', code: 'ANA-CLASSIC', price: 9_000 }
];

export const RETIRED_SEAT = RETIRED[0] as CatalogueItem;

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
