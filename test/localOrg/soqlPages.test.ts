import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, signInAs, type Answer, type Json, type TestOrg } from './testOrg.ts';

const accounts = 450;
let org: TestOrg;
let parent = '';

beforeAll(async () => {
  org = await openTestOrg({ apps: [{ consumerKey: 'service', consumerSecret: 's' }] });
  await org.setClock('2026-07-15T12:00:00.000Z');
  parent = await org.create('Account', { Name: 'Parent' });
  for (let from = 0; from < accounts; from += 150) {
    const records = Array.from({ length: 150 }, (_each, at) => ({
      attributes: { type: 'Contact' },
      LastName: `C${String(from + at).padStart(3, '0')}`,
      AccountId: parent
    }));
    await org.call('POST', '/composite/sobjects', { records });
  }
});

afterAll(() => org.remove());

function first(soql: string, batchSize?: number, resource = 'query'): Promise<Answer> {
  const headers = batchSize === undefined ? {} : { 'Sforce-Query-Options': `batchSize=${batchSize}` };
  return org.call('GET', `/${resource}?q=${encodeURIComponent(soql)}`, undefined, { headers });
}

/** Follows nextRecordsUrl to the end; sizes of the pages and all names. */
async function walk(body: Json, batchSize: number): Promise<{ sizes: number[]; names: string[] }> {
  const sizes = [body.records.length];
  const names: string[] = body.records.map((each: Json) => each.LastName);
  let page = body;
  while (!page.done) {
    const next = await org.call('GET', page.nextRecordsUrl, undefined, { headers: { 'Sforce-Query-Options': `batchSize=${batchSize}` } });
    page = next.body;
    sizes.push(page.records.length);
    names.push(...page.records.map((each: Json) => each.LastName));
  }
  return { sizes, names };
}

describe('pages of a query', () => {
  it('are as long as the client asks, between 200 and 2,000, and hold every record once', async () => {
    const { body } = await first('SELECT LastName FROM Contact ORDER BY LastName', 200);
    expect([body.totalSize, body.done]).toEqual([accounts, false]);
    expect(body.nextRecordsUrl).toMatch(/^\/services\/data\/v66\.0\/query\/0r8\w{15}-200$/);
    const { sizes, names } = await walk(body, 200);
    expect(sizes).toEqual([200, 200, 50]);
    expect(new Set(names).size).toBe(accounts);
    expect([...names].sort()).toEqual(names);
  });

  it('are at least 200 records long, whatever the client asks', async () => {
    expect((await first('SELECT Id FROM Contact', 1)).body.records).toHaveLength(200);
  });

  it('show what the first page saw, whatever is deleted meanwhile', async () => {
    const { body } = await first('SELECT Id, LastName FROM Contact ORDER BY LastName DESC', 200);
    const last = await org.query("SELECT Id FROM Contact WHERE LastName = 'C000'");
    await org.call('DELETE', `/sobjects/Contact/${last[0].Id}`);
    expect((await walk(body, 200)).names.at(-1)).toBe('C000');
    const all = await first("SELECT LastName, IsDeleted FROM Contact WHERE LastName = 'C000'", undefined, 'queryAll');
    expect(all.body.records).toMatchObject([{ LastName: 'C000', IsDeleted: true }]);
    expect((await first("SELECT Id FROM Contact WHERE LastName = 'C000'")).body.totalSize).toBe(0);
  });

  it('of children are asked for through a locator of their own', async () => {
    const soql = `SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account WHERE Id = '${parent}'`;
    const { body } = await first(soql, 200);
    const { Contacts } = body.records[0];
    expect([body.done, Contacts.done, Contacts.totalSize, Contacts.records.length]).toEqual([true, false, accounts - 1, 200]);
    expect((await walk(Contacts, 200)).sizes).toEqual([200, 200, 49]);
  });
});

describe('query locators', () => {
  const invalid = [400, [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' }]];

  it.each(['0r8000000000000AAA-200', 'nonsense', '0r8xx'])('%s is none', async (locator) => {
    const { status, body } = await org.call('GET', `/query/${locator}`);
    expect([status, body]).toEqual(invalid);
  });

  it('end behind the last record', async () => {
    const { body } = await first('SELECT Id FROM Contact', 200);
    const { status, body: reply } = await org.call('GET', body.nextRecordsUrl.replace(/-200$/, '-9999'));
    expect([status, reply]).toEqual(invalid);
  });

  it('end after two days', async () => {
    const { body } = await first('SELECT Id FROM Contact', 200);
    await org.setClock('2026-07-17T11:00:00.000Z');
    expect((await org.call('GET', body.nextRecordsUrl)).status).toBe(200);
    await org.setClock('2026-07-17T13:00:00.000Z');
    const { status, body: reply } = await org.call('GET', body.nextRecordsUrl);
    expect([status, reply]).toEqual(invalid);
  });

  it('belong to the user who asked', async () => {
    const { body } = await first('SELECT Id FROM Contact', 200);
    const other = await org.call('GET', body.nextRecordsUrl, undefined, { token: await signInAs(org, { key: 'service', secret: 's' }) });
    expect([other.status, other.body]).toEqual(invalid);
  });
});
