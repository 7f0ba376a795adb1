import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRun } from '../../src/operations/prepareRun.ts';
import type { OrgClient } from '../../src/org/orgClient.ts';
import type { Json } from '../localOrg/testOrg.ts';
import { openCompany, type Company } from './openCompany.ts';
import { requestsDuring } from './requestsAsked.ts';
import { covers } from './rows.ts';

/** Address and headers together. */
const longestAddress = 16_384;

describe('limits of queries', () => {
  let company: Company;
  let client: OrgClient;
  beforeAll(async () => {
    company = await openCompany();
    client = await company.client();
  });
  afterAll(() => company.remove());

  const folder = (): string => join(company.dataFolder, 'limits');

  it('on Bulk are never met by a plan: no column is compound, binary or of a parent', async () => {
    covers([21]);
    const { plan } = await prepareRun(client, { writes: true });
    for (const { object, columns } of plan.objects) {
      const { body } = await company.org.call('GET', `/sobjects/${object}/describe`);
      const types = new Map((body.fields as Json[]).map(({ name, type }) => [name as string, type as string]));
      const found = columns.map(({ name }) => types.get(name) ?? 'missing');
      expect([object, found.filter((type) => ['missing', 'address', 'location', 'base64', 'anyType'].includes(type))]).toEqual([
        object,
        object.endsWith('History') ? found.filter((type) => type === 'anyType') : []
      ]);
    }
  });

  it('on Bulk end a query that meets them with the words of the org, at once', async () => {
    covers([21]);
    const { url: instanceUrl, accessToken } = company.org;
    const admin = await company.client({ signIn: { kind: 'token', instanceUrl, accessToken } });
    const before = admin.budget.callsThisRun;
    await expect(admin.exportRows('SELECT Id, BillingAddress FROM Account', folder())).rejects.toMatchObject({
      name: 'RequestRefused',
      values: [expect.any(String), expect.stringMatching(/compound/i), expect.any(String)]
    });
    await expect(admin.exportRows('SELECT Industry, COUNT(Id) FROM Account GROUP BY Industry', folder())).rejects.toMatchObject({
      name: 'RequestRefused'
    });
    expect(admin.budget.callsThisRun - before).toBe(2);
  });

  it('of an address are kept by every request of a first load and of the run after it', async () => {
    covers([22]);
    await rm(company.dataFolder, { recursive: true, force: true });
    const { requests } = await requestsDuring(company, async () => {
      await company.sync();
      await company.sync();
    });
    expect(Math.max(...requests.map(({ path }) => path.length))).toBeLessThan(longestAddress - 2000);
    expect(requests.filter(({ status }) => status === 414 || status === 431)).toEqual([]);
  });

  it('of an address do not hold for a download, whose query travels in the body', async () => {
    covers([22]);
    const ids = (await client.query('SELECT Id FROM Account ORDER BY Id')).map(({ Id }) => String(Id));
    const long = Array.from({ length: 1500 }, (_, at) => `'${ids[at % ids.length]}'`).join(',');
    const soql = `SELECT Id FROM Account WHERE Id IN (${long})`;
    expect(soql.length).toBeGreaterThan(longestAddress);
    const pages = await client.exportRows(soql, folder());
    expect(pages.reduce((sum, { rows }) => sum + rows, 0)).toBe(ids.length);
    await expect(client.query(soql)).rejects.toMatchObject({
      name: 'RequestRefused',
      values: ['URI_TOO_LONG', expect.any(String), expect.any(String)]
    });
  });
});
