import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runDemo } from '../src/demo/replay.ts';
import { demoSettings } from '../src/demo/demoSettings.ts';
import { readPackage } from '../src/metadata/readPackage.ts';
import { recordPath, recordXml, withValues } from '../src/metadata/recordXml.ts';
import { readSourceFolder } from '../src/metadata/sourceFolder.ts';
import { zipPackage } from '../src/metadata/deployZip.ts';
import { connectForDeploy } from '../src/org/connect.ts';
import { deployZip } from '../src/org/deployZip.ts';
import type { LocalOrgFile } from '../src/commands/localOrgFolder.ts';
import { root } from './runStage.ts';
import type { StartOptions } from './startOptions.ts';

/** What the org was filled with; kept beside it, so that the next start goes on with it. */
export type BuiltDemo = { readonly seed: number; readonly accounts: number; readonly endDate: string; readonly showcaseId: string };

/** The demo that a data folder holds to its end; undefined = none, or one that was broken off. */
export function readBuiltDemo(dataFolder: string): BuiltDemo | undefined {
  const file = join(dataFolder, 'local-org', 'demo.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BuiltDemo) : undefined;
}

/** Whether a built demo is the one that the options ask for; without an end date any will do. */
export function isWanted(built: BuiltDemo, options: StartOptions): boolean {
  const { seed, accounts, endDate } = options;
  return built.seed === seed && built.accounts === accounts && (endDate === undefined || built.endDate === endDate);
}

/** Lives through two years of the demo company in the org and switches its product lines on. */
export async function buildDemo(org: LocalOrgFile, options: StartOptions, say: (line: string) => void): Promise<BuiltDemo> {
  const { client, wire } = await connectForDeploy({
    signIn: { kind: 'token', instanceUrl: org.instanceUrl, accessToken: org.accessToken }
  });
  const endDate = options.endDate ?? new Date().toISOString().slice(0, 10);
  const setClock = async (now: string): Promise<void> => {
    await wire.json({ method: 'POST', path: '/services/headroom-local/clock', body: JSON.stringify({ now }), counts: false });
  };
  const { seed, accounts } = options;
  const onProgress = ({ tick, of, at, records }: { tick: number; of: number; at: string; records: number }): void =>
    say(`Demo company: ${at.slice(0, 10)}, ${records} records, ${Math.round((tick / of) * 100)}%`);
  const { showcaseId } = await runDemo({ client, setClock, seed, accounts, endDate, onProgress });
  await deployZip(wire, client.identity.apiVersion, await demoSettingsZip());
  const built = { seed, accounts, endDate, showcaseId };
  writeFileSync(join(options.dataFolder, 'local-org', 'demo.json'), JSON.stringify(built));
  return built;
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
