import type { SqlValue, StoredRow } from '../database.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { badValue, OrgError } from '../orgError.ts';
import type { OrgField } from '../schema/field.ts';
import { mastersOf, type OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';

const requiredFields = new WeakMap<OrgObject, readonly OrgField[]>();
const writtenByOrg = new Set(['Id', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp', 'IsDeleted']);

/** Fields of the object that a saved record must have. */
function requiredOf(object: OrgObject): readonly OrgField[] {
  let fields = requiredFields.get(object);
  if (!fields) {
    fields = object.fields.filter(
      (field) => !field.nillable && field.type !== 'boolean' && !writtenByOrg.has(field.name) && field.createable
    );
    requiredFields.set(object, fields);
  }
  return fields;
}

/**
 * Refuses a row that lacks required values: REQUIRED_FIELD_MISSING with all of them.
 *
 * @param changed  only these fields are looked at on update; undefined looks at all
 */
export function checkRequired(object: OrgObject, row: StoredRow, changed?: ReadonlySet<string>): void {
  let missing: string[] | undefined;
  for (const field of requiredOf(object)) {
    if (changed && !changed.has(field.name)) continue;
    const value = row[field.name];
    if (value === null || value === undefined) (missing ??= []).push(field.name);
  }
  if (missing) throw badValue('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
}

/** Refuses a lookup that points to no living record of an allowed object, or to one that the user does not see. */
export function checkReference(context: OrgContext, field: OrgField, value: SqlValue): void {
  if (typeof value !== 'string') return;
  const target = context.schema.objectOfId(value);
  if (!target || !field.reference?.to.includes(target.name)) {
    if (target) throw badValue('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${value}`, [field.name]);
    throw badValue('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
  }
  const deleted = target.softDelete ? '"IsDeleted"' : '0';
  const row = context.org.database.statement(`select ${deleted} as deleted from ${quoted(target.name)} where "Id" = ?`).get(value);
  if (!row) throw badValue('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
  if (row['deleted'] === 1) throw badValue('ENTITY_IS_DELETED', 'entity is deleted', [field.name]);
  if (!field.reference.master && !(context.permissions.object(target).read && context.sharing.canRead(target, value))) {
    throw crossReference(value, field.name);
  }
  if (field.name === 'OwnerId' && target.name === 'User') checkOwner(context, value);
}

/** Records cannot be given to a user who is not active, but by someone with Update Records with Inactive Owners. */
function checkOwner(context: OrgContext, userId: string): void {
  if (context.permissions.has('PermissionsUpdateWithInactiveOwner')) return;
  if (context.org.database.number('select "IsActive" from "User" where "Id" = ?', userId) === 1) return;
  throw badValue('INACTIVE_OWNER_OR_USER', `operation performed with inactive user [${userId}] as owner`, ['OwnerId']);
}

/** A child of a master needs edit on it, or only read where the field says so. */
export function checkMaster(context: OrgContext, object: OrgObject, row: StoredRow): void {
  for (const { field, master, parentName } of mastersOf(object)) {
    const masterId = row[field.name];
    if (typeof masterId !== 'string') continue;
    const parent = context.schema.known(parentName);
    const access = context.permissions.object(parent);
    const granted = master.writeRequiresMasterRead ? access.read : access.edit && mayChange(context, parent, masterId);
    if (granted && context.sharing.canRead(parent, masterId)) continue;
    throw crossReference(masterId, field.name);
  }
}

/** The other record may not be seen, or not be changed where a master has to be. */
function crossReference(id: string, field: string): OrgError {
  const message = `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`;
  return new OrgError(403, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message, [field]);
}

function mayChange(context: OrgContext, object: OrgObject, id: string): boolean {
  const row = storedRow(context.org, object, id);
  return row !== undefined && context.sharing.canEdit(object, row);
}

/** The platform's answer where SQLite refuses a second row with the same unique value. */
export function duplicateValue(context: OrgContext, object: OrgObject, row: StoredRow, cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause);
  const isUnique = message.includes('UNIQUE constraint failed') || message.includes('index ');
  const clashing = isUnique ? clashOf(context, object, row) : undefined;
  if (!clashing) return cause instanceof Error ? cause : new Error(message);
  const { field, holder } = clashing;
  if (object.name === 'User' && field.name === 'Username') {
    return badValue('DUPLICATE_USERNAME', 'Duplicate Username. The username already exists in this or another Salesforce organization.', [
      'Username'
    ]);
  }
  return badValue('DUPLICATE_VALUE', `duplicate value found: ${field.name} duplicates value on record with id: ${holder}`);
}

function clashOf(
  context: OrgContext,
  object: OrgObject,
  row: StoredRow
): { readonly field: OrgField; readonly holder: string } | undefined {
  for (const field of object.fields) {
    const holder = field.unique ? holderOf(context, object, field, row) : undefined;
    if (holder !== undefined) return { field, holder };
  }
  return undefined;
}

function holderOf(context: OrgContext, object: OrgObject, field: OrgField, row: StoredRow): string | undefined {
  const value = row[field.name];
  if (value === null || value === undefined) return undefined;
  const alive = object.softDelete ? ' and "IsDeleted" = 0' : '';
  const collation = field.caseSensitive ? '' : ' collate nocase';
  const sql = `select "Id" as id from ${quoted(object.name)} where ${quoted(field.name)} = ?${collation} and "Id" <> ?${alive}`;
  const found = context.org.database.statement(sql).get(value, row['Id'] ?? '');
  return found ? String(found['id']) : undefined;
}
