import { behavioursOf } from '../behaviours/behaviours.ts';
import type { StoredRow } from '../database.ts';
import { toId18 } from '../ids.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { badValue, OrgError } from '../orgError.ts';
import { mastersOf, type OrgObject } from '../schema/object.ts';
import { binEntry, clearedBy, entriesOfRoot, forgetCleared, movedStamps, takeFromBin } from './recycleBin.ts';
import { applyUpdate } from './saveRecord.ts';
import { writeRow } from './writeRow.ts';

/**
 * Standard lookups that an undelete fills again, besides those of custom fields.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_delete.htm
 */
const filledAgain: readonly string[] = [
  'Account.ParentId',
  'Case.ParentId',
  'Contact.ReportsToId',
  'Asset.Product2Id',
  'Quote.OpportunityId'
];

/**
 * Brings a record back from the recycle bin, with the records that its deletion took along and some of the lookups that it
 * emptied, unless they point elsewhere by now. A record that a merge put there comes back without the children that moved away.
 *
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_undelete.htm
 *
 * @param idText  15 or 18 characters
 * @returns       the id in 18 characters
 * @throws OrgError  INVALID_ID_FIELD for a text that is no id, CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY for an object without recycle
 *   bin, UNDELETE_FAILED for a record that is not there, INSUFFICIENT_ACCESS_OR_READONLY, DUPLICATE_VALUE
 */
export function undeleteRecord(context: OrgContext, idText: string): string {
  const id = toId18(idText);
  const object = id === undefined ? undefined : context.schema.objectOfId(id);
  if (id === undefined || !object) throw badValue('INVALID_ID_FIELD', `invalid record id: ${idText}`);
  if (!object.softDelete) {
    throw new OrgError(400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'Entity type is not undeletable', []);
  }
  const row = deletedRow(context, object, id);
  const access = context.permissions.object(object);
  if (!access.delete || !context.sharing.canDelete(object, row)) {
    throw new OrgError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', []);
  }
  context.org.database.transaction(() => restoreAll(context, id));
  return id;
}

/** The row in the bin that can come back by itself: its own deletion put it there, or the parent's was undone in between. */
function deletedRow(context: OrgContext, object: OrgObject, id: string): StoredRow {
  const row = storedRow(context.org, object, id);
  const entry = binEntry(context, object, id);
  const isThere = row?.['IsDeleted'] === 1 && entry?.rootId === id && context.sharing.canRead(object, id);
  if (isThere && !lacksMaster(context, object, row)) return row;
  throw badValue('UNDELETE_FAILED', 'Entity is not in the recycle bin');
}

/** A detail whose master was deleted after it has nothing to come back to. */
function lacksMaster(context: OrgContext, object: OrgObject, row: StoredRow): boolean {
  return mastersOf(object).some(({ field, parentName }) => {
    const master = storedRow(context.org, context.schema.known(parentName), String(row[field.name]));
    return master === undefined || master['IsDeleted'] === 1;
  });
}

function restoreAll(context: OrgContext, rootId: string): void {
  const restored: { readonly object: OrgObject; readonly row: StoredRow }[] = [];
  for (const { object, id } of entriesOfRoot(context, rootId)) {
    const row = storedRow(context.org, object, id);
    if (row?.['IsDeleted'] === 1) restored.push({ object, row: takeFromBin(context, object, row) });
  }
  refillLookups(context, rootId);
  const stamp = context.org.clock.stamp();
  for (const { object, row } of restored) {
    for (const behaviour of behavioursOf(object)) behaviour.afterUndelete?.({ context, object, row, stamp, updateOther: applyUpdate });
  }
}

function refillLookups(context: OrgContext, rootId: string): void {
  for (const { object, id, field, parentId } of clearedBy(context, rootId)) {
    const row = storedRow(context.org, object, id);
    const isEmpty = row !== undefined && row['IsDeleted'] !== 1 && (row[field] ?? null) === null;
    const isFilled = isEmpty && (field.endsWith('__c') || filledAgain.includes(`${object.name}.${field}`));
    if (isFilled) writeRow(context, object, { ...row, [field]: parentId, ...movedStamps(context, object) }, row);
  }
  forgetCleared(context, rootId);
}
