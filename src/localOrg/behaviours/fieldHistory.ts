import type { SqlValue } from '../database.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { writeOwnRow } from '../records/ownRow.ts';
import { historyPlace } from '../standardObjects/histories.ts';
import type { Behaviour, Save } from './behaviour.ts';
import { historyDataType, historyName, historyValue, isRecorded } from './historyValue.ts';

const trackedFields = new WeakMap<OrgObject, readonly OrgField[]>();

/**
 * One history row for each change of a tracked field, two where it points to a record (its name, and its id), and one with
 * Field = 'created' for a new record. It runs for every object whose history is on.
 *
 * Source: https://help.salesforce.com/s/articleView?id=xcloud.tracking_field_history.htm; of the two rows
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_entityhistory.htm
 */
export const fieldHistoryBehaviour: Omit<Behaviour, 'objects'> = {
  afterSave: (save) => {
    if (!isHistoryOn(save.object)) return;
    if (!save.old) return addRow(save, { field: 'created', dataType: 'Text', before: null, after: null });
    for (const field of tracked(save.object)) addChange(save, field, save.old[field.name] ?? null);
  }
};

/**
 * Notes in the history of an account that another one was merged into it; nothing where it keeps none. That the name of the other
 * stands in NewValue is not confirmed.
 *
 * Source: https://salesforce.stackexchange.com/questions/24291
 */
export function noteMerged(
  context: OrgContext,
  object: OrgObject,
  { masterId, name }: { readonly masterId: string; readonly name: SqlValue }
): void {
  const place = historyPlace(object);
  if (object.name !== 'Account' || place === undefined || !isHistoryOn(object)) return;
  const values = { Field: 'accountMerged', DataType: 'Text', OldValue: null, NewValue: JSON.stringify(name) };
  writeOwnRow(context, place.name, { [place.parent]: masterId, ...values });
}

/** True where the object keeps history: it is switched on, or, of objects without a switch, a field is tracked. */
function isHistoryOn(object: OrgObject): boolean {
  return object.historySwitch ?? tracked(object).length > 0;
}

function tracked(object: OrgObject): readonly OrgField[] {
  let fields = trackedFields.get(object);
  if (!fields) {
    fields = object.fields.filter(isRecorded);
    trackedFields.set(object, fields);
  }
  return fields;
}

function addChange(save: Save, field: OrgField, before: SqlValue): void {
  const after = save.row[field.name] ?? null;
  if (before === after) return;
  const shown = (value: SqlValue): SqlValue => historyValue(field, value);
  const name = historyName(field);
  if (field.type === 'reference') {
    const named = (id: SqlValue): SqlValue => shown(nameOf(save.context, id));
    addRow(save, { field: name, dataType: 'Text', before: named(before), after: named(after) });
  }
  addRow(save, { field: name, dataType: historyDataType(field), before: shown(before), after: shown(after) });
}

/** The name of the record that a lookup points to; the id of one that is not there any more. */
function nameOf(context: OrgContext, id: SqlValue): SqlValue {
  const object = typeof id === 'string' ? context.schema.objectOfId(id) : undefined;
  if (!object || typeof id !== 'string') return id;
  return storedRow(context.org, object, id)?.[object.nameField] ?? id;
}

type HistoryRow = { readonly field: string; readonly dataType: string; readonly before: SqlValue; readonly after: SqlValue };

function addRow(save: Save, { field, dataType, before, after }: HistoryRow): void {
  const place = historyPlace(save.object);
  if (place === undefined) return;
  writeOwnRow(save.context, place.name, { [place.parent]: save.id, Field: field, DataType: dataType, OldValue: before, NewValue: after });
}
