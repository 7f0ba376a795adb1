import { rm } from 'node:fs/promises';
import type { SyncResult } from '../../../src/domain/syncResult.ts';
import { openCompany, type Company } from '../openCompany.ts';
import { companyContent, type CompanyContent } from './companyContent.ts';
import { runKilledSync, sizes, type Kill } from './killedRun.ts';
import { newestRequest } from '../requestsAsked.ts';
import { pagesReadSince, type PagesRead } from './pagesRead.ts';

/** What was done before the run that a test is about. */
export type Before = (company: Company) => Promise<void>;

export type Ended = {
  readonly result: SyncResult;
  readonly content: CompanyContent;
  /** Pages that were read from the org until the end, by object. */
  readonly read: PagesRead;
};

/** A run that nobody disturbs, and the next one, which finds nothing to do. */
export async function undisturbed(before: Before): Promise<Ended> {
  return inCompany(before, async () => undefined);
}

/** A run that is killed behind a step, and the next one, which goes on. */
export async function killedAndRunAgain(before: Before, kill: Kill): Promise<Ended> {
  return inCompany(before, (company) => runKilledSync(company, kill));
}

async function inCompany(before: Before, disturb: (company: Company) => Promise<void>): Promise<Ended> {
  const company = await openCompany();
  try {
    await before(company);
    const since = await newestRequest(company);
    await disturb(company);
    const result = await company.sync({ sizes });
    const read = await pagesReadSince(company, since);
    return { result, read, content: await companyContent(company) };
  } finally {
    await company.remove();
  }
}

/** Objects of which more pages were read than by an undisturbed run, with the number; what every run reads whole is left out. */
export function readAgain({ read }: Ended, whole: Ended): Readonly<Record<string, number>> {
  const more = Object.entries(read)
    .filter(([object]) => !object.endsWith('__mdt') && object !== 'Organization')
    .map(([object, pages]): [string, number] => [object, pages - (whole.read[object] ?? 0)])
    .filter(([, pages]) => pages > 0);
  return Object.fromEntries(more);
}

/** The machine lost its copy and its state; what was written before stands in the org. */
export async function withoutCopy({ dataFolder }: Company): Promise<void> {
  await rm(dataFolder, { recursive: true, force: true });
}

/** A day of people at work: rows made, changed and deleted, of several customers. */
export async function peopleEdit({ org }: Company): Promise<void> {
  const idOf = async (soql: string): Promise<string> => {
    const [record] = await org.query(soql);
    if (record === undefined) throw new Error(`The company has no record for ${soql}`);
    return record.Id as string;
  };
  const alder = await idOf("SELECT Id FROM Account WHERE Name = 'Alder Print'");
  for (const Subject of ['Cannot print', 'Cannot scan', 'Cannot copy']) {
    await org.create('Case', { AccountId: alder, Subject, Priority: 'High', Type: 'Problem', Status: 'New', Origin: 'Email' });
  }
  const nettle = await idOf("SELECT Id FROM Case WHERE Account.Name = 'Nettle Freight' AND IsClosed = false ORDER BY CreatedDate LIMIT 1");
  const oak = await idOf("SELECT Id FROM Account WHERE Name = 'Oak Hospitals'");
  const contact = await idOf("SELECT Id FROM Contact WHERE Account.Name = 'Cedar Foods' ORDER BY Name LIMIT 1");
  const answers = [
    await org.call('PATCH', `/sobjects/Case/${nettle}`, { Status: 'Closed' }),
    await org.call('PATCH', `/sobjects/Account/${oak}`, { NumberOfEmployees: 950 }),
    await org.call('DELETE', `/sobjects/Contact/${contact}`)
  ];
  const refused = answers.find(({ status }) => status >= 300);
  if (refused !== undefined) throw new Error(`The org refused an edit: ${refused.text}`);
}
