import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import {
  addressFields,
  checkbox,
  datetime,
  email,
  field,
  integer,
  longText,
  lookup,
  phone,
  picklist,
  readOnly,
  required,
  restrictedPicklist,
  standardObject,
  text
} from './build.ts';
import { languages, timeZones } from './values.ts';

/** Salesforce's own set-up objects are read by every user and written by administrators. */
const setup = { softDelete: false, openToAll: true, setup: true } as const;
const open = { permissionable: false } as const;

/** Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_user.htm */
export const user: OrgObject = standardObject('User', 'User', { ...setup, keyPrefix: '005', deletable: false }, [
  text('Username', 'Username', 80, { ...required, unique: true }),
  text('LastName', 'Last Name', 80, required),
  text('FirstName', 'First Name', 40, open),
  text('Name', 'Full Name', 121, { ...readOnly, nillable: false }),
  text('CompanyName', 'Company Name', 80, open),
  text('Division', 'Division', 80, open),
  text('Department', 'Department', 80, open),
  text('Title', 'Title', 80, open),
  email('Email', 'Email', { ...required, length: 128 }),
  text('Alias', 'Alias', 8, required),
  text('CommunityNickname', 'Nickname', 40, { ...open, unique: true }),
  checkbox('IsActive', 'Active', { ...open, defaultValue: 1 }),
  picklist('TimeZoneSidKey', 'Time Zone', timeZones, required),
  lookup('UserRoleId', 'Role ID', 'UserRole', { ...open, children: 'Users' }),
  picklist('LocaleSidKey', 'Locale', ['en_US', 'en_GB', 'de_DE', 'fr_FR', 'ja_JP', 'zh_CN'], required),
  picklist('EmailEncodingKey', 'Email Encoding', ['UTF-8', 'ISO-8859-1', 'Shift_JIS', 'ISO-2022-JP', 'GB2312'], required),
  lookup('ProfileId', 'Profile ID', 'Profile', { ...required, children: 'Users', onDelete: 'Restrict' }),
  picklist('UserType', 'User Type', ['*Standard', 'PowerPartner', 'CsnOnly', 'Guest'], readOnly),
  picklist('LanguageLocaleKey', 'Language', languages, required),
  text('EmployeeNumber', 'Employee Number', 20, open),
  lookup('ManagerId', 'Manager ID', 'User', { ...open, children: 'ManagedUsers' }),
  datetime('LastLoginDate', 'Last Login', readOnly),
  phone('Phone', 'Phone'),
  phone('MobilePhone', 'Mobile'),
  text('FederationIdentifier', 'SAML Federation ID', 512, open)
]);

/** Source: .../sforce_api_objects_profile.htm; the permissions themselves stand in the PermissionSet that a profile owns. */
export const profile: OrgObject = standardObject(
  'Profile',
  'Profile',
  { ...setup, keyPrefix: '00e', createable: false, updateable: false, deletable: false },
  [
    text('Name', 'Name', 255, required),
    picklist('UserType', 'User Type', ['Standard'], readOnly),
    text('Description', 'Description', 255, readOnly),
    checkbox('PermissionsViewAllData', 'View All Data', readOnly),
    checkbox('PermissionsModifyAllData', 'Modify All Data', readOnly),
    checkbox('PermissionsApiEnabled', 'API Enabled', readOnly)
  ]
);

/** Source: .../sforce_api_objects_role.htm */
export const userRole: OrgObject = standardObject('UserRole', 'Role', { ...setup, keyPrefix: '00E' }, [
  text('Name', 'Name', 80, required),
  lookup('ParentRoleId', 'Parent Role ID', 'UserRole', { ...open, parent: 'ParentRole' }),
  text('RollupDescription', 'Description', 80, open),
  text('DeveloperName', 'Developer Name', 80, open)
]);

