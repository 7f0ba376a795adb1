import { join } from 'node:path';
import { runDemo } from '../src/demo/replay.ts';
import { trackedFieldsFiles } from '../src/demo/trackedFields.ts';
import { demoSettings } from '../src/demo/demoSettings.ts';
import { readPackage } from '../src/metadata/readPackage.ts';
import { recordPath, recordXml, withValues } from '../src/metadata/recordXml.ts';
import { readSourceFolder } from '../src/metadata/sourceFolder.ts';
import { zipPackage } from '../src/metadata/packageZip.ts';
import { connectForDeploy, connectOrg } from '../src/org/connect.ts';
import type { OrgClient } from '../src/org/orgClient.ts';
import { deployZip } from '../src/org/deployZip.ts';
import { localConsumerKey, localOrgPaths } from '../src/commands/localOrgFolder.ts';
import type { LocalOrgFile } from '../src/commands/localOrgFolder.ts';
import { beginDemo } from './demoFile.ts';
import type { BuiltDemo } from './demoFile.ts';
import { root } from './runStage.ts';
import { otherFolder, StartRefused } from './startOptions.ts';
import type { StartOptions } from './startOptions.ts';

/** Lives through two years of the demo company in the org and switches its product lines on. */
export async function buildDemo(org: LocalOrgFile, options: StartOptions, say: (line: string) => void): Promise<BuiltDemo> {
  const { client, wire } = await connectForDeploy({
    signIn: { kind: 'token', instanceUrl: org.instanceUrl, accessToken: org.accessToken }
  });
  const found = await client.count('SELECT COUNT() FROM Account');
  if (found > 0) throw new StartRefused(`${options.dataFolder} holds an org of your own with ${found} accounts. ${otherFolder}`);
  beginDemo(options.dataFolder);
  const endDate = options.endDate ?? new Date().toISOString().slice(0, 10);
  const setClock = async (now: string): Promise<void> => {
    await wire.json({ method: 'POST', path: '/services/headroom-local/clock', body: JSON.stringify({ now }), counts: false });
  };
  const { keyFile } = localOrgPaths(options.dataFolder);
  const clientOf = (username: string): Promise<OrgClient> =>
    connectOrg({ signIn: { kind: 'jwt', loginUrl: org.instanceUrl, clientId: localConsumerKey, username, keyFile } });
  const { seed, accounts } = options;
  const onProgress = ({ tick, of, at, records }: { tick: number; of: number; at: string; records: number }): void =>
    say(`Demo company: ${at.slice(0, 10)}, ${records} records, ${Math.round((tick / of) * 100)}%`);
  await deployZip(wire, client.identity.apiVersion, zipPackage(trackedFieldsFiles()));
  const { showcaseId } = await runDemo({ client, clientOf, setClock, seed, accounts, endDate, onProgress });
  await deployZip(wire, client.identity.apiVersion, await demoSettingsZip());
  return { seed, accounts, endDate, showcaseId };
}

/** The ready-made records that the demo changes, with its values put in. */
async function demoSettingsZip(): Promise<Uint8Array> {
  const { records } = readPackage(await readSourceFolder(join(root, 'starter')));
  const changed = demoSettings.map(({ type, record, fields }) => {
    const found = records.find((one) => one.object === `${type}__mdt` && one.name === record);
    if (!found) throw new Error(`The demo changes ${type}.${record}, which the ready-made settings lack.`);
    return withValues(found, fields);
  });
  return zipPackage(new Map(changed.map((record) => [recordPath(record), recordXml(record)])));
}
