import { fieldName, fieldNames, objectName } from './fieldNames.ts';
import type { FieldId, ObjectId } from './fieldNames.ts';
import { recordIdsIn, refreshRecords } from './requestCache.ts';
import { deepFreeze } from './deepFreeze.ts';
import { queryString, readOrg, writeOrg } from './uiApi.ts';
import { wireAdapter } from './wireAdapter.ts';

type FieldList = FieldId | readonly FieldId[];
type RecordConfig = {
  recordId?: string;
  fields?: FieldList;
  optionalFields?: FieldList;
  layoutTypes?: string | string[];
  modes?: string | string[];
};
type RecordsConfig = { records?: readonly { recordIds: readonly string[]; fields?: FieldList; optionalFields?: FieldList }[] };
type Batch = { readonly hasErrors: boolean; readonly results: readonly unknown[] };
type DefaultsConfig = { objectApiName?: ObjectId; recordTypeId?: string; formFactor?: string; optionalFields?: FieldList };
type FieldValue = { readonly value: unknown; readonly displayValue?: string | null };
type UiRecord = { readonly fields: Readonly<Record<string, FieldValue>> };

/** Wire: one record's fields, or the fields of a layout. */
export const getRecord = wireAdapter<RecordConfig>((config) => {
  const { recordId } = config;
  const wanted = [config.fields, config.optionalFields, config.layoutTypes].some((part) => part !== undefined);
  if (!recordId || !wanted) return undefined;
  const query = queryString({
    fields: fieldNames(config.fields),
    optionalFields: fieldNames(config.optionalFields),
    layoutTypes: [config.layoutTypes ?? []].flat(),
    modes: [config.modes ?? []].flat()
  });
  const path = `/ui-api/records/${recordId}${query}`;
  return { key: path, load: () => readOrg('GET', path), recordIds: (data) => [recordId, ...recordIdsIn(data)] };
});

/** Wire: fields of several records; each result has a status of its own. */
export const getRecords = wireAdapter<RecordsConfig>(({ records }) => {
  if (records === undefined || records.some(({ recordIds }) => recordIds === undefined)) return undefined;
  const paths = records.map(({ recordIds, fields, optionalFields }) => {
    const query = queryString({ fields: fieldNames(fields), optionalFields: fieldNames(optionalFields) });
    return `/ui-api/records/batch/${recordIds.join(',')}${query}`;
  });
  const load = async () => {
    const batches = await Promise.all(paths.map((path) => readOrg('GET', path) as Promise<Batch>));
    return { hasErrors: batches.some(({ hasErrors }) => hasErrors), results: batches.flatMap(({ results }) => results) };
  };
  return { key: paths.join(' '), load, recordIds: (data) => [...records.flatMap(({ recordIds }) => recordIds), ...recordIdsIn(data)] };
});

/** Wire: layout, object infos and default values of a new record. */
export const getRecordCreateDefaults = wireAdapter<DefaultsConfig>(({ objectApiName, recordTypeId, formFactor, optionalFields }) => {
  if (objectApiName === undefined) return undefined;
  const query = queryString({ recordTypeId, formFactor, optionalFields: fieldNames(optionalFields) });
  const path = `/ui-api/record-defaults/create/${objectName(objectApiName)}${query}`;
  return { key: path, load: () => readOrg('GET', path), recordIds: () => [] };
});

/** Creates a record; resolves with it. */
export async function createRecord(input: { apiName: string; fields: Record<string, unknown> }): Promise<unknown> {
  return deepFreeze(await writeOrg('POST', '/ui-api/records', { body: input }));
}

/**
 * Updates a record by `fields.Id`; everything on the page that shows it is read again.
 *
 * @param client  `ifUnmodifiedSince`: the record's `lastModifiedDate` as it was read; a later change refuses the update with 412
 */
export async function updateRecord(input: { fields: Record<string, unknown> }, client?: { ifUnmodifiedSince?: string }): Promise<unknown> {
  const { Id: id, ...fields } = input.fields;
  if (typeof id !== 'string') throw new TypeError('updateRecord needs fields.Id');
  const since = client?.ifUnmodifiedSince;
  const headers = since === undefined ? {} : { 'if-unmodified-since': since };
  const record = deepFreeze(await writeOrg('PATCH', `/ui-api/records/${id}`, { body: { fields }, headers }));
  await refreshRecords([id]);
  return record;
}

/** Deletes a record; everything on the page that shows it is read again. */
export async function deleteRecord(id: string): Promise<void> {
  await writeOrg('DELETE', `/ui-api/records/${id}`);
  await refreshRecords([id]);
}

/** Says that records changed outside Lightning Data Service; they are read again. */
export async function notifyRecordUpdateAvailable(items: readonly { recordId: string }[]): Promise<void> {
  await refreshRecords(items.map(({ recordId }) => recordId));
}

/** The same under its former name. */
export function getRecordNotifyChange(items: readonly { recordId: string }[]): void {
  void notifyRecordUpdateAvailable(items);
}

/** Value of a field of a record; undefined when the record does not hold it. */
export function getFieldValue(record: UiRecord | undefined, field: FieldId): unknown {
  return fieldOf(record, field)?.value;
}

/** Formatted value of a field of a record; undefined when the record does not hold it, null when it has none. */
export function getFieldDisplayValue(record: UiRecord | undefined, field: FieldId): string | null | undefined {
  return fieldOf(record, field)?.displayValue;
}

function fieldOf(record: UiRecord | undefined, field: FieldId): FieldValue | undefined {
  const [, ...path] = fieldName(field).split('.');
  let held: FieldValue | undefined = { value: record };
  for (const step of path) held = (held?.value as UiRecord | null | undefined)?.fields?.[step];
  return held;
}

type FieldInfo = { readonly createable: boolean; readonly updateable: boolean };
type WithFields = { readonly fields: Readonly<Record<string, FieldInfo>> };
type Input = { readonly apiName: string; readonly fields: Readonly<Record<string, unknown>> };

/** Input for createRecord from default values: with an object info, only fields that may be created. */
export function generateRecordInputForCreate(record: UiRecord & { readonly apiName: string }, objectInfo?: WithFields): Input {
  return {
    apiName: record.apiName,
    fields: plainValues(record, (name) => objectInfo?.fields[name]?.createable ?? objectInfo === undefined)
  };
}

/** Input for updateRecord from a record: with an object info, only fields that may be updated; the id stays. */
export function generateRecordInputForUpdate(
  record: UiRecord & { readonly apiName: string; readonly id: string },
  objectInfo?: WithFields
): Input {
  const fields = plainValues(record, (name) => objectInfo?.fields[name]?.updateable ?? objectInfo === undefined);
  return { apiName: record.apiName, fields: { ...fields, Id: record.id } };
}

/** Own values of a record: a parent is not one of them. */
function plainValues(record: UiRecord, isWanted: (name: string) => boolean): Record<string, unknown> {
  const own = Object.entries(record.fields).filter(([, { value }]) => typeof value !== 'object' || value === null);
  return Object.fromEntries(own.filter(([name]) => isWanted(name)).map(([name, { value }]) => [name, value]));
}
