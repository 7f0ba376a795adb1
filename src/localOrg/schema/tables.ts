import type { Database } from '../database.ts';
import { columnType, isComputed, type OrgField } from './field.ts';
import type { OrgObject } from './object.ts';

const neverIndexed = new Set(['CreatedById', 'LastModifiedById', 'OwnerId', 'MasterRecordId']);

/** Creates the object's table, or adds the columns and indexes that it lacks. A repeat is harmless. */
export function ensureTable(database: Database, object: OrgObject): void {
  const present = new Set(
    database.handle
      .prepare('select name from pragma_table_info(?)')
      .all(object.name)
      .map((row) => String(row['name']).toLowerCase())
  );
  if (present.size === 0) {
    const columns = storedFields(object)
      .map((field) => columnDefinition(field))
      .join(', ');
    database.handle.exec(`create table ${quoted(object.name)} (${columns})`);
  } else {
    for (const field of storedFields(object)) {
      if (present.has(field.name.toLowerCase())) continue;
      database.handle.exec(`alter table ${quoted(object.name)} add column ${columnDefinition(field)}`);
    }
  }
  for (const field of storedFields(object)) ensureIndex(database, object, field);
}

/** Fields that have a column: all but the computed ones. */
function storedFields(object: OrgObject): readonly OrgField[] {
  return object.fields.filter((field) => !isComputed(field));
}

function columnDefinition(field: OrgField): string {
  const definition = `${quoted(field.name)} ${columnType(field.type)}`;
  if (field.name === 'Id') return `${definition} primary key not null`;
  return field.type === 'boolean' ? `${definition} not null default ${field.defaultValue === 1 ? 1 : 0}` : definition;
}

function ensureIndex(database: Database, object: OrgObject, field: OrgField): void {
  const isLookup = field.type === 'reference' && !neverIndexed.has(field.name);
  const isKey = field.unique || field.externalId;
  const isStamp = field.name === 'SystemModstamp' && object.replicateable;
  if (!isLookup && !isKey && !isStamp) return;
  const uniqueness = field.unique ? 'unique ' : '';
  const collation = isKey && !field.caseSensitive ? ' collate nocase' : '';
  const alive = field.unique && object.softDelete ? ' where "IsDeleted" = 0' : '';
  const name = quoted(`${object.name}_${field.name}`);
  const suffix = field.unique && !isLookup ? alive : '';
  database.handle.exec(
    `create ${uniqueness}index if not exists ${name} on ${quoted(object.name)} (${quoted(field.name)}${collation})${suffix}`
  );
}

/** Removes the object's table with its rows and indexes. */
export function dropTable(database: Database, object: OrgObject): void {
  database.handle.exec(`drop table if exists ${quoted(object.name)}`);
}

/** Removes the field's column with its values and its index; a formula has none. */
export function dropColumn(database: Database, object: OrgObject, field: OrgField): void {
  const column = database.handle.prepare('select 1 from pragma_table_info(?) where name = ?').get(object.name, field.name);
  if (!column) return;
  database.handle.exec(`drop index if exists ${quoted(`${object.name}_${field.name}`)}`);
  if (isComputed(field)) return;
  database.handle.exec(`alter table ${quoted(object.name)} drop column ${quoted(field.name)}`);
}

/** A name of SQLite in double quotes. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
