import type { OrgClient } from '../org/orgClient.ts';
import { toId18 } from '../org/orgId.ts';
import { soqlName, soqlSelect } from '../org/soqlText.ts';
import type { MergedRecord } from '../store/cursorTable.ts';
import type { PullObject } from './pullPlan.ts';

/**
 * Records of an object that went into other ones since a moment: a merge deletes the loser and names the winner in it. One
 * query however many were deleted. Reads the org only.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_merge.htm
 */
export async function findMerges(client: OrgClient, { object, changes }: PullObject, from: string): Promise<readonly MergedRecord[]> {
  if (changes?.merges !== true || changes.stamp === undefined) return [];
  const where = `IsDeleted = true AND MasterRecordId != null AND ${soqlName(changes.stamp)} >= ${from}`;
  const rows = await client.query(soqlSelect({ object, fields: ['Id', 'MasterRecordId'], where }), { deleted: true });
  return rows.map((row) => ({ loser: toId18(String(row['Id'])), winner: toId18(String(row['MasterRecordId'])) }));
}
