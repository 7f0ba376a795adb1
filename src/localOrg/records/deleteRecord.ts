import { behavioursOf } from '../behaviours/behaviours.ts';
import type { StoredRow } from '../database.ts';
import { refuseLocked } from '../faults/refuseSave.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { badValue, noSuchRecord, notFound, OrgError } from '../orgError.ts';
import type { ChildRelationship, OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import { checkedId } from './findRecord.ts';
import { eraseFromBin, movedStamps, noteCleared, putIntoBin } from './recycleBin.ts';
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
  if (!row || !context.sharing.canRead(object, id)) throw noSuchRecord();
  if (row['IsDeleted'] === 1) throw new OrgError(404, 'ENTITY_IS_DELETED', 'entity is deleted');
  if (!object.deletable || !access.delete || !context.sharing.canDelete(object, row)) {
    throw new OrgError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
  refuseLocked({ context, object, row });
  context.org.database.transaction(() => removeTree(context, object, row, id));
  if (object.setup) context.org.permissionVersion++;
}

/**
 * Deletes a record for good, from the recycle bin or not (Bulk hardDelete), with everything that its deletion took along.
 *
 * @returns  nothing; a repeat is INVALID_CROSS_REFERENCE_KEY
 */
export function hardDeleteRecord(context: OrgContext, object: OrgObject, idText: string): void {
  const id = checkedId(object, idText);
  const row = storedRow(context.org, object, id);
  if (!row) throw noSuchRecord();
  context.org.database.transaction(() => {
    if (row['IsDeleted'] !== 1) deleteRecord(context, object, id);
    eraseFromBin(context, id);
    context.org.database.statement(`delete from ${quoted(object.name)} where "Id" = ?`).run(id);
  });
}

/** Deletes a row with its details; `rootId` is the record that the caller deletes. */
function removeTree(context: OrgContext, object: OrgObject, row: StoredRow, rootId: string): void {
  for (const child of context.schema.children(object)) handleChildren(context, child, row, rootId);
  remove(context, object, row, rootId);
}

function handleChildren(context: OrgContext, child: ChildRelationship, parent: StoredRow, rootId: string): void {
  const object = context.schema.known(child.childObject);
  if (object.name === 'EntityDefinition' || child.field.name === 'RootAssetId') return;
  if (['CreatedById', 'LastModifiedById', 'OwnerId'].includes(child.field.name)) return;
  const rows = livingChildren(context, child, String(parent['Id']));
  if (rows.length === 0) return;
  const rule = child.field.reference?.onDelete;
  if (rule === 'Restrict') throw restricted(object, rows, parent);
  for (const row of rows) {
    if (rule === 'Cascade') removeTree(context, object, row, rootId);
    else clearLookup(context, child, row, rootId);
  }
}

function clearLookup(context: OrgContext, child: ChildRelationship, row: StoredRow, rootId: string): void {
  const object = context.schema.known(child.childObject);
  const field = child.field.name;
  noteCleared(context, rootId, { object, id: String(row['Id']), field, parentId: String(row[field]) });
  writeRow(context, object, { ...row, [field]: null, ...movedStamps(context, object) }, row);
}

/** Rows that are not deleted and point to the parent through the relationship's field. */
export function livingChildren(context: OrgContext, child: ChildRelationship, parentId: string): readonly StoredRow[] {
  const object = context.schema.known(child.childObject);
  const alive = object.softDelete ? ' and "IsDeleted" = 0' : '';
  const sql = `select * from ${quoted(object.name)} where ${quoted(child.field.name)} = ?${alive}`;
  return context.org.database.statement(sql).all(parentId) as StoredRow[];
}

function restricted(object: OrgObject, rows: readonly StoredRow[], parent: StoredRow): OrgError {
  const names = rows.slice(0, 5).map((row) => String(row[object.nameField] ?? row['Id']));
  const message =
    `Your attempt to delete ${String(parent['Name'] ?? parent['Id'])} could not be completed because it is associated with the following ` +
    `${object.labelPlural.toLowerCase()}.: ${names.join(', ')}`;
  return badValue('DELETE_FAILED', message, []);
}

function remove(context: OrgContext, object: OrgObject, row: StoredRow, rootId: string): void {
  const { org } = context;
  if (object.softDelete) putIntoBin(context, object, row, rootId);
  else {
    org.database.statement(`delete from ${quoted(object.name)} where "Id" = ?`).run(String(row['Id']));
    org.events.publish(org, context.user.id, { object, old: row });
  }
  const removal = { context, object, row, stamp: org.clock.stamp(), updateOther: applyUpdate };
  for (const behaviour of behavioursOf(object)) behaviour.afterDelete?.(removal);
}
