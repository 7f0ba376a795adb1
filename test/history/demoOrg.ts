import { join } from 'node:path';
import type { SettingChange } from '../../src/demo/demoSettings.ts';
import { startLocalOrg } from '../../src/localOrg/startLocalOrg.ts';
import { withValues } from '../../src/metadata/recordXml.ts';
import { deployPackage } from '../../src/operations/deployPackage.ts';
import { readStarter, recordsZip } from '../../src/operations/setup/starterRecords.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import type { OrgClient } from '../../src/org/orgClient.ts';

const root = join(import.meta.dirname, '..', '..');

export type DemoOrg = {
  readonly client: OrgClient;
  readonly setClock: (iso: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type DemoOrgOptions = {
  readonly folder: string;
  /** Where its clock begins. */
  readonly now: string;
  readonly settings: readonly SettingChange[];
  /** Metadata deployed before the first record. */
  readonly zip: Uint8Array;
};

/** A local org in this process with the package, the starter records and the demo's settings. */
export async function openDemoOrg({ folder, now, settings, zip }: DemoOrgOptions): Promise<DemoOrg> {
  const org = await startLocalOrg({ folder: join(folder, 'org'), port: 0, now });
  const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
  const { apiVersion } = client.identity;
  await deployPackage(wire, apiVersion, root);
  await deployZip(wire, apiVersion, zip);
  await deployZip(wire, apiVersion, await starterRecords(settings));
  const setClock = async (iso: string): Promise<void> => {
    await wire.json({ method: 'POST', path: '/services/headroom-local/clock', body: JSON.stringify({ now: iso }), counts: false });
  };
  return { client, setClock, close: () => org.close() };
}

async function starterRecords(changes: readonly SettingChange[]): Promise<Uint8Array> {
  const records = await readStarter(join(root, 'starter'));
  return recordsZip(
    changes.map((change) => {
      const record = records.find(({ object, name }) => object === `${change.type}__mdt` && name === change.record);
      if (!record) throw new RangeError(`${change.type}.${change.record} is no starter record`);
      return withValues(record, change.fields);
    })
  );
}
