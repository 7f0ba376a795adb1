import { HealthError } from '../../domain/healthError.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { soqlText } from '../../org/soqlText.ts';

/** Accounts of one name that are offered to choose from. */
const mostNamed = 20;

/**
 * The account that a person means, with the rights of the user who asks.
 *
 * @param account  id of 15 or 18 characters, or the exact name
 * @throws HealthError AccountNotFound, AccountAmbiguous
 */
export async function findAccount(client: OrgClient, account: string): Promise<{ readonly id: string; readonly name: string }> {
  const looksLikeId = /^001[0-9A-Za-z]{12}([0-9A-Za-z]{3})?$/.test(account);
  const where = `${looksLikeId ? 'Id' : 'Name'} = ${soqlText(account)}`;
  const [found, ...more] = await client.query(`SELECT Id, Name FROM Account WHERE ${where} ORDER BY Id LIMIT ${mostNamed}`);
  if (!found) throw new HealthError('AccountNotFound', [account]);
  if (more.length > 0) throw new HealthError('AccountAmbiguous', [account, [found, ...more].map(({ Id }) => String(Id)).join(', ')]);
  return { id: String(found['Id']), name: String(found['Name']) };
}
