import type { SqlValue, StoredRow } from '../database.ts';

/** Parts of an address as JSON names them, and how the fields are called behind the prefix. */
const parts: readonly (readonly [key: string, field: string])[] = [
  ['city', 'City'],
  ['country', 'Country'],
  ['geocodeAccuracy', 'GeocodeAccuracy'],
  ['latitude', 'Latitude'],
  ['longitude', 'Longitude'],
  ['postalCode', 'PostalCode'],
  ['state', 'State'],
  ['street', 'Street']
];

/**
 * A compound address as JSON text; null where every part is empty.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/compound_fields_address.htm
 *
 * @param prefix  what the names of the parts begin with: `Billing`, or nothing on a lead
 */
export function addressText(row: StoredRow, prefix: string): SqlValue {
  const values = parts.map(([key, field]) => [key, row[prefix + field] ?? null] as const);
  return values.every(([, value]) => value === null) ? null : JSON.stringify(Object.fromEntries(values));
}
