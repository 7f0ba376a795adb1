import { HealthError } from '../../domain/healthError.ts';
import type { UninstallPlan } from '../../domain/uninstallPlan.ts';
import { readMetadata } from '../../org/metadataApi.ts';
import type { OrgComponent, ReadComponent } from '../../org/metadataApi.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import type { Wire } from '../../org/wire.ts';
import { isNamedAsOurs, isOurComponent, namesInOrg } from './namesInOrg.ts';
import { packageNames } from './packageNames.ts';
import type { PackageNames } from './packageNames.ts';

/**
 * What would go, what would stay and what stands in the way if Headroom were deleted from this org.
 *
 * Reads names, counts and Lightning pages; changes nothing. The user is an admin who sees all records that are counted.
 *
 * @param packageRoot  folder that holds `force-app`
 */
export async function uninstallPlan(client: OrgClient, wire: Wire, packageRoot: string): Promise<UninstallPlan> {
  const { apiVersion } = client.identity;
  const names = await packageNames(packageRoot);
  // What stands in our folders goes with them, reports of the org's own included: a folder goes only when it is empty.
  const inOrg = await namesInOrg(wire, apiVersion, ['CustomMetadata']);
  const known = ({ type, fullName }: OrgComponent): boolean => names.byType.get(type)?.includes(fullName) === true;
  const ours = inOrg.filter(
    (component) => component.namespacePrefix === undefined && (known(component) || isNamedAsOurs(component.fullName))
  );
  const pages = inOrg.filter((component) => component.type === 'FlexiPage' && !known(component)).map(({ fullName }) => fullName);
  return {
    goes: byType(ours.filter(known)),
    alsoNamedSo: byType(ours.filter((component) => !known(component))),
    records: await recordCounts(client, ours),
    values: await valueCounts(client, names, ours),
    pages: pagesWithOurs(await readMetadata(wire, apiVersion, 'FlexiPage', pages)),
    assignments: await assignmentCounts(client)
  };
}

function byType(components: readonly OrgComponent[]): UninstallPlan['goes'] {
  const groups = Map.groupBy(components, ({ type }) => type);
  return [...groups].map(([type, found]) => ({ type, names: found.map(({ fullName }) => fullName).sort() }));
}

async function recordCounts(client: OrgClient, ours: readonly OrgComponent[]): Promise<UninstallPlan['records']> {
  const objects = ours.filter(({ type, fullName }) => type === 'CustomObject' && fullName.endsWith('__c')).map(({ fullName }) => fullName);
  const counts = objects.sort().map(async (object) => ({ object, count: await countSeen(client, object, 'Id') }));
  return Promise.all(counts);
}

async function valueCounts(client: OrgClient, names: PackageNames, ours: readonly OrgComponent[]): Promise<UninstallPlan['values']> {
  const there = new Set(ours.filter(({ type }) => type === 'CustomField').map(({ fullName }) => fullName));
  const fields = names.addedFields.filter(({ fullName }) => there.has(fullName));
  const counts = fields.flatMap(({ objects, name }) =>
    objects.map(async (object) => ({ field: `${object}.${name}`, count: await countSeen(client, object, name) }))
  );
  return (await Promise.all(counts)).filter(({ count }) => count > 0);
}

/** Rows with a value; a checkbox always has one, so the ticked ones count. Throws where the user cannot see object or field. */
async function countSeen(client: OrgClient, object: string, field: string): Promise<number> {
  const found = (await client.describe(object)).fields.find(({ name }) => name === field);
  if (found === undefined) throw new HealthError('FieldMissing', [object, field, '']);
  return client.count(`SELECT COUNT() FROM ${object} WHERE ${field} ${found.type === 'boolean' ? '= true' : '!= null'}`);
}

/** Pages hold components by name, with `c:` before it or without. */
function pagesWithOurs(pages: readonly ReadComponent[]): UninstallPlan['pages'] {
  return pages
    .map((page) => ({ name: page.fullName, components: [...new Set(componentNames(page))].filter(isOurComponent).sort() }))
    .filter(({ components }) => components.length > 0);
}

function componentNames(element: unknown): readonly string[] {
  if (Array.isArray(element)) return element.flatMap(componentNames);
  if (typeof element !== 'object' || element === null) return [];
  return Object.entries(element).flatMap(([name, value]) =>
    name === 'componentName' && typeof value === 'string' ? [value.replace(/^c:/, '')] : componentNames(value)
  );
}

async function assignmentCounts(client: OrgClient): Promise<UninstallPlan['assignments']> {
  const rows = await client.query(
    "SELECT PermissionSet.Name name, COUNT(Id) n FROM PermissionSetAssignment WHERE PermissionSet.Name LIKE 'Headroom\\_%' GROUP BY PermissionSet.Name ORDER BY PermissionSet.Name"
  );
  return rows.map((row) => ({ permissionSet: String(row['name']), users: Number(row['n']) }));
}
