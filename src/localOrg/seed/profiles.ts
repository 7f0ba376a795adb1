import type { StoredRow } from '../database.ts';
import type { OrgContext } from '../orgContext.ts';
import { seedLicences } from './licences.ts';
import { writeOwnRow } from '../records/ownRow.ts';

const everyday = [
  'PermissionsApiEnabled',
  'PermissionsEditTask',
  'PermissionsEditEvent',
  'PermissionsRunReports',
  'PermissionsLightningExperienceUser',
  'PermissionsActivitiesAccess'
];
const administration = [
  ...everyday,
  'PermissionsViewAllData',
  'PermissionsModifyAllData',
  'PermissionsViewSetup',
  'PermissionsCustomizeApplication',
  'PermissionsManageUsers',
  'PermissionsViewAllUsers',
  'PermissionsViewRoles',
  'PermissionsUpdateWithInactiveOwner'
];

/**
 * The three profiles of the local org with the permission set that each owns. Minimum Access - API Only Integrations gives API access
 * and nothing else; Standard User reads, creates, edits and deletes records of standard objects.
 * Source: https://help.salesforce.com/s/articleView?id=sf.standard_profiles.htm and sf.integration_user.htm
 */
export function seedProfiles(context: OrgContext): { readonly admin: string; readonly integration: string } {
  const licences = seedLicences(context);
  const admin = seedProfile(context, 'System Administrator', administration, licences.full);
  const integration = seedProfile(context, 'Minimum Access - API Only Integrations', ['PermissionsApiEnabled'], licences.integration);
  const standard = seedProfile(context, 'Standard User', everyday, licences.full);
  for (const object of context.schema.all()) {
    if (object.custom || object.openToAll || object.permissionsOf || object.isMetadataType || !object.createable) continue;
    const catalogue = object.name === 'Product2' || object.name === 'Pricebook2' || object.name === 'Campaign';
    writeOwnRow(context, 'ObjectPermissions', objectRow(standard.permissionSet, object.name, !catalogue));
  }
  return { admin: admin.profile, integration: integration.profile };
}

function objectRow(permissionSet: string, object: string, writes: boolean): StoredRow {
  const flag = writes ? 1 : 0;
  return {
    ParentId: permissionSet,
    SobjectType: object,
    PermissionsRead: 1,
    PermissionsCreate: flag,
    PermissionsEdit: flag,
    PermissionsDelete: flag
  };
}

function seedProfile(
  context: OrgContext,
  name: string,
  permissions: readonly string[],
  licence: string
): { readonly profile: string; readonly permissionSet: string } {
  const granted: StoredRow = Object.fromEntries(permissions.map((permission) => [permission, 1]));
  const shown = ['PermissionsViewAllData', 'PermissionsModifyAllData', 'PermissionsApiEnabled'];
  const profile = writeOwnRow(context, 'Profile', {
    Name: name,
    UserType: 'Standard',
    UserLicenseId: licence,
    ...Object.fromEntries(shown.map((permission) => [permission, granted[permission] ?? 0]))
  });
  const permissionSet = writeOwnRow(context, 'PermissionSet', {
    Name: `X${profile}`,
    Label: name,
    IsOwnedByProfile: 1,
    ProfileId: profile,
    Type: 'Profile',
    ...granted
  });
  return { profile, permissionSet };
}
