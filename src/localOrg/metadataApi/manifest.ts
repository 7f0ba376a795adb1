import type { PackageFiles } from '../../metadata/model.ts';
import { objectPartTypes } from '../deploy/heldTypes.ts';
import { childrenOf, parseXml, textOf, textsOf } from '../../metadata/xml.ts';

/** Members by type, as package.xml and destructiveChanges.xml list them. */
export type Manifest = ReadonlyMap<string, ReadonlySet<string>>;

export type ReadManifest =
  | { readonly ok: true; readonly path: string; readonly manifest: Manifest }
  | { readonly ok: false; readonly path: string; readonly problem: string };

/** Reads a manifest of the zip; undefined when it is not there. */
export function readManifest(files: PackageFiles, path: string): ReadManifest | undefined {
  const text = files.get(path);
  if (text === undefined) return undefined;
  const parsed = parseXml(text);
  if (!parsed.ok) return { ok: false, path, problem: `Error parsing file: ${parsed.message}` };
  if (parsed.root.name !== 'Package')
    return { ok: false, path, problem: `Error parsing file: the root element is ${parsed.root.name}, not Package` };
  const manifest = new Map<string, Set<string>>();
  const membersOf = (type: string): Set<string> => {
    const members = manifest.get(type) ?? new Set<string>();
    manifest.set(type, members);
    return members;
  };
  for (const types of childrenOf(parsed.root, 'types')) {
    const type = textOf(types, 'name');
    if (type === undefined) return { ok: false, path, problem: 'Error parsing file: types has no name' };
    membersOf(type);
    for (const member of textsOf(types, 'members').map((text) => text.trim())) {
      const folder = folderNamed(type, member);
      if (folder === undefined) membersOf(type).add(member);
      else membersOf(folder.type).add(folder.fullName);
    }
  }
  return { ok: true, path, manifest };
}

/** Types whose components stand in folders; a folder is a member of the same type. */
const folderTypes: Readonly<Record<string, string>> = { Dashboard: 'DashboardFolder', Report: 'ReportFolder' };

/**
 * The folder that a member of a type with folders names: `Sales`, or `Sales/` as the Salesforce CLI writes it; undefined
 * where it names a component inside one.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_folder.htm
 */
function folderNamed(type: string, member: string): { readonly type: string; readonly fullName: string } | undefined {
  const folder = folderTypes[type];
  const isFolder = member !== '*' && (member.endsWith('/') || !member.includes('/'));
  return folder !== undefined && isFolder ? { type: folder, fullName: member.replace(/\/$/, '') } : undefined;
}

/**
 * Whether a manifest names a component: by its name, by `*`, or by the object or file it is part of. `*` stands for custom
 * objects only, not for those of the platform.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/manifest_samples.htm
 */
export function isNamed(manifest: Manifest, component: { readonly type: string; readonly fullName: string }): boolean {
  const { type, fullName } = component;
  const has = (name: string, member: string): boolean => manifest.get(name)?.has(member) ?? false;
  if (has(type, fullName) || (has(type, '*') && (type !== 'CustomObject' || /__\w+$/.test(fullName)))) return true;
  if (type === 'CustomLabels') return (manifest.get('CustomLabel')?.size ?? 0) > 0;
  if (type === 'CustomLabel') return has('CustomLabels', 'CustomLabels') || has('CustomLabels', '*');
  const owner = fullName.split('.')[0] ?? '';
  return objectPartTypes.has(type) && isNamed(manifest, { type: 'CustomObject', fullName: owner });
}
