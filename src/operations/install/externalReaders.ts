import type { DoctorCheck } from '../../domain/doctorResult.ts';
import type { OrgClient, OrgRecord } from '../../org/orgClient.ts';
import { soqlText } from '../../org/soqlText.ts';

/**
 * Users who are no staff: guests of sites, users of communities and portals, Chatter Free.
 *
 * Source: Object Reference, User.UserType.
 */
const externalTypes = ['Guest', 'CspLitePortal', 'CustomerSuccess', 'PowerCustomerSuccess', 'PowerPartner', 'CsnOnly'];

/** A WHERE clause of this many ids stays far below the 4,000 characters that Salesforce takes. */
const idsPerQuery = 100;

type Grant = { readonly id: string; readonly name: string; readonly viewAllData: boolean; readonly users: number };

/**
 * Which profiles and permission sets let guests and users of communities read our objects.
 *
 * Reads users, permission sets and object permissions; the user has to see the set-up (View Setup and Configuration).
 *
 * @param objects  API names of our objects; those that the org does not have yet grant nothing
 */
export async function externalReaders(client: OrgClient, objects: readonly string[]): Promise<readonly DoctorCheck[]> {
  const users = await client.query(
    `SELECT UserType type, COUNT(Id) n FROM User WHERE IsActive = true AND UserType IN (${list(externalTypes)}) GROUP BY UserType`
  );
  if (users.length === 0) return [{ key: 'external', state: 'ok', values: [] }];
  const grants = await grantsOf(client);
  const reads = await objectReads(client, grants, objects);
  const problems = grants.flatMap((grant) => problemsOf(grant, reads.get(grant.id) ?? []));
  const kinds = users.map((row) => `${String(row['n'])} ${String(row['type'])}`).join(', ');
  return [{ key: 'externalUsers', state: 'warning', values: [kinds] }, ...problems];
}

function problemsOf({ name, viewAllData, users }: Grant, objects: readonly string[]): readonly DoctorCheck[] {
  const all: readonly DoctorCheck[] = viewAllData ? [{ key: 'externalViewAll', state: 'problem', values: [name, users] }] : [];
  const some: readonly DoctorCheck[] =
    objects.length === 0 ? [] : [{ key: 'externalReads', state: 'problem', values: [name, users, objects.join(', ')] }];
  return [...all, ...some];
}

/** Permission sets in the hands of external users; a profile's own one goes by the name of the profile. */
async function grantsOf(client: OrgClient): Promise<readonly Grant[]> {
  const held = await client.query(
    `SELECT PermissionSetId id, COUNT(Id) n FROM PermissionSetAssignment WHERE Assignee.IsActive = true AND Assignee.UserType IN (${list(externalTypes)}) GROUP BY PermissionSetId`
  );
  const counts = new Map(held.map((row) => [String(row['id']), Number(row['n'])]));
  const sets = await inParts(
    client,
    [...counts.keys()],
    (ids) => `SELECT Id, Label, Profile.Name, PermissionsViewAllData FROM PermissionSet WHERE Id IN (${ids})`
  );
  return sets.map((set) => {
    const profile = (set['Profile'] as OrgRecord | null)?.['Name'];
    return {
      id: String(set['Id']),
      name: String(profile ?? set['Label']),
      viewAllData: set['PermissionsViewAllData'] === true,
      users: counts.get(String(set['Id'])) ?? 0
    };
  });
}

async function objectReads(
  client: OrgClient,
  grants: readonly Grant[],
  objects: readonly string[]
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await inParts(
    client,
    grants.map(({ id }) => id),
    (ids) => `SELECT ParentId, SobjectType FROM ObjectPermissions WHERE PermissionsRead = true AND ParentId IN (${ids})`
  );
  const ours = rows.filter((row) => objects.includes(String(row['SobjectType'])));
  const byParent = Map.groupBy(ours, (row) => String(row['ParentId']));
  return new Map([...byParent].map(([id, found]) => [id, found.map((row) => String(row['SobjectType'])).sort()]));
}

async function inParts(client: OrgClient, ids: readonly string[], soql: (ids: string) => string): Promise<readonly OrgRecord[]> {
  const found: OrgRecord[] = [];
  for (let from = 0; from < ids.length; from += idsPerQuery)
    found.push(...(await client.query(soql(list(ids.slice(from, from + idsPerQuery))))));
  return found;
}

function list(values: readonly string[]): string {
  return values.map(soqlText).join(', ');
}
