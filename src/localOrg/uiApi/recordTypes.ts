import type { OrgContext } from '../orgContext.ts';
import { notFound } from '../orgError.ts';
import type { OrgObject } from '../schema/object.ts';

/** The record type that every object has: that of records without one. */
export const masterRecordTypeId = '012000000000000AAA';

/** A record type as an object info or a record names it. */
export type RecordTypeInfo = {
  readonly available: boolean;
  readonly defaultRecordTypeMapping: boolean;
  readonly master: boolean;
  readonly name: string;
  readonly recordTypeId: string;
};

/**
 * Record types of an object, the master type last. The first active one is the default; which of them a profile assigns is not kept.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_type_info.htm
 */
export function recordTypesOf(context: OrgContext, object: OrgObject): readonly RecordTypeInfo[] {
  const hasTypes = context.schema.field(object, 'RecordTypeId') !== undefined;
  const sql = 'select "Id" as id, "Name" as name from "RecordType" where "SobjectType" = ? and "IsActive" = 1 order by "Id"';
  const rows = hasTypes ? context.org.database.statement(sql).all(object.name) : [];
  const own = rows.map(({ id, name }, at) => typeInfo(String(id), String(name), at === 0));
  return [...own, typeInfo(masterRecordTypeId, 'Master', own.length === 0)];
}

function typeInfo(recordTypeId: string, name: string, isDefault: boolean): RecordTypeInfo {
  return { available: true, defaultRecordTypeMapping: isDefault, master: recordTypeId === masterRecordTypeId, name, recordTypeId };
}

/** Id of the record type that new records get where none is named. */
export function defaultRecordTypeId(context: OrgContext, object: OrgObject): string {
  return (
    recordTypesOf(context, object).find(({ defaultRecordTypeMapping }) => defaultRecordTypeMapping)?.recordTypeId ?? masterRecordTypeId
  );
}

/** The record type that a request names, or the default; throws 404 for one that the object does not have. */
export function wantedRecordType(context: OrgContext, object: OrgObject, id: string | null | undefined): string {
  if (id === null || id === undefined || id === '') return defaultRecordTypeId(context, object);
  const found = recordTypesOf(context, object).find(({ recordTypeId }) => recordTypeId.slice(0, 15) === id.slice(0, 15));
  if (!found) throw notFound();
  return found.recordTypeId;
}

/** Values that a record type offers in one picklist. */
export type OfferedValues = readonly { readonly value: string; readonly isDefault: boolean }[];

/**
 * Values that a record type offers, by the name of the picklist; a picklist that it does not name offers all.
 *
 * @param id  of a record type of the object; the master type names none
 */
export function offeredValues(context: OrgContext, id: string): ReadonlyMap<string, OfferedValues> {
  const sql = `select c.definition as definition from "RecordType" r
    join org_component c on c.type = 'RecordType' and c.full_name = r."SobjectType" || '.' || r."DeveloperName"
    where r."Id" = ?`;
  const row = context.org.database.statement(sql).get(id);
  if (!row) return new Map();
  const { picklists } = JSON.parse(String(row['definition'])) as {
    readonly picklists: readonly { readonly field: string; readonly values: OfferedValues }[];
  };
  return new Map(picklists.map(({ field, values }) => [field, values]));
}
