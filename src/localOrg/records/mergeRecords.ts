import { noteMerged } from '../behaviours/fieldHistory.ts';
import type { StoredRow } from '../database.ts';
import { refuseLocked } from '../faults/refuseSave.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { badValue, OrgError } from '../orgError.ts';
import type { ChildRelationship, OrgObject } from '../schema/object.ts';
import { historyPlace } from '../standardObjects/histories.ts';
import { deleteRecord, livingChildren } from './deleteRecord.ts';
import { checkedId } from './findRecord.ts';
import { movedStamps, putIntoBin } from './recycleBin.ts';
import { updateRecord } from './saveRecord.ts';
import { writeRow } from './writeRow.ts';

const mergeable = ['Account', 'Contact', 'Lead', 'Case'];
const mostLosers = 2;

/** What a merge is asked for, as `MergeRequest` has it. */
export type MergeRequest = {
  /** Record that stays. */
  readonly masterId: string;
  /** One or two records of the same object that go. */
  readonly loserIds: readonly string[];
  /** Values that the master takes on, as an update gives them. */
  readonly values: Readonly<Record<string, unknown>>;
};

export type MergeResult = {
  readonly id: string;
  readonly mergedRecordIds: readonly string[];
  /** Records that point to the master now. */
  readonly updatedRelatedIds: readonly string[];
};

/**
 * Merges up to two records into a master: it takes the given values, their children become its own, and they go to the recycle bin
 * with MasterRecordId. All or nothing; needs edit on the master and delete on the others.
 *
 * Source: https://developer.salesforce.com/docs/platform/api/guide/sforce-api-calls-merge.html
 *
 * @throws OrgError  MERGE_FAILED for another object, a wrong number of records or the master among them; otherwise what update and
 *   delete throw
 */
export function mergeRecords(context: OrgContext, object: OrgObject, request: MergeRequest): MergeResult {
  if (!mergeable.includes(object.name)) throw badValue('MERGE_FAILED', `entity type cannot be merged: ${object.label}`);
  if (request.loserIds.length === 0 || request.loserIds.length > mostLosers) {
    throw badValue('MERGE_FAILED', 'one or two records can be merged into a master record');
  }
  const masterId = checkedId(object, request.masterId);
  const loserIds = request.loserIds.map((id) => checkedId(object, id));
  if (new Set([masterId, ...loserIds]).size <= loserIds.length) {
    throw badValue('MERGE_FAILED', 'the same record cannot be named twice in a merge');
  }
  return context.org.database.transaction(() => {
    updateRecord(context, object, masterId, request.values);
    const updated = loserIds.flatMap((id) => mergeOne(context, object, { masterId, loserId: id }));
    return { id: masterId, mergedRecordIds: loserIds, updatedRelatedIds: [...new Set(updated)] };
  });
}

type Pair = { readonly masterId: string; readonly loserId: string };

function mergeOne(context: OrgContext, object: OrgObject, pair: Pair): readonly string[] {
  const loser = losingRow(context, object, pair.loserId);
  const history = historyPlace(object)?.name;
  const moved = context.schema
    .children(object)
    .flatMap((child) => (child.childObject === history ? dropHistory(context, child, pair) : moveChildren(context, child, pair)));
  const merged = { ...loser, MasterRecordId: pair.masterId };
  writeRow(context, object, merged, loser);
  putIntoBin(context, object, merged, pair.loserId);
  noteMerged(context, object, { masterId: pair.masterId, name: loser[object.nameField] ?? null });
  return moved;
}

/** The history of a record goes with it: the master keeps its own alone. Source: https://www.arkusinc.com/archive/2015/merge-with-caution */
function dropHistory(context: OrgContext, child: ChildRelationship, { loserId }: Pair): readonly string[] {
  const object = context.schema.known(child.childObject);
  for (const row of livingChildren(context, child, loserId)) putIntoBin(context, object, row, loserId);
  return [];
}

function losingRow(context: OrgContext, object: OrgObject, id: string): StoredRow {
  const row = storedRow(context.org, object, id);
  const access = context.permissions.object(object);
  if (!row || !context.sharing.canRead(object, id)) throw badValue('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (row['IsDeleted'] === 1) throw new OrgError(404, 'ENTITY_IS_DELETED', 'entity is deleted');
  refuseLocked({ context, object, row });
  if (access.delete && context.sharing.canDelete(object, row)) return row;
  throw new OrgError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

/** A child that the master has already (the same person in a campaign) is deleted instead of moved. */
function moveChildren(context: OrgContext, child: ChildRelationship, { masterId, loserId }: Pair): readonly string[] {
  const object = context.schema.known(child.childObject);
  const field = child.field.name;
  if (object.isMetadataType || field === 'MasterRecordId') return [];
  return livingChildren(context, child, loserId).flatMap((row) => {
    const id = String(row['Id']);
    if (id === masterId) {
      writeRow(context, object, { ...row, [field]: null }, row);
      return [];
    }
    if (object.name === 'CampaignMember' && isMember(context, row, field, masterId)) {
      deleteRecord(context, object, id);
      return [];
    }
    writeRow(context, object, { ...row, [field]: masterId, ...movedStamps(context, object) }, row);
    return [id];
  });
}

function isMember(context: OrgContext, row: StoredRow, field: string, personId: string): boolean {
  const sql = `select 1 from "CampaignMember" where "CampaignId" = ? and "${field}" = ? and "IsDeleted" = 0`;
  return context.org.database.statement(sql).get(row['CampaignId'] ?? null, personId) !== undefined;
}
