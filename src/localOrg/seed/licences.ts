import type { OrgContext } from '../orgContext.ts';
import { writeOwnRow } from '../records/ownRow.ts';

export type SeededLicences = { readonly full: string; readonly integration: string };

/**
 * The two user licences that the profiles of the local org rest on, and the permission set licence that lets users of the second be
 * given permissions on objects. Five of each come free with a real Enterprise org.
 * Source: https://help.salesforce.com/s/articleView?id=sf.integration_user.htm
 */
export function seedLicences(context: OrgContext): SeededLicences {
  writeOwnRow(context, 'PermissionSetLicense', {
    DeveloperName: 'SalesforceAPIIntegrationPsl',
    MasterLabel: 'Salesforce API Integration',
    PermissionSetLicenseKey: 'SalesforceAPIIntegrationPsl',
    Status: 'Active',
    TotalLicenses: 5
  });
  return {
    full: userLicence(context, 'Salesforce', 'SFDC', 100),
    integration: userLicence(context, 'Salesforce Integration', 'PID_Salesforce_Integration', 5)
  };
}

function userLicence(context: OrgContext, name: string, key: string, total: number): string {
  const values = { Name: name, MasterLabel: name, LicenseDefinitionKey: key, Status: 'Active', TotalLicenses: total };
  return writeOwnRow(context, 'UserLicense', values);
}

/** Gives a user the permission set licence Salesforce API Integration. */
export function assignIntegrationLicence(context: OrgContext, userId: string): void {
  const row = context.org.database
    .statement(`select "Id" from "PermissionSetLicense" where "DeveloperName" = 'SalesforceAPIIntegrationPsl'`)
    .get();
  writeOwnRow(context, 'PermissionSetLicenseAssign', { PermissionSetLicenseId: String(row?.['Id']), AssigneeId: userId });
}
