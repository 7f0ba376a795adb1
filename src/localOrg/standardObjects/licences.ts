import type { OrgObject } from '../schema/object.ts';
import { datetime, integer, lookup, readOnly, required, restrictedPicklist, text } from './fields.ts';
import { standardObject } from './build.ts';
import { setup } from './setup.ts';

const bought = { ...setup, createable: false, updateable: false, deletable: false } as const;
const statuses = ['Active', 'Disabled'];

/** Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_userlicense.htm */
export const userLicense: OrgObject = standardObject('UserLicense', 'User License', { ...bought, keyPrefix: '100' }, [
  text('LicenseDefinitionKey', 'License Def. ID', 40, readOnly),
  text('Name', 'Name', 40, readOnly),
  text('MasterLabel', 'Master Label', 80, readOnly),
  restrictedPicklist('Status', 'Status', statuses, readOnly),
  integer('TotalLicenses', 'Total Licenses', readOnly)
]);

/** Source: .../sforce_api_objects_permissionsetlicense.htm */
export const permissionSetLicense: OrgObject = standardObject(
  'PermissionSetLicense',
  'Permission Set License',
  { ...bought, keyPrefix: '0PL', nameField: 'MasterLabel' },
  [
    text('DeveloperName', 'Developer Name', 80, readOnly),
    text('MasterLabel', 'Permission Set License Label', 80, readOnly),
    text('PermissionSetLicenseKey', 'Permission Set License Key', 100, readOnly),
    restrictedPicklist('Status', 'Status', statuses, readOnly),
    datetime('ExpirationDate', 'Expiration Date', readOnly),
    integer('TotalLicenses', 'Total Licenses', readOnly)
  ]
);

/** Source: .../sforce_api_objects_permissionsetlicenseassign.htm */
export const permissionSetLicenseAssign: OrgObject = standardObject(
  'PermissionSetLicenseAssign',
  'Permission Set License Assignment',
  { ...setup, keyPrefix: '2LA', nameField: 'Id', updateable: false },
  [
    lookup('PermissionSetLicenseId', 'Permission Set License ID', 'PermissionSetLicense', {
      ...required,
      updateable: false,
      children: 'PermissionSetLicenseAssignments',
      onDelete: 'Cascade'
    }),
    lookup('AssigneeId', 'Assignee ID', 'User', {
      ...required,
      updateable: false,
      children: 'PermissionSetLicenseAssignments',
      onDelete: 'Cascade'
    })
  ]
);
