import { behavioursOf } from '../behaviours/behaviours.ts';
import type { StoredRow } from '../database.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { badValue, notFound, OrgError } from '../orgError.ts';
import type { ChildRelationship, OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import { checkedId } from './findRecord.ts';
import { applyUpdate } from './saveRecord.ts';
import { writeRow } from './writeRow.ts';

/**
 * Moves a record, and what belongs to it, to the recycle bin; objects without one are deleted for good.
 *
 * Details of a master and children of an account go too, plain lookups become empty, some children forbid it (DELETE_FAILED).
 */
export function deleteRecord(context: OrgContext, object: OrgObject, idText: string): void {
  const id = checkedId(object, idText);
  const access = context.permissions.object(object);
  if (!access.read) throw notFound();
  const row = storedRow(context.org, object, id);
  if (!row || !context.sharing.canRead(object, id)) throw notFound();
  if (row['IsDeleted'] === 1) throw new OrgError(404, 'ENTITY_IS_DELETED', 'entity is deleted');
  if (!object.deletable || !access.delete || !mayDelete(context, object, row)) {
    throw new OrgError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
  context.org.database.transaction(() => removeTree(context, object, row));
  if (object.setup) context.org.permissionVersion++;
}

function mayDelete(context: OrgContext, object: OrgObject, row: StoredRow): boolean {
  return context.permissions.object(object).modifyAll || context.sharing.canEdit(object, row);
}

/** Deletes a record for good, from the recycle bin or not (Bulk hardDelete). */
export function hardDeleteRecord(context: OrgContext, object: OrgObject, idText: string): void {
  const id = checkedId(object, idText);
  const row = storedRow(context.org, object, id);
  if (!row) throw notFound();
  if (row['IsDeleted'] !== 1) deleteRecord(context, object, id);
  context.org.database.statement(`delete from ${quoted(object.name)} where "Id" = ?`).run(id);
}

function removeTree(context: OrgContext, object: OrgObject, row: StoredRow): void {
  for (const child of context.schema.children(object)) handleChildren(context, child, row);
  remove(context, object, row);
}

function handleChildren(context: OrgContext, child: ChildRelationship, parent: StoredRow): void {
  const object = context.schema.known(child.childObject);
  if (object.name === 'EntityDefinition' || child.field.name === 'RootAssetId') return;
  if (['CreatedById', 'LastModifiedById', 'OwnerId'].includes(child.field.name)) return;
  const alive = object.softDelete ? ' and "IsDeleted" = 0' : '';
  const sql = `select * from ${quoted(object.name)} where ${quoted(child.field.name)} = ?${alive}`;
  const rows = context.org.database.statement(sql).all(parent['Id'] ?? null) as StoredRow[];
  if (rows.length === 0) return;
  const rule = child.field.reference?.onDelete;
  if (rule === 'Restrict') throw restricted(object, rows, parent);
  for (const row of rows) {
    if (rule === 'Cascade') removeTree(context, object, row);
    else writeRow(context, object, { ...row, [child.field.name]: null, SystemModstamp: context.org.clock.stamp() }, row);
  }
}

function restricted(object: OrgObject, rows: readonly StoredRow[], parent: StoredRow): OrgError {
  const names = rows.slice(0, 5).map((row) => String(row[object.nameField] ?? row['Id']));
  const message =
    `Your attempt to delete ${String(parent['Name'] ?? parent['Id'])} could not be completed because it is associated with the following ` +
    `${object.labelPlural.toLowerCase()}.: ${names.join(', ')}`;
  return badValue('DELETE_FAILED', message, []);
}

function remove(context: OrgContext, object: OrgObject, row: StoredRow): void {
  const { org } = context;
  const stamp = org.clock.stamp();
  const id = String(row['Id']);
  if (object.softDelete) {
    const fields = object.fields.some((field) => field.name === 'SystemModstamp')
      ? { LastModifiedDate: stamp, LastModifiedById: context.user.id, SystemModstamp: stamp }
      : {};
    writeRow(context, object, { ...row, IsDeleted: 1, ...fields }, row);
    org.database.statement('insert or replace into org_deleted values (?, ?, ?)').run(object.name, id, stamp);
  } else {
    org.database.statement(`delete from ${quoted(object.name)} where "Id" = ?`).run(id);
  }
  for (const behaviour of behavioursOf(object)) behaviour.afterDelete?.({ context, object, row, stamp, updateOther: applyUpdate });
}
