import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowIntegrationUser } from '../../scripts/integrationUser.ts';
import { ensureSigningKey, localConsumerKey, localOrgPaths } from '../../src/commands/localOrgFolder.ts';
import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import { startLocalOrg } from '../../src/localOrg/startLocalOrg.ts';
import { withValues } from '../../src/metadata/recordXml.ts';
import { deployPackage } from '../../src/operations/deployPackage.ts';
import { readStarter, recordsZip } from '../../src/operations/setup/starterRecords.ts';
import { sync } from '../../src/operations/sync/sync.ts';
import { connectForDeploy, connectOrg } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import { playSmallCompany } from '../nut/playSmallCompany.ts';
import { smallCompany } from '../nut/smallCompany.ts';

const root = join(import.meta.dirname, '..', '..');
const today = '2026-11-23';

/** A Monday; the first sync of the company ran an hour before. */
export const companyNow = `${today}T11:00:00.000Z`;

/** Customers of every kind: ordinary, busy, seldom met, silent, new, bad. */
const names = new Set(['Alder Print', 'Birch Dental', 'Cedar Foods', 'Dogwood Labs', 'Elm Logistics', 'Fir Insurance', 'Oak Hospitals']);
const customers = smallCompany.filter(({ name, story }) => names.has(name) || ['seldom met', 'new', 'bad'].includes(story));

/**
 * Builds a small company in a local org, lets the integration user in and syncs once. Takes some seconds.
 *
 * @returns  folder with `org` (the local org), `data` (the copy) and the key to sign in by; gone when the process ends
 */
export async function buildCompany(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const apps = [{ consumerKey: localConsumerKey, certificate: ensureSigningKey(folder) }];
  const org = await startLocalOrg({ folder: join(folder, 'org'), port: 0, now: '2024-11-01T12:00:00.000Z', apps });
  const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
  const setClock = (now: string): Promise<unknown> =>
    wire.json({ method: 'POST', path: '/services/headroom-local/clock', body: JSON.stringify({ now }), counts: false });
  await deployPackage(wire, client.identity.apiVersion, root);
  await deployZip(wire, client.identity.apiVersion, await settings());
  await playSmallCompany({ client, setClock, today }, customers);
  await setClock(`${today}T10:00:00.000Z`);
  const { url: instanceUrl, accessToken, username, orgId } = org;
  await allowIntegrationUser({ instanceUrl, accessToken, username, orgId, pageUrl: '' }, integrationUsername);
  const signIn = { kind: 'jwt', loginUrl: org.url, clientId: localConsumerKey, username: integrationUsername } as const;
  const service = await connectOrg({ signIn: { ...signIn, keyFile: localOrgPaths(folder).keyFile } });
  await sync({ client: service, dataFolder: join(folder, 'data'), historyWeeks: 2 });
  await org.close();
  return folder;
}

/** Scorecards are published although few customers have numbers. */
async function settings(): Promise<Uint8Array> {
  const setting = (await readStarter(join(root, 'starter'))).find(({ object }) => object === 'Headroom_Health_Setting__mdt');
  if (!setting) throw new Error('The starter has no Health Setting.');
  return recordsZip([withValues(setting, { Least_Share__c: 20 })]);
}
