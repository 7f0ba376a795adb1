import { join } from 'node:path';
import { withValues } from '../../src/metadata/recordXml.ts';
import { readStarter, recordsZip } from '../../src/operations/setup/starterRecords.ts';
import { deploy } from '../localOrg/testOrg.ts';
import type { Company } from './openCompany.ts';

type Values = Parameters<typeof withValues>[1];

const starter = join(import.meta.dirname, '..', '..', 'starter');

/** Deploys ready-made settings with some values changed, as an admin does: `Headroom_Signal.case_open` to its values. */
export async function changeSettings({ org }: Company, changes: Readonly<Record<string, Values>>): Promise<void> {
  const records = await readStarter(starter);
  const changed = Object.entries(changes).map(([name, values]) => {
    const found = records.find((one) => `${one.object.replace(/__mdt$/, '')}.${one.name}` === name);
    if (!found) throw new RangeError(`${name} is no starter record`);
    return withValues(found, values);
  });
  const { success, details } = await deploy(org, recordsZip(changed));
  if (success !== true) throw new Error(JSON.stringify(details));
}

/** Puts the permission sets of an org on the integration user, by name. */
export async function assign({ org }: Company, username: string, ...names: readonly string[]): Promise<void> {
  const [user] = await org.query(`SELECT Id FROM User WHERE Username = '${username}'`);
  for (const name of names) {
    const [set] = await org.query(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
    await org.create('PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: set.Id });
  }
}
