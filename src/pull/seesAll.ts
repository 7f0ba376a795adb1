import { HealthError } from '../domain/healthError.ts';
import type { OrgClient } from '../org/orgClient.ts';
import { soqlText } from '../org/soqlText.ts';

/** Tells whether this user sees every row of an object, so that one that is not there is gone. */
export type SeesAll = (object: string) => boolean;

/**
 * Asks the org once which objects this user sees whole: *View All Records* in one of its permission sets (its profile has one
 * too), or *View All Data*. A user who may not read permissions is taken to see a part.
 *
 * Reads the org only.
 * Source: https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-objectpermissions.html
 */
export async function readSeesAll(client: OrgClient): Promise<SeesAll> {
  const assigned = `AssigneeId = ${soqlText(client.identity.userId)}`;
  const sets = `SELECT PermissionSetId FROM PermissionSetAssignment WHERE ${assigned}`;
  try {
    const [all, some] = await Promise.all([
      client.query(`SELECT Id FROM PermissionSet WHERE PermissionsViewAllData = true AND Id IN (${sets})`),
      client.query(`SELECT SobjectType FROM ObjectPermissions WHERE PermissionsViewAllRecords = true AND ParentId IN (${sets})`)
    ]);
    const objects = new Set(some.map((row) => String(row['SobjectType'])));
    return (object) => all.length > 0 || objects.has(object);
  } catch (error) {
    if (!mayNotAsk(error)) throw error;
    return () => false;
  }
}

function mayNotAsk(error: unknown): boolean {
  return error instanceof HealthError && ['ObjectMissing', 'FieldMissing', 'RequestRefused'].includes(error.name);
}
