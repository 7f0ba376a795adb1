import type { DoctorCheck, DoctorResult } from '../../domain/doctorResult.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import type { Wire } from '../../org/wire.ts';
import { budgetChecks, signInCheck } from '../doctor.ts';
import { externalReaders } from './externalReaders.ts';
import { namesInOrg } from './namesInOrg.ts';
import { packageNames } from './packageNames.ts';
import type { PackageNames } from './packageNames.ts';

/** Editions with the custom objects, record-triggered features and API access that Headroom needs. */
const editions = ['Enterprise Edition', 'Unlimited Edition', 'Performance Edition', 'Developer Edition'];

/**
 * Looks at an org that the package is to come into: which of its names are taken, and which guests or users of
 * communities could read what it brings. An org that has all our objects has the package; then nothing is in the way.
 *
 * Reads only. The user is an admin: Modify Metadata Through Metadata API Functions, View Setup and Configuration.
 *
 * @param packageRoot  folder that holds `force-app`
 */
export async function beforeInstall(client: OrgClient, wire: Wire, packageRoot: string): Promise<DoctorResult> {
  const names = await packageNames(packageRoot);
  const checks: readonly DoctorCheck[] = [
    signInCheck(client),
    await edition(client),
    ...(await takenNames(wire, client.identity.apiVersion, names)),
    ...(await externalReaders(client, names.objects)),
    ...(await budgetChecks(client, undefined))
  ];
  return { checks, problems: checks.filter(({ state }) => state === 'problem').length };
}

async function edition(client: OrgClient): Promise<DoctorCheck> {
  const [row] = await client.query('SELECT OrganizationType FROM Organization LIMIT 1');
  const found = String(row?.['OrganizationType']);
  return { key: 'edition', state: editions.includes(found) ? 'ok' : 'problem', values: [found] };
}

/**
 * A deploy merges into what has its name, or replaces it: each such name is a problem, unless the package is what has them.
 * Names of an org do not tell large from small letters.
 */
async function takenNames(wire: Wire, apiVersion: string, names: PackageNames): Promise<readonly DoctorCheck[]> {
  const inOrg = await namesInOrg(wire, apiVersion);
  const ours = new Set([...names.byType].flatMap(([type, each]) => each.map((name) => `${type} ${name}`.toLowerCase())));
  const taken = inOrg.filter(({ type, fullName }) => ours.has(`${type} ${fullName}`.toLowerCase()));
  const total = [...names.byType.values()].reduce((sum, { length }) => sum + length, 0);
  if (taken.length === 0) return [{ key: 'names', state: 'ok', values: [total] }];
  const objects = new Set(taken.filter(({ type }) => type === 'CustomObject').map(({ fullName }) => fullName.toLowerCase()));
  if (names.byType.get('CustomObject')?.every((name) => objects.has(name.toLowerCase())))
    return [{ key: 'installed', state: 'warning', values: [taken.length, total] }];
  // Fields of an object that is named itself say nothing more.
  const named = taken.filter(({ type, fullName }) => type !== 'CustomField' || !objects.has(fullName.split('.')[0]?.toLowerCase() ?? ''));
  return named.map(({ type, fullName }) => ({ key: `taken.${type}`, state: 'problem', values: [fullName] }));
}
