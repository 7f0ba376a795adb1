import { join } from 'node:path';
import type { SettingChange } from '../../src/demo/demoSettings.ts';
import type { RecordModel } from '../../src/metadata/model.ts';
import { withValues } from '../../src/metadata/recordXml.ts';
import { asInOrg, newRecord, readStarter, recordsZip } from '../../src/operations/setup/starterRecords.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import { queryRows } from '../../src/settings/loadSettings.ts';
import { dataFolder, localOrgFile } from './headroom.ts';

const starterFolder = join(import.meta.dirname, '..', '..', 'starter');

/** An administrator who can change the settings of an org as Setup does: by a metadata deploy. */
export async function settingsAdmin(folder: string = dataFolder()): Promise<SettingsAdmin> {
  const { instanceUrl, accessToken } = localOrgFile(folder);
  const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl, accessToken } });
  const [starter, rows] = await Promise.all([readStarter(starterFolder), queryRows(client)]);
  const deploy = async (records: readonly RecordModel[]): Promise<void> => {
    await deployZip(wire, client.identity.apiVersion, recordsZip(records));
  };
  const asTheyStand = (changes: readonly SettingChange[]): readonly RecordModel[] =>
    changes.map(({ type, record }) => {
      const readyMade = starter.find(({ object, name }) => object === `${type}__mdt` && name === record);
      const isThere = (rows[type] ?? []).some((row) => row['DeveloperName'] === record);
      if (!readyMade && !isThere) throw new RangeError(`${type}.${record} is no record of the org`);
      return asInOrg(readyMade ?? newRecord(`${type}__mdt`, record, {}), rows);
    });
  return {
    change: (changes) => deploy(asTheyStand(changes).map((record, index) => withValues(record, changes[index]!.fields))),
    restore: (changes) => deploy(asTheyStand(changes))
  };
}

export type SettingsAdmin = {
  readonly change: (changes: readonly SettingChange[]) => Promise<void>;
  /** Puts back what stood in the org when the administrator signed in. */
  readonly restore: (changes: readonly SettingChange[]) => Promise<void>;
};
