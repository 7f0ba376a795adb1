import type { OrgObject } from '../schema/object.ts';
import { checkbox, lookup, readOnly, required, restrictedPicklist, text } from './fields.ts';
import { standardObject } from './build.ts';
import { open, setup } from './setup.ts';

/** Source: .../sforce_api_objects_permissionset.htm */
export const permissionSet: OrgObject = standardObject('PermissionSet', 'Permission Set', { ...setup, keyPrefix: '0PS' }, [
  text('Name', 'Permission Set Name', 80, required),
  text('Label', 'Permission Set Label', 80, required),
  text('Description', 'Description', 255, open),
  checkbox('IsOwnedByProfile', 'Is Owned By Profile', readOnly),
  lookup('ProfileId', 'Profile ID', 'Profile', { ...readOnly, children: 'PermissionSets' }),
  checkbox('IsCustom', 'Is Custom', readOnly),
  text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
  restrictedPicklist('Type', 'Type', ['*Regular', 'Standard', 'Session', 'Profile', 'Group'], readOnly),
  checkbox('PermissionsViewAllData', 'View All Data', open),
  checkbox('PermissionsModifyAllData', 'Modify All Data', open),
  checkbox('PermissionsApiEnabled', 'API Enabled', open),
  checkbox('PermissionsBulkApiHardDelete', 'Bulk API Hard Delete', open),
  checkbox('PermissionsManageDataIntegrations', 'Manage Data Integrations', open),
  checkbox('PermissionsModifyMetadata', 'Modify Metadata Through Metadata API Functions', open),
  checkbox('PermissionsViewSetup', 'View Setup and Configuration', open),
  checkbox('PermissionsViewAllUsers', 'View All Users', open),
  checkbox('PermissionsEditTask', 'Edit Tasks', open),
  checkbox('PermissionsEditEvent', 'Edit Events', open),
  checkbox('PermissionsViewRoles', 'View Roles and Role Hierarchy', open),
  checkbox('PermissionsRunReports', 'Run Reports', open),
  checkbox('PermissionsLightningExperienceUser', 'Lightning Experience User', open),
  checkbox('PermissionsCustomizeApplication', 'Customize Application', open),
  checkbox('PermissionsManageUsers', 'Manage Internal Users', open),
  checkbox('PermissionsActivitiesAccess', 'Access Activities', open),
  checkbox('PermissionsUpdateWithInactiveOwner', 'Update Records with Inactive Owners', open)
]);

/** Source: .../sforce_api_objects_permissionsetassignment.htm */
export const permissionSetAssignment: OrgObject = standardObject(
  'PermissionSetAssignment',
  'Permission Set Assignment',
  { ...setup, keyPrefix: '0Pa', nameField: 'Id', updateable: false },
  [
    lookup('PermissionSetId', 'PermissionSet ID', 'PermissionSet', {
      ...required,
      updateable: false,
      children: 'Assignments',
      onDelete: 'Cascade'
    }),
    lookup('AssigneeId', 'Assignee ID', 'User', {
      ...required,
      updateable: false,
      children: 'PermissionSetAssignments',
      onDelete: 'Cascade'
    }),
    checkbox('IsActive', 'Is Active', { ...readOnly, defaultValue: 1 })
  ]
);

/** Source: .../sforce_api_objects_objectpermissions.htm */
export const objectPermissions: OrgObject = standardObject(
  'ObjectPermissions',
  'Object Permissions',
  { ...setup, keyPrefix: '110', labelPlural: 'Object Permissions', nameField: 'Id' },
  [
    lookup('ParentId', 'Parent ID', 'PermissionSet', { ...required, updateable: false, children: 'ObjectPerms', onDelete: 'Cascade' }),
    text('SobjectType', 'SObject Type Name', 40, { ...required, updateable: false }),
    checkbox('PermissionsCreate', 'Create Records', open),
    checkbox('PermissionsRead', 'Read Records', open),
    checkbox('PermissionsEdit', 'Edit Records', open),
    checkbox('PermissionsDelete', 'Delete Records', open),
    checkbox('PermissionsViewAllRecords', 'Read All Records', open),
    checkbox('PermissionsModifyAllRecords', 'Edit All Records', open)
  ]
);

/** Source: .../sforce_api_objects_fieldpermissions.htm */
export const fieldPermissions: OrgObject = standardObject(
  'FieldPermissions',
  'Field Permissions',
  { ...setup, keyPrefix: '01k', labelPlural: 'Field Permissions', nameField: 'Id' },
  [
    lookup('ParentId', 'Parent ID', 'PermissionSet', { ...required, updateable: false, children: 'FieldPerms', onDelete: 'Cascade' }),
    text('SobjectType', 'Sobject Type Name', 40, { ...required, updateable: false }),
    text('Field', 'Field Name', 255, { ...required, updateable: false }),
    checkbox('PermissionsEdit', 'Edit Field', open),
    checkbox('PermissionsRead', 'Read Field', open)
  ]
);

/** Source: .../sforce_api_objects_setupentityaccess.htm; here it grants Custom Metadata types only. */
export const setupEntityAccess: OrgObject = standardObject(
  'SetupEntityAccess',
  'Setup Entity Access',
  { ...setup, keyPrefix: '0J0', nameField: 'Id', createable: false, updateable: false },
  [
    lookup('ParentId', 'Parent ID', 'PermissionSet', {
      ...readOnly,
      nillable: false,
      children: 'SetupEntityAccessItems',
      onDelete: 'Cascade'
    }),
    text('SetupEntityId', 'Setup Entity ID', 18, readOnly),
    text('SetupEntityType', 'Setup Entity Type', 40, readOnly),
    text('SobjectType', 'API Name of the Entity (local org only)', 80, readOnly)
  ]
);
