import type { DoctorCheck } from '../domain/doctorResult.ts';
import { HealthError } from '../domain/healthError.ts';
import type { OrgClient, OrgRecord } from '../org/orgClient.ts';
import { soqlText } from '../org/soqlText.ts';

/** In the order in which an admin assigns them. */
const alwaysWanted = ['Headroom_Integration', 'Headroom_Sources'];

/** Wanted only where the settings ask for more than reading and our own records. */
const mirrorSet = 'Headroom_Account_Mirror';
const taskSet = 'Headroom_Survey_Tasks';

/** What the settings ask of the running user. */
export type AskedOf = {
  /** Scores are copied to fields of the account. */
  readonly mirrors?: boolean;
  /** Tasks are created about survey answers. */
  readonly followsUp?: boolean;
};

/** User licence that gives no right on an object without the permission set licence beside it. */
const integrationLicence = 'Salesforce Integration';
const permissionSetLicence = 'SalesforceAPIIntegrationPsl';

/**
 * Which permission sets and which licence of the manual the running user lacks. A note each, never a problem: an admin
 * needs none of them, and what is really missing shows in the checks of objects and fields.
 *
 * Salesforce shows assignments only to users who see the set-up; for others one note says so.
 */
export async function ownRights(client: OrgClient, { mirrors, followsUp }: AskedOf = {}): Promise<readonly DoctorCheck[]> {
  try {
    const wanted = [...alwaysWanted, ...(mirrors === true ? [mirrorSet] : []), ...(followsUp === true ? [taskSet] : [])];
    return [await permissionSets(client, wanted), ...(await licences(client))];
  } catch (error) {
    if (!(error instanceof HealthError) || !isUnseen(error)) throw error;
    return [{ key: 'rightsUnseen', state: 'warning', values: [client.identity.username] }];
  }
}

/** What Salesforce answers about objects, fields and relationships that a user may not see. */
function isUnseen({ name, values }: HealthError): boolean {
  const code = values[0] ?? '';
  return (
    name === 'ObjectMissing' || name === 'FieldMissing' || (name === 'RequestRefused' && /^INVALID_FIELD$|^INSUFFICIENT_ACCESS/.test(code))
  );
}

async function permissionSets(client: OrgClient, wanted: readonly string[]): Promise<DoctorCheck> {
  const { userId, username } = client.identity;
  const rows = await client.query(
    `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = ${soqlText(userId)} AND PermissionSet.Name IN (${wanted.map(soqlText).join(', ')})`
  );
  const held = rows.map((row) => (row['PermissionSet'] as OrgRecord | null)?.['Name']);
  const lacking = wanted.filter((name) => !held.includes(name));
  return lacking.length === 0
    ? { key: 'permissionSets', state: 'ok', values: [username, wanted.join(', ')] }
    : {
        key: 'permissionSets',
        state: 'warning',
        values: [username, lacking.join(', '), lacking.map((name) => `--name ${name}`).join(' ')]
      };
}

/** Only a user of the integration licence needs the permission set licence beside it. */
async function licences(client: OrgClient): Promise<readonly DoctorCheck[]> {
  const { userId, username } = client.identity;
  const who = soqlText(userId);
  const integration = await client.count(
    `SELECT COUNT() FROM User WHERE Id = ${who} AND Profile.UserLicense.Name = ${soqlText(integrationLicence)}`
  );
  if (integration === 0) return [];
  const held = await client.count(
    `SELECT COUNT() FROM PermissionSetLicenseAssign WHERE AssigneeId = ${who} AND PermissionSetLicense.DeveloperName = ${soqlText(permissionSetLicence)}`
  );
  return [{ key: 'licence', state: held > 0 ? 'ok' : 'warning', values: [username, permissionSetLicence] }];
}
