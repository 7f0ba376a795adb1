import type { Save } from '../behaviours/behaviour.ts';
import { behavioursOf } from '../behaviours/behaviours.ts';
import type { StoredRow } from '../database.ts';
import { makeId } from '../ids.ts';
import { refuseSave } from '../faults/refuseSave.ts';
import { triggerEditsAfter } from '../faults/triggerEdits.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { badValue, noSuchRecord, notFound, OrgError } from '../orgError.ts';
import type { OrgField } from '../schema/field.ts';
import { mastersOf, type OrgObject } from '../schema/object.ts';
import { autoNumberText } from './autoNumber.ts';
import { checkMaster, checkReference, checkRequired } from './checkRow.ts';
import { checkedId } from './findRecord.ts';
import { computedDefault } from './formulaFields.ts';
import { readJsonRecord } from './readInput.ts';
import { followRecordType } from './recordType.ts';
import { checkStorage } from './storage.ts';
import { checkValidationRules } from './validationRules.ts';
import { writeRow } from './writeRow.ts';

/** Creates a record from JSON values and returns its id. Throws `OrgError`; nothing is written then. */
export function insertRecord(context: OrgContext, object: OrgObject, values: Readonly<Record<string, unknown>>): string {
  checkCreate(context, object);
  if (values['Id'] !== undefined && values['Id'] !== null) {
    throw badValue('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
  }
  return insertRow(context, object, readJsonRecord(context, object, values, 'create'));
}

/** Changes the given fields of a record. */
export function updateRecord(context: OrgContext, object: OrgObject, id: string, values: Readonly<Record<string, unknown>>): void {
  checkUpdate(context, object);
  updateRow(context, object, checkedId(object, id), readJsonRecord(context, object, values, 'update'));
}

/** Refuses when the user may not create records of the object. */
export function checkCreate(context: OrgContext, object: OrgObject): void {
  const access = context.permissions.object(object);
  if (!access.read) throw notFound();
  if (object.createable && access.create) return;
  throw new OrgError(403, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${object.label}`);
}

/** Refuses when the user may not change records of the object. */
export function checkUpdate(context: OrgContext, object: OrgObject): void {
  const access = context.permissions.object(object);
  if (!access.read) throw notFound();
  if (object.updateable && access.edit) return;
  throw new OrgError(403, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be updated: ${object.label}`);
}

/** Creates a record from stored values; the caller has checked object and field permissions. */
export function insertRow(context: OrgContext, object: OrgObject, given: StoredRow): string {
  const { org } = context;
  checkStorage(org, object);
  const id = makeId(object.keyPrefix, org.database.nextWithGaps(`id.${object.keyPrefix}`));
  const stamp = org.clock.stamp();
  const row: StoredRow = { Id: id };
  for (const field of object.fields) {
    const value = given[field.name];
    if (value !== undefined && value !== null) row[field.name] = value;
    else if (field.defaultValue !== undefined && value === undefined) row[field.name] = field.defaultValue;
    else if (field.defaultFormula && value === undefined) row[field.name] = computedDefault(context, object, field);
    else if (field.autoNumber)
      row[field.name] = autoNumberText(field.autoNumber, org.database.nextNumber(`number.${object.name}.${field.name}`), stamp);
  }
  stampNew(context, object, row, stamp);
  const save: Save = { context, object, id, row, given, stamp, updateOther: applyUpdate };
  const behaviours = behavioursOf(object);
  followRecordType(save);
  for (const behaviour of behaviours) behaviour.beforeSave?.(save);
  checkRequired(object, row);
  checkReferences(context, object, row, given);
  checkMaster(context, object, row);
  checkValidationRules(save);
  nameById(object, row, id);
  refuseSave(save);
  writeRow(context, object, row, undefined);
  for (const behaviour of behaviours) behaviour.afterSave?.(save);
  triggerEditsAfter(save);
  if (object.setup) org.permissionVersion++;
  return id;
}

/**
 * A custom object's text name that nobody gave is the record's id in 15 characters.
 * Source: https://salesforce.stackexchange.com/questions/139392/id-as-name-after-creating-new-object
 */
function nameById(object: OrgObject, row: StoredRow, id: string): void {
  if (object.custom && !object.isMetadataType && object.nameField === 'Name') row['Name'] ??= id.slice(0, 15);
}

function stampNew(context: OrgContext, object: OrgObject, row: StoredRow, stamp: string): void {
  row['CreatedDate'] = row['LastModifiedDate'] = row['SystemModstamp'] = stamp;
  row['CreatedById'] = row['LastModifiedById'] = context.user.id;
  if (row['OwnerId'] === undefined && context.schema.field(object, 'OwnerId')) row['OwnerId'] = context.user.id;
}

/** Changes stored values of a record; the caller has checked object and field permissions. */
export function updateRow(context: OrgContext, object: OrgObject, id: string, given: StoredRow): void {
  const old = storedRow(context.org, object, id);
  if (!old || !context.sharing.canRead(object, id)) throw noSuchRecord();
  if (old['IsDeleted'] === 1) throw new OrgError(404, 'ENTITY_IS_DELETED', 'entity is deleted');
  if (!context.sharing.canEdit(object, old)) {
    throw new OrgError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
  checkReparenting(object, old, given);
  refuseSave({ context, object, row: { ...old, ...given } });
  applyUpdate(context, object, old, given);
  triggerEditsAfter({ context, object, id, updateOther: applyUpdate });
}

/** The update itself, without asking whether the user may: also for totals that the org keeps by itself. */
export function applyUpdate(context: OrgContext, object: OrgObject, old: StoredRow, given: StoredRow): void {
  const stamp = context.org.clock.stamp();
  const row: StoredRow = { ...old, ...given, LastModifiedDate: stamp, LastModifiedById: context.user.id, SystemModstamp: stamp };
  const save: Save = { context, object, id: String(old['Id']), row, old, given, stamp, updateOther: applyUpdate };
  const behaviours = behavioursOf(object);
  followRecordType(save);
  for (const behaviour of behaviours) behaviour.beforeSave?.(save);
  checkRequired(object, row, new Set(Object.keys(given)));
  const changed = changedOf(given, old);
  checkReferences(context, object, row, changed);
  if (mastersOf(object).length > 0) checkMaster(context, object, row);
  checkValidationRules(save);
  writeRow(context, object, row, old);
  for (const behaviour of behaviours) behaviour.afterSave?.(save);
  if (object.setup) context.org.permissionVersion++;
}

function changedOf(given: StoredRow, old: StoredRow): StoredRow {
  const changed: StoredRow = {};
  for (const [name, value] of Object.entries(given)) if (value !== old[name]) changed[name] = value;
  return changed;
}

function checkReparenting(object: OrgObject, old: StoredRow, given: StoredRow): void {
  for (const { field, master } of mastersOf(object)) {
    const value = given[field.name];
    if (value === undefined || value === old[field.name] || master.reparentable) continue;
    throw badValue(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${field.name}. ${field.label} cannot be reparented.`,
      [field.name]
    );
  }
}

function checkReferences(context: OrgContext, object: OrgObject, row: StoredRow, given: StoredRow): void {
  for (const name of Object.keys(given)) {
    const field: OrgField | undefined = context.schema.field(object, name);
    if (field?.type === 'reference') checkReference(context, field, row[name] ?? null);
  }
}
