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
  text,
  url
} from './fields.ts';
import { standardObject } from './build.ts';
import { languages, timeZones } from './values.ts';
import { open, setup } from './setup.ts';

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
  phone('Fax', 'Fax'),
  phone('Extension', 'Extension'),
  ...addressFields('', 'Address').map((part): OrgField => ({ ...part, permissionable: false, label: part.label.replace('Address ', '') })),
  longText('AboutMe', 'About Me', 1000, open),
  longText('Signature', 'Email Signature', 1333, open),
  text('SenderName', 'Email Sender Name', 80, open),
  email('SenderEmail', 'Email Sender Address', open),
  url('FullPhotoUrl', 'Url for full-sized Photo', 1024, readOnly),
  url('SmallPhotoUrl', 'Photo', 1024, readOnly),
  checkbox('ForecastEnabled', 'Allow Forecasting', open),
  checkbox('ReceivesInfoEmails', 'Info Emails', open),
  checkbox('ReceivesAdminInfoEmails', 'Admin Info Emails', open),
  checkbox('UserPermissionsMarketingUser', 'Marketing User', open),
  checkbox('UserPermissionsOfflineUser', 'Offline User', open),
  checkbox('UserPermissionsInteractionUser', 'Flow User', open),
  checkbox('UserPermissionsSupportUser', 'Service Cloud User', open),
  text('FederationIdentifier', 'SAML Federation ID', 512, open)
]);

/** Source: .../sforce_api_objects_profile.htm; the permissions themselves stand in the PermissionSet that a profile owns. */
export const profile: OrgObject = standardObject(
  'Profile',
  'Profile',
  { ...setup, keyPrefix: '00e', createable: false, updateable: false, deletable: false },
  [
    text('Name', 'Name', 255, required),
    lookup('UserLicenseId', 'User License ID', 'UserLicense', { ...readOnly, onDelete: 'Restrict' }),
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
    checkbox('UsesStartDateAsFiscalYearName', 'Fiscal Year Name by Start', open),
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
