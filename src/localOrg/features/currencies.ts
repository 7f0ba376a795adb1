import type { OrgContext } from '../orgContext.ts';
import { badValue } from '../orgError.ts';
import { writeOwnRow } from '../records/ownRow.ts';
import type { OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import { refreshEntityDefinitions } from '../seed/entityDefinitions.ts';
import { standardObject } from '../standardObjects/build.ts';
import { checkbox, integer, number, restrictedPicklist } from '../standardObjects/fields.ts';

const feature = 'currencies';
const digits: Readonly<Record<string, number>> = { JPY: 0, KRW: 0 };

/**
 * Activates multiple currencies: amounts stand in the currency of their record, everything that is there already in the corporate one.
 *
 * What becomes of amounts when a record changes its CurrencyIsoCode no public page settles: they stay as they are.
 *
 * @param rates  units of each further currency for one unit of the corporate one
 */
export function activateCurrencies(
  context: OrgContext,
  { corporate, rates }: { readonly corporate: string; readonly rates: Readonly<Record<string, number>> }
): void {
  const { org, schema } = context;
  if (schema.object('CurrencyType')) throw badValue('INVALID_INPUT', 'Multiple currencies are active already');
  const codes = [corporate, ...Object.keys(rates).filter((code) => code !== corporate)];
  schema.save(currencyType(codes));
  for (const code of codes) {
    const isCorporate = code === corporate;
    const row = { IsoCode: code, ConversionRate: isCorporate ? 1 : (rates[code] ?? 1), DecimalPlaces: digits[code] ?? 2, IsActive: 1 };
    writeOwnRow(context, 'CurrencyType', { ...row, IsCorporate: isCorporate ? 1 : 0 });
  }
  for (const object of schema.all()) if (hasCurrency(object)) addCurrency(context, object, codes);
  refreshEntityDefinitions(org);
  org.permissionVersion++;
}

/** Objects with amounts, and accounts, whose currency those of others are compared with. */
function hasCurrency(object: OrgObject): boolean {
  if (object.isMetadataType || object.setup || object.name === 'CurrencyType') return false;
  return object.name === 'Account' || object.fields.some(({ type }) => type === 'currency');
}

function addCurrency({ org, schema }: OrgContext, object: OrgObject, codes: readonly string[]): void {
  const [corporate = ''] = codes;
  const options = { permissionable: false, defaultValue: corporate, feature, nillable: true } as const;
  const code = restrictedPicklist('CurrencyIsoCode', 'Currency ISO Code', codes, options);
  schema.save({ ...object, fields: [...object.fields, code] });
  org.database.statement(`update ${quoted(object.name)} set "CurrencyIsoCode" = ?`).run(corporate);
}

/** Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_currencytype.htm */
function currencyType(codes: readonly string[]): OrgObject {
  const options = { keyPrefix: '01L', nameField: 'Id', openToAll: true, deletable: false, softDelete: false } as const;
  const object = standardObject('CurrencyType', 'Currency Type', options, [
    restrictedPicklist('IsoCode', 'Currency ISO Code', codes, { nillable: false, updateable: false }),
    number('ConversionRate', 'Conversion Rate', [18, 6], { nillable: false }),
    integer('DecimalPlaces', 'Decimal Places', { nillable: false }),
    checkbox('IsActive', 'Active'),
    checkbox('IsCorporate', 'Corporate Currency', { updateable: false })
  ]);
  return { ...object, feature };
}
