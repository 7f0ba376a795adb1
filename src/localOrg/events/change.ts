import type { StoredRow } from '../database.ts';
import { isComputed } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';

/** What happened to one record. */
export type Change = {
  readonly id: string;
  readonly type: 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE';
  /** Stored values that the event carries: all that are there, of an update those that changed, of a deletion none. */
  readonly values: StoredRow;
};

/** Fields that no change event carries. Source: .../change_data_capture/cdc_message_structure.htm */
const leftOut: ReadonlySet<string> = new Set([
  'Id',
  'IsDeleted',
  'SystemModstamp',
  'MasterRecordId',
  'LastViewedDate',
  'LastReferencedDate'
]);
/** Fields of an update that are told beside others only. */
const stamps: ReadonlySet<string> = new Set(['LastModifiedDate', 'LastModifiedById']);

/**
 * The change that a write of the record amounts to; undefined where nothing changed that events tell of.
 *
 * Source: https://developer.salesforce.com/docs/atlas.en-us.250.0.change_data_capture.meta/change_data_capture/cdc_event_fields_body.htm
 */
export function changeOf(object: OrgObject, row: StoredRow | undefined, old: StoredRow | undefined): Change | undefined {
  const id = String((row ?? old)?.['Id']);
  if (!row) return { id, type: 'DELETE', values: {} };
  if (!old) return { id, type: 'CREATE', values: filled(object, row) };
  const wasDeleted = old['IsDeleted'] === 1;
  if (wasDeleted !== (row['IsDeleted'] === 1)) {
    return wasDeleted ? { id, type: 'UNDELETE', values: filled(object, row) } : { id, type: 'DELETE', values: {} };
  }
  const changed = told(object).filter((name) => name in row && (row[name] ?? null) !== (old[name] ?? null));
  if (changed.every((name) => stamps.has(name))) return undefined;
  return { id, type: 'UPDATE', values: Object.fromEntries(changed.map((name) => [name, row[name] ?? null])) };
}

function filled(object: OrgObject, row: StoredRow): StoredRow {
  const names = told(object).filter((name) => (row[name] ?? null) !== null);
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}

function told(object: OrgObject): readonly string[] {
  return object.fields.filter((field) => !isComputed(field) && !leftOut.has(field.name)).map(({ name }) => name);
}
