import { fieldName, fieldNames } from './fieldNames.ts';
import type { FieldId } from './fieldNames.ts';
import { recordIdsIn, refreshRecords } from './requestCache.ts';
import { deepFreeze } from './deepFreeze.ts';
import { callOrg, queryString } from './uiApi.ts';
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
  return { key: path, load: () => callOrg('GET', path), recordIds: (data) => [recordId, ...recordIdsIn(data)] };
});

/** Wire: fields of several records; each result has a status of its own. */
export const getRecords = wireAdapter<RecordsConfig>(({ records }) => {
  if (records === undefined || records.some(({ recordIds }) => recordIds === undefined)) return undefined;
  const paths = records.map(({ recordIds, fields, optionalFields }) => {
    const query = queryString({ fields: fieldNames(fields), optionalFields: fieldNames(optionalFields) });
    return `/ui-api/records/batch/${recordIds.join(',')}${query}`;
  });
  const load = async () => {
    const batches = await Promise.all(paths.map((path) => callOrg('GET', path) as Promise<{ results: unknown[] }>));
    return { hasErrors: false, results: batches.flatMap(({ results }) => results) };
  };
  return { key: paths.join(' '), load, recordIds: (data) => [...records.flatMap(({ recordIds }) => recordIds), ...recordIdsIn(data)] };
});

/** Not served: the page has no create dialog of the platform's own to fill. */
export const getRecordCreateDefaults = wireAdapter<unknown>(() => {
  throw new Error('getRecordCreateDefaults is not served by the local page: use createRecord with the fields you need.');
});

/** Creates a record; resolves with it. */
export async function createRecord(input: { apiName: string; fields: Record<string, unknown> }): Promise<unknown> {
  return deepFreeze(await callOrg('POST', '/ui-api/records', input));
}

/** Updates a record by `fields.Id`; everything on the page that shows it is read again. */
export async function updateRecord(input: { fields: Record<string, unknown> }, client?: { ifUnmodifiedSince?: string }): Promise<unknown> {
  const { Id: id, ...fields } = input.fields;
  if (typeof id !== 'string') throw new TypeError('updateRecord needs fields.Id');
  if (client?.ifUnmodifiedSince !== undefined) throw new Error('updateRecord: ifUnmodifiedSince is not served by the local page.');
  const record = deepFreeze(await callOrg('PATCH', `/ui-api/records/${id}`, { fields }));
  await refreshRecords([id]);
  return record;
}

/** Deletes a record; everything on the page that shows it is read again. */
export async function deleteRecord(id: string): Promise<void> {
  await callOrg('DELETE', `/ui-api/records/${id}`);
  await refreshRecords([id]);
}

/** Says that records changed outside Lightning Data Service; they are read again. */
export async function notifyRecordUpdateAvailable(items: readonly { recordId: string }[]): Promise<void> {
  await refreshRecords(items.map(({ recordId }) => recordId));
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
