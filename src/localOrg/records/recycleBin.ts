import { toStamp } from '../clock.ts';
import type { StoredRow } from '../database.ts';
import type { LocalOrg } from '../localOrg.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import type { OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import { writeRow } from './writeRow.ts';

/** A deleted row and the record whose deletion took it along; its own id where it was deleted by itself. */
export type BinEntry = { readonly object: OrgObject; readonly id: string; readonly rootId: string };

/** A lookup that became empty when its parent was deleted. */
export type ClearedLookup = { readonly object: OrgObject; readonly id: string; readonly field: string; readonly parentId: string };

/** Days that the list of deleted records reaches back. Source: .../sforce_api_calls_getdeleted.htm */
const logDays = 15;
const dayMs = 86_400_000;

/** Begin of what the list of deleted records knows of an object, as a stamp: 15 days ago, or when the list was purged. */
export function earliestDeletion(org: LocalOrg, object: OrgObject): string {
  const oldest = toStamp(org.clock.nowMs() - logDays * dayMs);
  const purged = org.database.setting(`deletedLogPurged.${object.name}`) ?? oldest;
  return purged > oldest ? purged : oldest;
}

/** Forgets which records of an object were deleted up to now; of all objects where none is named. */
export function purgeDeletedLog(org: LocalOrg, object?: OrgObject): void {
  const objects = object ? [object] : org.schema.all().filter(({ replicateable }) => replicateable);
  for (const { name } of objects) {
    org.database.statement('delete from org_deleted where object = ?').run(name);
    org.database.saveSetting(`deletedLogPurged.${name}`, org.clock.stamp());
  }
}

/** Puts a row into the bin: it is marked as deleted, stamped, and listed for `getDeleted`. */
export function putIntoBin(context: OrgContext, object: OrgObject, row: StoredRow, rootId: string): void {
  const { org } = context;
  const stamp = org.clock.stamp();
  const id = String(row['Id']);
  writeRow(context, object, { ...row, IsDeleted: 1, ...changeStamps(context, object) }, row);
  org.database.statement('insert or replace into org_deleted values (?, ?, ?)').run(object.name, id, stamp);
  org.database.statement('insert or replace into org_bin values (?, ?, ?)').run(id, object.name, rootId);
}

/** Takes a row out of the bin again. A unique value that another record has by now is DUPLICATE_VALUE. */
export function takeFromBin(context: OrgContext, object: OrgObject, row: StoredRow): StoredRow {
  const { database } = context.org;
  const restored = { ...row, IsDeleted: 0, ...changeStamps(context, object) };
  writeRow(context, object, restored, row);
  for (const table of ['org_bin', 'org_deleted']) database.statement(`delete from ${table} where id = ?`).run(String(row['Id']));
  return restored;
}

/** Stamps of a change that the org makes in the user's name; nothing for objects without stamps. */
function changeStamps(context: OrgContext, object: OrgObject): StoredRow {
  const stamp = context.org.clock.stamp();
  if (!context.schema.field(object, 'SystemModstamp')) return {};
  return { LastModifiedDate: stamp, LastModifiedById: context.user.id, SystemModstamp: stamp };
}

/**
 * Stamps of a record whose parent was merged, deleted or undeleted, which is no save of its own: no trigger runs, and nobody
 * has changed it last. That its SystemModstamp moves is not confirmed.
 * Source: https://life-improver.com/salesforce/salesforce-account-merge-opportunity-is-not-updated-touched/
 */
export function movedStamps({ org, schema }: OrgContext, object: OrgObject): StoredRow {
  if (org.faults.on('quiet_moves').length > 0 || !schema.field(object, 'SystemModstamp')) return {};
  return { SystemModstamp: org.clock.stamp() };
}

/** A deleted record as the bin has it; undefined where it is not there. */
export function binEntry(context: OrgContext, object: OrgObject, id: string): BinEntry | undefined {
  const found = context.org.database.statement('select root_id as rootId from org_bin where id = ?').get(id);
  return found && { object, id, rootId: String(found['rootId']) };
}

/** Rows that one deletion put into the bin, the deleted record itself among them. */
export function entriesOfRoot(context: OrgContext, rootId: string): readonly BinEntry[] {
  const rows = context.org.database.statement('select id, object from org_bin where root_id = ?');
  return rows.all(rootId).map((row) => ({ object: context.schema.known(String(row['object'])), id: String(row['id']), rootId }));
}

/** Remembers a lookup that is about to be emptied, so that an undelete can fill it again. */
export function noteCleared(context: OrgContext, rootId: string, cleared: ClearedLookup): void {
  context.org.database
    .statement('insert or replace into org_bin_lookup values (?, ?, ?, ?, ?)')
    .run(rootId, cleared.object.name, cleared.id, cleared.field, cleared.parentId);
}

/** Lookups that the deletion of a record emptied. */
export function clearedBy(context: OrgContext, rootId: string): readonly ClearedLookup[] {
  const rows = context.org.database.statement('select object, id, field, value from org_bin_lookup where root_id = ?').all(rootId);
  return rows.map((row) => ({
    object: context.schema.known(String(row['object'])),
    id: String(row['id']),
    field: String(row['field']),
    parentId: String(row['value'])
  }));
}

/** Forgets the lookups that a deletion emptied: nothing brings them back. */
export function forgetCleared(context: OrgContext, rootId: string): void {
  context.org.database.statement('delete from org_bin_lookup where root_id = ?').run(rootId);
}

/** Erases a record of the bin and what its deletion took along. */
export function eraseFromBin(context: OrgContext, rootId: string): void {
  const { database } = context.org;
  for (const { object, id } of entriesOfRoot(context, rootId)) {
    if (storedRow(context.org, object, id)?.['IsDeleted'] === 1) {
      database.statement(`delete from ${quoted(object.name)} where "Id" = ?`).run(id);
    }
  }
  database.statement('delete from org_bin where root_id = ?').run(rootId);
  forgetCleared(context, rootId);
}
