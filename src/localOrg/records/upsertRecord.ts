import type { StoredRow } from '../database.ts';
import { toId18 } from '../ids.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { badValue, noSuchRecord, OrgError } from '../orgError.ts';
import type { OrgField } from '../schema/field.ts';
import { isIdLookup } from '../schema/idLookup.ts';
import type { OrgObject } from '../schema/object.ts';
import { idByField } from './findRecord.ts';
import { parseValue, type ValueSource } from './parseValue.ts';
import { readJsonRecord } from './readInput.ts';
import { checkCreate, checkUpdate, insertRow, updateRow } from './saveRecord.ts';

export type UpsertResult = { readonly id: string; readonly created: boolean };

/** The field that an upsert matches by: Id, an external id, or a field marked idLookup. */
export function upsertKey(context: OrgContext, object: OrgObject, name: string): OrgField {
  const field = context.schema.field(object, name);
  const usable = field && isIdLookup(object, field) && context.permissions.canReadField(object, field);
  if (usable) return field;
  throw new OrgError(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${name}`);
}

/** What an upsert looks for. */
export type UpsertMatch = { readonly key: OrgField; readonly value: string; readonly source: ValueSource };

/** The record that an upsert by this value changes; undefined = it creates one. Several are an error of status 300. */
export function upsertTarget(context: OrgContext, object: OrgObject, match: UpsertMatch): string | undefined {
  const { key, value, source } = match;
  if (key.type === 'id') {
    const id = toId18(value);
    if (!id) throw badValue('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${value}`, ['Id']);
    if (!storedRow(context.org, object, id)) throw noSuchRecord();
    return id;
  }
  return idByField(context.org, object, key, parseValue(key, value, source));
}

/**
 * Creates the record of an external id, or changes it when there is one.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_upsert.htm
 */
export function upsertRecord(
  context: OrgContext,
  object: OrgObject,
  match: { readonly key: OrgField; readonly value: string },
  values: Readonly<Record<string, unknown>>
): UpsertResult {
  const { key, value } = match;
  const inBody = Object.keys(values).find((name) => name.toLowerCase() === key.name.toLowerCase());
  if (inBody) {
    const message = `The ${key.name} field should not be specified in the sobject data.`;
    throw badValue('INVALID_FIELD', message, [key.name]);
  }
  const id = upsertTarget(context, object, { key, value, source: 'json' });
  if (id) {
    checkUpdate(context, object);
    updateRow(context, object, id, readJsonRecord(context, object, values, 'update'));
    return { id, created: false };
  }
  checkCreate(context, object);
  const row: StoredRow = readJsonRecord(context, object, { ...values, [key.name]: value }, 'create');
  return { id: insertRow(context, object, row), created: true };
}
