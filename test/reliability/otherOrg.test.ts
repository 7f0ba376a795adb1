import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localConsumerKey, localOrgPaths } from '../../src/commands/localOrgFolder.ts';
import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import { freshToken } from '../../src/org/connect.ts';
import { openCompany, type Company } from './openCompany.ts';
import { requestsSince } from './requestsAsked.ts';
import { covers } from './rows.ts';
import { untilQuiet, watchOrg } from './watchedOrg.ts';

let company: Company;

beforeEach(async () => {
  company = await openCompany();
});
afterEach(() => company.remove());

/** Records of ours that were written since: none may be, into an org that nobody asked for. */
async function written(): Promise<number> {
  return (await requestsSince(company)).filter(({ method, path }) => method !== 'GET' && path.includes('/sobjects')).length;
}

describe('a sandbox that was refreshed', () => {
  it('stops the next run with both ids and the copy to delete, and after that begins anew', async () => {
    covers([45]);
    const { orgId: before } = (await company.client()).identity;
    await company.sync();
    const writes = await written();
    await company.fault('org_swap');
    const { orgId: now } = (await company.client()).identity;
    expect(now).not.toBe(before);
    const copy = join(company.dataFolder, 'store', `*${before}*`);
    await expect(company.sync()).rejects.toMatchObject({ name: 'OrgReplaced', values: [company.org.url, before, now, copy] });
    expect(await written()).toBe(writes);

    const folder = join(company.dataFolder, 'store');
    for (const name of await readdir(folder)) if (name.includes(before)) await rm(join(folder, name), { recursive: true });
    expect((await company.sync()).status).toBe('done');
    expect((await company.sync()).writtenTotal).toBe(0);
  });

  it('stops the run that it happens in, before anything is written', async () => {
    covers([45]);
    const client = await company.client();
    const { orgId: before } = client.identity;
    const writes = await written();
    await company.fault('org_swap');
    await expect(company.sync({ client })).rejects.toMatchObject({
      name: 'OrgReplaced',
      values: [company.org.url, before, expect.any(String), expect.any(String)]
    });
    expect(await written()).toBe(writes);
  });

  it('ends the service that watches it with both ids, before anything is written', async () => {
    covers([45]);
    const { orgId: before } = (await company.client()).identity;
    const service = watchOrg(company);
    await untilQuiet(service);
    const writes = await written();
    await company.fault('org_swap');
    await expect(service.end).rejects.toMatchObject({
      name: 'OrgReplaced',
      values: [company.org.url, before, expect.any(String), expect.any(String)]
    });
    expect(await written()).toBe(writes);
  });

  it('and that a service meets at a new sign-in, because its session cannot be renewed, ends it with both ids', async () => {
    covers([45]);
    const { orgId: before } = (await company.client()).identity;
    const { keyFile } = localOrgPaths(dirname(company.dataFolder));
    const signIn = { kind: 'jwt', loginUrl: company.org.url, clientId: localConsumerKey, username: integrationUsername, keyFile } as const;
    const accessToken = await freshToken(signIn);
    const tokens = [company.client({ signIn: { kind: 'token', instanceUrl: company.org.url, accessToken } })];
    const service = watchOrg(company, { connect: () => tokens.pop() ?? company.client() });
    await untilQuiet(service);
    const writes = await written();
    await company.fault('org_swap');
    await expect(service.end).rejects.toMatchObject({ name: 'WrongOrg', values: [before, expect.not.stringContaining(before)] });
    expect(await written()).toBe(writes);
  });
});
