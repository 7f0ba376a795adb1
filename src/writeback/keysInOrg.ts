import type { OrgClient } from '../org/orgClient.ts';
import { soqlName, soqlText } from '../org/soqlText.ts';
import type { OutboxEntry } from '../store/stateStore.ts';

/** Keys asked for in one query, and records created in one request. */
export const keysAQuestion = 200;

/**
 * Which records of a part of the outbox the org has already, by the field that holds their key.
 *
 * Reads the org: closed, archived and deleted records too, since what somebody closed or threw away is not wanted again.
 *
 * @param entries  inserts of one object, at most `keysAQuestion`
 * @throws HealthError  as the client does; nothing was created then
 */
export async function keysInOrg(client: Pick<OrgClient, 'query'>, entries: readonly OutboxEntry[]): Promise<ReadonlySet<string>> {
  const [first] = entries;
  if (first?.externalId === undefined) return new Set();
  const field = soqlName(first.externalId);
  const keys = entries.map(({ key }) => soqlText(key)).join(', ');
  const rows = await client.query(`SELECT ${field} FROM ${soqlName(first.object)} WHERE ${field} IN (${keys})`, { deleted: true });
  return new Set(rows.map((row) => String(row[field])));
}
