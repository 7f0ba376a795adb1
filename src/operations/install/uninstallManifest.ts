import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UninstallPlan } from '../../domain/uninstallPlan.ts';
import { manifestXml, packageApiVersion } from '../../metadata/manifestXml.ts';
import { inFolders, packageNames } from './packageNames.ts';

/** What holds others goes before what it holds. */
const typeOrder = [
  'Dashboard',
  'Report',
  'ReportType',
  'CustomApplication',
  'FlexiPage',
  'CustomTab',
  'LightningComponentBundle',
  'CustomLabel',
  'PermissionSet',
  'CustomPermission',
  'CustomMetadata',
  'CustomField',
  'CustomObject'
];

/**
 * Writes what a deploy needs to delete all that a plan names: `destructiveChanges.xml` and an empty `package.xml`.
 *
 * Writes two files; the org is not touched, and a repeat writes the same.
 *
 * @param packageRoot  folder that holds `force-app`
 */
export async function writeUninstallManifest(plan: UninstallPlan, packageRoot: string, folder: string): Promise<void> {
  const { references } = await packageNames(packageRoot);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.xml'), manifestXml(new Map(), packageApiVersion));
  await writeFile(join(folder, 'destructiveChanges.xml'), destructiveChanges(plan, references));
}

/**
 * The manifest of the deletion. Fields of an object that goes are left out, since they go with it; an object or record
 * stands before those that it refers to. Pure.
 *
 * @param references  objects that each object of the package refers to
 */
export function destructiveChanges(plan: UninstallPlan, references: ReadonlyMap<string, readonly string[]>): string {
  const names = new Map<string, readonly string[]>();
  for (const group of [...plan.goes, ...plan.alsoNamedSo]) names.set(group.type, [...(names.get(group.type) ?? []), ...group.names]);
  const objects = childrenFirst(names.get('CustomObject') ?? [], references);
  names.set('CustomObject', objects);
  names.set(
    'CustomField',
    (names.get('CustomField') ?? []).filter((field) => !objects.includes(field.split('.')[0] ?? ''))
  );
  // A record goes before those that it refers to as well: its type says which may be.
  const rank = (record: string): number => objects.indexOf(`${record.split('.')[0] ?? ''}__mdt`);
  names.set(
    'CustomMetadata',
    [...(names.get('CustomMetadata') ?? [])].sort((a, b) => rank(a) - rank(b))
  );
  // A folder goes by the type of what it holds, behind all that.
  for (const [type, folders] of Object.entries(inFolders)) names.set(type, [...(names.get(type) ?? []), ...(names.get(folders) ?? [])]);
  return manifestXml(new Map(typeOrder.map((type) => [type, names.get(type) ?? []])));
}

/** Objects so that each stands before those that it refers to; a circle keeps the order of names. */
function childrenFirst(objects: readonly string[], references: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const ordered: string[] = [];
  let waiting = [...objects].sort();
  while (waiting.length > 0) {
    const held = new Set(waiting.flatMap((object) => (references.get(object) ?? []).filter((target) => target !== object)));
    const free = waiting.filter((object) => !held.has(object));
    const next = free.length > 0 ? free : waiting;
    ordered.push(...next);
    waiting = waiting.filter((object) => !next.includes(object));
  }
  return ordered;
}
