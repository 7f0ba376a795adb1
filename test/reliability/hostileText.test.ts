import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Company } from './openCompany.ts';
import { openFactStore } from '../../src/store/duckFactStore.ts';
import type { FactStore } from '../../src/store/factStore.ts';
import { hostileTexts, longestText, nastyWords } from './hostileText.ts';
import { openCompany } from './openCompany.ts';
import { covers } from './rows.ts';

const titles = [...nastyWords, ...hostileTexts(60, 12)];
const names = [...nastyWords.map((word) => `${word} Inc`), ...nastyWords, ...hostileTexts(20, 40, 2)];

describe('texts that break readers', () => {
  let company: Company;
  /** What the org holds, by id: it trims texts, as the platform does. */
  let held: { readonly Contact: ReadonlyMap<string, string>; readonly Account: ReadonlyMap<string, string> };

  beforeAll(async () => {
    company = await openCompany();
    const [account] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'");
    for (const [at, Title] of titles.entries())
      await company.org.create('Contact', { LastName: `Row ${at}`, Title, AccountId: account.Id });
    for (const Name of names) await company.org.create('Account', { Name });
    const all = async (object: string, field: string): Promise<ReadonlyMap<string, string>> =>
      new Map((await company.org.query(`SELECT Id, ${field} FROM ${object}`)).map((row) => [row.Id as string, row[field] as string]));
    held = { Contact: await all('Contact', 'Title'), Account: await all('Account', 'Name') };
  });
  afterAll(() => company.remove());

  const copied = async (): Promise<typeof held> =>
    withFacts(async (facts) => {
      const all = async (object: string, field: string): Promise<ReadonlyMap<string, string>> =>
        new Map(
          (await facts.rows(`select "Id", "${field}" as text from "${object}"`)).map((row) => [row['Id'] as string, row['text'] as string])
        );
      return { Contact: await all('Contact', 'Title'), Account: await all('Account', 'Name') };
    });
  const withFacts = async <Result>(work: (facts: FactStore) => Promise<Result>): Promise<Result> => {
    const facts = await openFactStore({ folder: join(company.dataFolder, 'store'), orgId: company.org.orgId, memoryLimitMb: 256 });
    try {
      return await work(facts);
    } finally {
      await facts.close();
    }
  };

  it('are in the org as they were written, but for blanks around them', () => {
    expect([...held.Contact.values()]).toEqual(expect.arrayContaining(titles.map((text) => text.trim())));
    expect([...held.Account.values()]).toEqual(expect.arrayContaining(names.map((text) => text.trim())));
  });

  it('arrive as they are by REST', async () => {
    covers([18, 19]);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await copied()).toEqual(held);
  });

  it('arrive as they are by Bulk, in pages that end between any two of them', async () => {
    covers([18, 19]);
    await rm(company.dataFolder, { recursive: true, force: true });
    expect(await company.sync({ sizes: { bulkFrom: 5, pageRows: 7 } })).toMatchObject({ status: 'done', failed: [] });
    expect(await copied()).toEqual(held);
  });

  it('of the greatest length arrive whole', async () => {
    covers([18]);
    const [text = ''] = hostileTexts(1, longestText, 3).map((long) => `${long.slice(0, longestText - 1)}]`);
    expect(text.length).toBe(longestText);
    const [{ Id: id }] = await company.org.query('SELECT Id FROM Headroom_Health_Run__c LIMIT 1');
    expect((await company.org.call('PATCH', `/sobjects/Headroom_Health_Run__c/${id}`, { Report__c: text })).status).toBe(204);
    const client = await company.client();
    const folder = join(company.dataFolder, 'pages');
    const pages = await client.exportRows(`SELECT Id, Report__c FROM Headroom_Health_Run__c WHERE Id = '${id}'`, folder);
    const columns = [
      { name: 'Id', type: 'text' },
      { name: 'Report__c', type: 'text' }
    ] as const;
    const arrived = await withFacts(async (facts) => {
      await facts.loadPages('LongText', columns, pages);
      return facts.rows('select "Report__c" as text from "LongText"');
    });
    const { body } = await company.org.call('GET', `/sobjects/Headroom_Health_Run__c/${id}?fields=Report__c`);
    expect(arrived.map(({ text: own }) => own)).toEqual([body.Report__c]);
    expect(String(body.Report__c)).toBe(text);
  });
});