/** Source: .../sforce_api_objects_group.htm */
export const group: OrgObject = standardObject('Group', 'Group', { ...setup, keyPrefix: '00G' }, [
  text('Name', 'Name', 40, required),
  text('DeveloperName', 'Developer Name', 80, open),
  restrictedPicklist('Type', 'Type', ['Regular', 'Role', 'RoleAndSubordinates', 'Organization', 'Queue'], {
    ...required,
    updateable: false
  }),
  email('Email', 'Email', open)
]);

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
  checkbox('PermissionsViewSetup', 'View Setup and Configuration', open),
  checkbox('PermissionsViewAllUsers', 'View All Users', open),
  checkbox('PermissionsEditTask', 'Edit Tasks', open),
  checkbox('PermissionsEditEvent', 'Edit Events', open),
  checkbox('PermissionsViewRoles', 'View Roles and Role Hierarchy', open),
  checkbox('PermissionsRunReports', 'Run Reports', open),
  checkbox('PermissionsLightningExperienceUser', 'Lightning Experience User', open),
  checkbox('PermissionsCustomizeApplication', 'Customize Application', open),
  checkbox('PermissionsManageUsers', 'Manage Internal Users', open),
  checkbox('PermissionsActivitiesAccess', 'Access Activities', open)
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
    text('SobjectType', 'Custom Metadata Type (local org only)', 80, readOnly)
  ]
);

/** Source: .../sforce_api_objects_organization.htm */
export const organization: OrgObject = standardObject(
  'Organization',
  'Organization',
  { ...setup, keyPrefix: '00D', createable: false, deletable: false },
  [
    text('Name', 'Name', 80, required),
    ...addressFields('', 'Address').map((part): OrgField => ({ ...part, ...open, label: part.label.replace('Address ', '') })),
    phone('Phone', 'Phone'),
    text('PrimaryContact', 'Primary Contact', 80, open),
    picklist('DefaultLocaleSidKey', 'Locale', ['en_US', 'en_GB', 'de_DE'], open),
    picklist('TimeZoneSidKey', 'Time Zone', timeZones, open),
    picklist('LanguageLocaleKey', 'Language', languages, open),
    integer('FiscalYearStartMonth', 'Fiscal Year Starts In', open),
    picklist(
      'OrganizationType',
      'Edition',
      ['Developer Edition', 'Enterprise Edition', 'Unlimited Edition', 'Performance Edition'],
      readOnly
    ),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
    text('InstanceName', 'Instance Name', 5, readOnly),
    checkbox('IsSandbox', 'Is Sandbox', readOnly),
    checkbox('IsReadOnly', 'Is Read Only', readOnly),
    datetime('TrialExpirationDate', 'Trial Expiration Date', readOnly)
  ]
);

/** Source: .../sforce_api_objects_recordtype.htm */
export const recordType: OrgObject = standardObject('RecordType', 'Record Type', { ...setup, keyPrefix: '012' }, [
  text('Name', 'Name', 80, required),
  text('DeveloperName', 'Record Type Name', 80, required),
  text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
  text('Description', 'Description', 255, open),
  text('SobjectType', 'SObject Type Name', 40, required),
  checkbox('IsActive', 'Active', open)
]);

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_entitydefinition.htm */
export const entityDefinition: OrgObject = {
  ...standardObject(
    'EntityDefinition',
    'Entity Definition',
    { ...setup, keyPrefix: '4ie', nameField: 'QualifiedApiName', createable: false, updateable: false, deletable: false },
    []
  ),
  fields: [
    field('Id', 'Entity Definition ID', 'id', { ...readOnly, length: 18, nillable: false }),
    text('DurableId', 'Durable ID', 255, readOnly),
    text('QualifiedApiName', 'Qualified API Name', 80, readOnly),
    text('DeveloperName', 'Developer Name', 80, readOnly),
    text('Label', 'Label', 80, readOnly),
    text('PluralLabel', 'Plural Label', 80, readOnly),
    text('KeyPrefix', 'Key Prefix', 3, readOnly),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
    checkbox('IsCustomSetting', 'Is Custom Setting', readOnly),
    checkbox('IsQueryable', 'Is Queryable', readOnly),
    longText('Description', 'Description', 1000, readOnly)
  ]
};
