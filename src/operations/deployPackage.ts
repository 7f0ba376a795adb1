import { join } from 'node:path';
import { HealthError } from '../domain/healthError.ts';
import { toDeployZip } from '../metadata/deployZip.ts';
import { deployZip } from '../org/deployZip.ts';
import type { OrgClient } from '../org/orgClient.ts';
import type { Wire } from '../org/wire.ts';

/** Whether the org has the package: its result object can be described. */
export async function hasPackage(client: OrgClient): Promise<boolean> {
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
