import type { StoredRow } from '../database.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue, noSuchColumn, type OrgError } from '../orgError.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { idByField } from './findRecord.ts';
import { parseValue, type ValueSource } from './parseValue.ts';

export type Operation = 'create' | 'update';

/** How one given key is read: the field that it fills, or a parent named by an external id. */
export type InputColumn =
  | { readonly kind: 'field'; readonly field: OrgField }
  | { readonly kind: 'parent'; readonly field: OrgField; readonly parent: OrgObject; readonly key: OrgField }
  | { readonly kind: 'ignored' };

/**
 * Finds what a key of a record fills: a field by its name, or `Account.Key__c` (CSV header) a parent by external id.
 *
 * @param operation  fields that this operation may not set are refused with INVALID_FIELD_FOR_INSERT_UPDATE
 */
export function inputColumn(context: OrgContext, object: OrgObject, key: string, operation: Operation): InputColumn {
  if (key === 'attributes') return { kind: 'ignored' };
  const field = context.schema.field(object, key);
  if (field) {
    if (field.type === 'id') return { kind: 'ignored' };
    checkWritable(context, object, field, operation);
    return { kind: 'field', field };
  }
  return parentColumn(context, object, key, operation);
}

function checkWritable(context: OrgContext, object: OrgObject, field: OrgField, operation: Operation): void {
  if (!context.permissions.canReadField(object, field)) throw noSuchColumn(field.name, object.name);
  if (!isWritable(context, object, field, operation)) throw notWritable([field.name]);
}

function isWritable(context: OrgContext, object: OrgObject, field: OrgField, operation: Operation): boolean {
  const allowed = operation === 'create' ? field.createable : field.updateable;
  return allowed && context.permissions.canEditField(object, field);
}

function notWritable(names: readonly string[]): OrgError {
  const message =
    `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify that it is ` +
    'read/write for your profile or permission set.';
  return badValue('INVALID_FIELD_FOR_INSERT_UPDATE', message, names);
}

/** One refusal names every field of a record that the operation may not set. */
function checkAllWritable(context: OrgContext, object: OrgObject, keys: readonly string[], operation: Operation): void {
  const fields = keys.flatMap((key) => context.schema.field(object, key) ?? []);
  const refused = fields.filter(
    (field) => field.type !== 'id' && context.permissions.canReadField(object, field) && !isWritable(context, object, field, operation)
  );
  if (refused.length > 1) throw notWritable(refused.map(({ name }) => name));
}

function parentColumn(context: OrgContext, object: OrgObject, key: string, operation: Operation): InputColumn {
  const [relationship, keyName] = key.split('.') as [string, string | undefined];
  const wanted = relationship.toLowerCase();
  const field = object.fields.find((each) => each.reference?.relationshipName?.toLowerCase() === wanted);
  const targets = field?.reference?.to ?? [];
  if (!field || !keyName) throw noSuchColumn(key, object.name);
  checkWritable(context, object, field, operation);
  for (const target of targets) {
    const parent = context.schema.object(target);
    const found = parent && context.schema.field(parent, keyName);
    if (parent && found && (found.externalId || found.unique || found.name === 'Id')) return { kind: 'parent', field, parent, key: found };
  }
  throw badValue('INVALID_FIELD', `Foreign key external ID: ${keyName} not found for field ${keyName} in entity ${targets.join(', ')}`, [
    field.name
  ]);
}

/** Values of a JSON record as they are stored, by field name; unknown and read-only fields are refused. */
export function readJsonRecord(
  context: OrgContext,
  object: OrgObject,
  record: Readonly<Record<string, unknown>>,
  operation: Operation
): StoredRow {
  const row: StoredRow = {};
  checkAllWritable(context, object, Object.keys(record), operation);
  for (const [key, raw] of Object.entries(record)) {
    const isParent = typeof raw === 'object' && raw !== null && key !== 'attributes';
    if (isParent) readParentObject(context, object, { key, raw, operation }, row);
    else readColumn(context, inputColumn(context, object, key, operation), raw, row);
  }
  return row;
}

type ParentInput = { readonly key: string; readonly raw: object; readonly operation: Operation };

function readParentObject(context: OrgContext, object: OrgObject, input: ParentInput, row: StoredRow): void {
  const keys = Object.entries(input.raw).filter(([name]) => name !== 'attributes');
  const [only] = keys;
  if (!only || keys.length !== 1) throw noSuchColumn(input.key, object.name);
  const [name, value] = only;
  readColumn(context, inputColumn(context, object, `${input.key}.${name}`, input.operation), value, row);
}

function readColumn(context: OrgContext, column: InputColumn, raw: unknown, row: StoredRow): void {
  storeInput(context, column, { raw, source: 'json' }, row);
}

/** Puts one given value into the row. */
export function storeInput(
  context: OrgContext,
  column: InputColumn,
  given: { readonly raw: unknown; readonly source: ValueSource },
  row: StoredRow
): void {
  if (column.kind === 'ignored') return;
  if (column.kind === 'field') {
    row[column.field.name] = parseValue(column.field, given.raw, given.source);
    return;
  }
  const value = parseValue(column.key, given.raw, given.source);
  const id = value === null ? null : idByField(context.org, column.parent, column.key, value);
  if (id === undefined) {
    const message = `Foreign key external ID: ${String(value)} not found for field ${column.key.name} in entity ${column.parent.name}`;
    throw badValue('INVALID_FIELD', message, [column.field.name]);
  }
  row[column.field.name] = id;
}
