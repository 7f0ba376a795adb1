import { HealthError } from '../../domain/healthError.ts';
import type { OrgClient, OrgRecord } from '../../org/orgClient.ts';
import { soqlText } from '../../org/soqlText.ts';
import { findAccount } from '../explain/findAccount.ts';

/** Which cells a person asks for; absent = all. */
export type ListFilters = {
  /** Id or exact name. */
  readonly account?: string;
  /** Key or title, whatever the letter case. */
  readonly productLine?: string;
  readonly statuses?: readonly string[];
  /** Id, user name or exact name of the account's owner. */
  readonly owner?: string;
  /** Only what is put forward. */
  readonly next?: boolean;
};

/**
 * The filters as a condition of a query on cells, '' for none.
 *
 * @param lines  product lines that cells exist of: key and title
 * @throws HealthError AccountNotFound, AccountAmbiguous, ProductLineUnknown, UserNotFound, UserAmbiguous
 */
export async function listCondition(client: OrgClient, filters: ListFilters, lines: readonly CellLine[]): Promise<string> {
  const { account, productLine, statuses = [], owner, next = false } = filters;
  const conditions = [
    ...(account === undefined ? [] : [`Account__c = ${soqlText((await findAccount(client, account)).id)}`]),
    ...(productLine === undefined ? [] : [`Product_Line__c = ${soqlText(findLine(productLine, lines))}`]),
    ...(statuses.length === 0 ? [] : [`Status__c IN (${statuses.map(soqlText).join(', ')})`]),
    ...(owner === undefined ? [] : [`Account__r.OwnerId = ${soqlText(await findUser(client, owner))}`]),
    ...(next ? ['Rank_In_Account__c != null'] : [])
  ];
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

/** A product line that cells exist of. */
export type CellLine = { readonly key: string; readonly title: string };

function findLine(asked: string, lines: readonly CellLine[]): string {
  const text = asked.toLowerCase();
  const found = lines.find(({ key }) => key.toLowerCase() === text) ?? lines.find(({ title }) => title.toLowerCase() === text);
  if (!found) throw new HealthError('ProductLineUnknown', [asked, lines.map(({ key }) => key).join(', ')]);
  return found.key;
}

/** Users of one name that are offered to choose from. */
const mostNamed = 20;

async function findUser(client: OrgClient, asked: string): Promise<string> {
  const text = soqlText(asked);
  const byId = /^005[0-9A-Za-z]{12}([0-9A-Za-z]{3})?$/.test(asked);
  const where = byId ? `Id = ${text}` : `Username = ${text} OR Name = ${text}`;
  const users = await client.query(`SELECT Id, Username FROM User WHERE ${where} ORDER BY Id LIMIT ${mostNamed}`);
  const sameName = users.filter(({ Username }) => String(Username).toLowerCase() === asked.toLowerCase());
  const [found, ...more]: readonly OrgRecord[] = sameName.length === 1 ? sameName : users;
  if (!found) throw new HealthError('UserNotFound', [asked]);
  if (more.length > 0) throw new HealthError('UserAmbiguous', [asked, users.map(({ Username }) => String(Username)).join(', ')]);
  return String(found['Id']);
}
