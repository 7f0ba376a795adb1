import type { OrgContext } from '../orgContext.ts';
import { badValue } from '../orgError.ts';
import type { Behaviour } from './behaviour.ts';

/** A permission set is assigned to a user once, and only where the user's licences allow what it gives. */
export const assignmentBehaviour: Behaviour = {
  objects: ['PermissionSetAssignment'],
  beforeSave: ({ context, row }) => {
    const { PermissionSetId: set, AssigneeId: user } = row;
    if (typeof set !== 'string' || typeof user !== 'string') return;
    const sql = 'select 1 from "PermissionSetAssignment" where "PermissionSetId" = ? and "AssigneeId" = ?';
    if (context.org.database.statement(sql).get(set, user))
      throw badValue('DUPLICATE_VALUE', `Duplicate PermissionSetAssignment. Assignee: ${user}; Permission Set: ${set}`, []);
    refuseUnlicensed(context, set, user);
  }
};

/**
 * The licence Salesforce Integration allows no permission on an object until the permission set licence Salesforce API Integration is
 * assigned to the user. Source: https://help.salesforce.com/s/articleView?id=sf.integration_user.htm
 */
function refuseUnlicensed({ org }: OrgContext, set: string, user: string): void {
  const integration = `select 1 from "User" u join "Profile" p on p."Id" = u."ProfileId" join "UserLicense" l on l."Id" = p."UserLicenseId"
    where u."Id" = ? and l."Name" = 'Salesforce Integration'`;
  if (!org.database.statement(integration).get(user)) return;
  const licensed = `select 1 from "PermissionSetLicenseAssign" a join "PermissionSetLicense" l on l."Id" = a."PermissionSetLicenseId"
    where a."AssigneeId" = ? and l."DeveloperName" = 'SalesforceAPIIntegrationPsl'`;
  if (org.database.statement(licensed).get(user)) return;
  const first =
    'select "SobjectType" as object from "ObjectPermissions" where "ParentId" = ? and "PermissionsRead" = 1 order by "SobjectType"';
  const given = org.database.statement(first).get(set);
  if (given) throw badValue('FIELD_INTEGRITY_EXCEPTION', `The user license doesn't allow the permission: Read ${given['object']}`, []);
}
