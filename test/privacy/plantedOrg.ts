import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployPackage } from '../../src/operations/deployPackage.ts';
import { sync } from '../../src/operations/sync/sync.ts';
import { connectForDeploy, connectOrg } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import type { OrgClient } from '../../src/org/orgClient.ts';
import { startOwnPage, tokenOf } from '../page/ownPage.ts';
import type { OwnPage, OwnUser } from '../page/ownPage.ts';
import { idOf } from '../page/ownUsers.ts';
import { makeReader, rights as usualRights } from './readers.ts';
import type { Rights } from './readers.ts';
import { plantCompany, plantLater } from './plantedRecords.ts';
import { plantedSettings } from './plantedSettings.ts';

const root = join(import.meta.dirname, '../..');
const monthMs = 35 * 86_400_000;

/** The three who read. */
export const readers: readonly OwnUser[] = ['rep', 'csm', 'leader'];

/** Objects of which one record is opened. */
const recordObjects = [
  ...['Case', 'Opportunity', 'Contract', 'Headroom_Scorecard_Result__c', 'Headroom_Account_Summary__c', 'Headroom_Whitespace_Cell__c'],
  ...['Headroom_Pulse__c', 'Headroom_Health_Override__c', 'Headroom_Survey_Response__c']
];

/** The org with everything planted, and the page in front of it. */
export type PlantedOrg = OwnPage & {
  /** The customer whose success manager a reader is. */
  readonly accountOf: (user: OwnUser) => string;
  /** Addresses of records of that customer, whoever may open them. */
  readonly recordsOf: (user: OwnUser) => Promise<readonly string[]>;
  /** Signs a reader in. */
  readonly clientOf: (user: OwnUser) => Promise<OrgClient>;
};

/** Who may read what, and what is deployed before anybody is made: org-wide sharing. */
export type PlantedRights = { readonly rights: Rights; readonly sharing?: Uint8Array };

/** Starts an org of three customers, lets a real run score them twice, a month apart, and opens the page for three readers. */
export async function startPlantedOrg({ rights, sharing }: PlantedRights = { rights: usualRights }): Promise<PlantedOrg> {
  let accounts: readonly string[] = [];
  const started = await startOwnPage(join(root, 'force-app'), async (_, signIn) => {
    const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', ...signIn } });
    const { apiVersion } = client.identity;
    await deployPackage(wire, apiVersion, root);
    await deployZip(wire, apiVersion, await plantedSettings());
    if (sharing !== undefined) await deployZip(wire, apiVersion, sharing);
    const owners: string[] = [];
    for (const user of readers) owners.push(await makeReader(user, { client, rights, deploy: (zip) => deployZip(wire, apiVersion, zip) }));
    accounts = await plantCompany(client, owners);
    const dataFolder = mkdtempSync(join(tmpdir(), 'headroom-privacy-'));
    try {
      await sync({ client, dataFolder, historyWeeks: 4 });
      const now = new Date(Date.parse(await client.now()) + monthMs).toISOString();
      await wire.json({ method: 'POST', path: '/services/headroom-local/clock', body: JSON.stringify({ now }), counts: false });
      await plantLater(client, accounts);
      await sync({ client, dataFolder, historyWeeks: 4 });
    } finally {
      rmSync(dataFolder, { recursive: true, force: true });
    }
    return readers;
  });
  const { instanceUrl } = started;
  const clientOf = async (user: OwnUser): Promise<OrgClient> =>
    connectOrg({ signIn: { kind: 'token', instanceUrl, accessToken: await tokenOf(instanceUrl, user) } });
  const accountOf = (user: OwnUser): string => accounts[readers.indexOf(user)] ?? '';
  const recordsOf = (user: OwnUser): Promise<readonly string[]> =>
    Promise.all(
      recordObjects.map(async (object) => {
        const path = object.endsWith('__c') ? 'Account__c' : 'AccountId';
        return `/lightning/r/${object}/${await idOf(started.org, `SELECT Id FROM ${object} WHERE ${path} = '${accountOf(user)}' LIMIT 1`)}/view`;
      })
    );
  return { ...started, accountOf, recordsOf, clientOf };
}
