import { inParts } from '../domain/inParts.ts';
import { classifyRow } from '../org/classifyError.ts';
import type { OrgClient } from '../org/orgClient.ts';
import { idsAQuery } from '../org/queryAddress.ts';
import { soqlText } from '../org/soqlText.ts';
import type { Answered } from './drainReport.ts';

/**
 * Which refused writes were for records that are gone: deleted, or merged into another account, between reading and writing.
 *
 * Some codes say so by themselves. Others may mean a missing right just as well; for these the org is asked whether the
 * account stands in its bin, and a write counts as refused where it does not: absence alone proves nothing. Reads the org.
 *
 * @returns  ids of the entries of the outbox
 */
export async function goneAccounts(client: Pick<OrgClient, 'query'>, answers: readonly Answered[]): Promise<ReadonlySet<number>> {
  const gone = new Set<number>();
  const asked: Answered[] = [];
  for (const answer of answers) {
    if (answer.receipt.ok) continue;
    const verdict = classifyRow(answer.receipt.code);
    if (verdict === 'gone') gone.add(answer.entry.id);
    if (verdict === 'ask' && answer.entry.accountId !== '') asked.push(answer);
  }
  const accounts = [...new Set(asked.map(({ entry }) => entry.accountId))];
  const deleted = new Set<string>();
  for (const ids of inParts(accounts, idsAQuery)) {
    const list = ids.map(soqlText).join(', ');
    const rows = await client.query(`SELECT Id FROM Account WHERE IsDeleted = true AND Id IN (${list})`, { deleted: true });
    for (const row of rows) deleted.add(String(row['Id']));
  }
  for (const { entry } of asked) if (deleted.has(entry.accountId)) gone.add(entry.id);
  return gone;
}
