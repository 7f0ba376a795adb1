import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { HealthError } from '../domain/healthError.ts';
import { zipPackage } from '../metadata/packageZip.ts';
import { packageFilesOf, toDeployZip } from '../metadata/sourceZip.ts';
import { deployZip } from '../org/deployZip.ts';
import type { OrgClient } from '../org/orgClient.ts';
import type { Wire } from '../org/wire.ts';

/** Whether the org has the package: its result object can be described. */
async function hasPackage(client: OrgClient): Promise<boolean> {
  try {
    await client.describe('Headroom_Scorecard_Result__c');
    return true;
  } catch (error) {
    if (error instanceof HealthError && error.name === 'ObjectMissing') return false;
    throw error;
  }
}

/**
 * Deploys the package and its ready-made settings from the folder that holds `force-app` and `starter`.
 *
 * @returns  number of components deployed
 */
export async function deployPackage(wire: Wire, apiVersion: string, packageRoot: string): Promise<number> {
  return deployZip(wire, apiVersion, await toDeployZip(join(packageRoot, 'force-app'), join(packageRoot, 'starter')));
}

/**
 * Deploys source folders of any project in one deploy, all or nothing.
 *
 * @param folders  package directories, or projects: folders that hold `sfdx-project.json`
 * @returns        number of components deployed
 * @throws HealthError NothingToDeploy where the folders hold no component: a name was mistyped
 */
export async function deploySources(wire: Wire, apiVersion: string, folders: readonly string[]): Promise<number> {
  const files = await packageFilesOf(...folders);
  if (files.size === 0) throw new HealthError('NothingToDeploy', [folders.join(', ')]);
  return deployZip(wire, apiVersion, zipPackage(files));
}

/**
 * Brings the package of a checkout into an org of its own: everything into a new one, and into one that has an older
 * package the new `force-app` alone, so that settings somebody changed stay.
 *
 * @param deployedHash  hash that the last call returned for this org; undefined in a new one
 * @returns             hash of the package that the org now has
 */
export async function bringPackage(
  { client, wire }: { readonly client: OrgClient; readonly wire: Wire },
  packageRoot: string,
  deployedHash: string | undefined
): Promise<string> {
  const forceApp = join(packageRoot, 'force-app');
  const zip = await toDeployZip(forceApp);
  const hash = createHash('sha256').update(zip).digest('hex');
  const { apiVersion } = client.identity;
  if (!(await hasPackage(client))) await deployPackage(wire, apiVersion, packageRoot);
  else if (hash !== deployedHash) await deployZip(wire, apiVersion, zip);
  return hash;
}
