import type { Browser, Locator, Page } from 'playwright-core';
import { connection } from '../nut/headroom.ts';
import { rowsOf } from '../nut/orgRecords.ts';
import type { Row } from '../nut/orgRecords.ts';
import type { PageAddress } from './pageAddress.ts';
import { openPage } from './watchedPage.ts';
import type { WatchedPage } from './watchedPage.ts';

/** A whitespace cell of the demo company that has a record. */
export type DemoCell = {
  readonly accountId: string;
  readonly account: string;
  readonly line: string;
  readonly title: string;
  readonly gap: number;
};

/**
 * Cells in one of some statuses, by account: of accounts where nothing was created from a cell and nobody answered, so that every test
 * finds its own.
 */
export async function demoCells(...statuses: readonly string[]): Promise<readonly DemoCell[]> {
  const org = connection();
  const fields = 'Account__c, Account__r.Name, Product_Line__c, Title__c, Gap__c';
  const list = statuses.map((status) => `'${status}'`).join(', ');
  const rows = await rowsOf(org, `SELECT ${fields} FROM Headroom_Whitespace_Cell__c WHERE Status__c IN (${list}) ORDER BY Account__r.Name`);
  const answered = await rowsOf(org, 'SELECT Account__c FROM Headroom_Whitespace_Feedback__c');
  const created = await rowsOf(org, 'SELECT AccountId FROM Opportunity WHERE Headroom_Cell_Key__c != null');
  const used = new Set([...answered.map((row) => row['Account__c']), ...created.map((row) => row['AccountId'])]);
  return rows.filter((row) => !used.has(row['Account__c'])).map(cellOf);
}

function cellOf(row: Row): DemoCell {
  const { Name } = row['Account__r'] as { Name: string };
  const gap = Number(row['Gap__c'] ?? 0);
  return { accountId: String(row['Account__c']), account: Name, line: String(row['Product_Line__c']), title: String(row['Title__c']), gap };
}

/** The first cell that fits; throws where the demo company has none. */
export function cellThat(cells: readonly DemoCell[], what: string, is: (cell: DemoCell) => boolean = () => true): DemoCell {
  const found = cells.find(is);
  if (found === undefined) throw new Error(`the demo company has no cell that ${what}`);
  return found;
}

/** The account page of a cell as the rep. @param state  further parameters of the address, such as `&formFactor=Small` */
export function openAsRep(browser: Browser, page: PageAddress, { accountId }: DemoCell, state = ''): Promise<WatchedPage> {
  return openPage(browser, page.url(`/lightning/r/Account/${accountId}/view?user=rep${state}`));
}

/** The row of a product line. */
export function rowOf(tab: Page, { title }: Pick<DemoCell, 'title'>): Locator {
  return tab.locator('c-headroom-cell-row').filter({ has: tab.getByText(title, { exact: true }) });
}

/** Records of a query as the rep sees them. */
export async function rowsAsRep(page: PageAddress, soql: string): Promise<readonly Row[]> {
  const answer = await page.fetch(`/services/data/v66.0/query?q=${encodeURIComponent(soql)}`, { headers: { 'x-headroom-user': 'rep' } });
  if (!answer.ok) throw new Error(`${soql}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { records: readonly Row[] }).records;
}

/** Day so many days after today in the time zone of the org. */
export function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Deletes records of an object. */
export async function removeRows(object: string, where: string): Promise<void> {
  const org = connection();
  for (const { Id } of await rowsOf(org, `SELECT Id FROM ${object} WHERE ${where}`)) await org.sobject(object).destroy(String(Id));
}
