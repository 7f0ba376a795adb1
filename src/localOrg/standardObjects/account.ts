import type { OrgObject } from '../schema/object.ts';
import {
  addressFields,
  checkbox,
  date,
  datetime,
  email,
  integer,
  longText,
  lookup,
  money,
  owner,
  phone,
  picklist,
  readOnly,
  required,
  restrictedPicklist,
  text,
  url,
  lastActivity,
  viewFields,
  nameFields
} from './fields.ts';
import { standardObject } from './build.ts';
import { open } from './setup.ts';
import { cleanStatuses, industries, leadSources, salutations } from './values.ts';

const accountTypes = [
  'Prospect',
  'Customer - Direct',
  'Customer - Channel',
  'Channel Partner / Reseller',
  'Installation Partner',
  'Technology Partner',
  'Other'
];
const accessLevels = ['None', 'Read', 'Edit', 'All'];

/** Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm */
export const account: OrgObject = standardObject('Account', 'Account', { keyPrefix: '001', historySwitch: false }, [
  text('Name', 'Account Name', 255, required),
  picklist('Type', 'Account Type', accountTypes),
  lookup('MasterRecordId', 'Master Record ID', 'Account', { ...readOnly, parent: 'MasterRecord' }),
  lookup('ParentId', 'Parent Account ID', 'Account', { children: 'ChildAccounts' }),
  owner(),
  text('AccountNumber', 'Account Number', 40),
  text('Site', 'Account Site', 80),
  picklist('AccountSource', 'Account Source', leadSources),
  picklist('Industry', 'Industry', industries),
  money('AnnualRevenue', 'Annual Revenue', { scale: 0 }),
  integer('NumberOfEmployees', 'Employees'),
  picklist('Ownership', 'Ownership', ['Public', 'Private', 'Subsidiary', 'Other']),
  picklist('Rating', 'Account Rating', ['Hot', 'Warm', 'Cold']),
  text('Sic', 'SIC Code', 20),
  text('SicDesc', 'SIC Description', 80),
  text('TickerSymbol', 'Ticker Symbol', 20),
  phone('Phone', 'Account Phone'),
  phone('Fax', 'Account Fax'),
  url('Website', 'Website'),
  longText('Description', 'Account Description', 32000),
  ...addressFields('Billing', 'Billing'),
  ...addressFields('Shipping', 'Shipping'),
  url('PhotoUrl', 'Photo URL', 255, readOnly),
  text('NaicsCode', 'NAICS Code', 8),
  text('NaicsDesc', 'NAICS Description', 120),
  text('YearStarted', 'Year Started', 4),
  text('Tradestyle', 'Tradestyle', 255),
  text('DunsNumber', 'D-U-N-S Number', 9),
  text('Jigsaw', 'Data.com Key', 20, open),
  text('JigsawCompanyId', 'Jigsaw Company ID', 20, readOnly),
  picklist('CleanStatus', 'Clean Status', cleanStatuses),
  lastActivity('AccountId'),
  ...viewFields
]);

/** Source: .../sforce_api_objects_contact.htm */
export const contact: OrgObject = standardObject(
  'Contact',
  'Contact',
  { keyPrefix: '003', sharingModel: 'ControlledByParent', historySwitch: false },
  [
    lookup('MasterRecordId', 'Master Record ID', 'Contact', { ...readOnly, parent: 'MasterRecord' }),
    lookup('AccountId', 'Account ID', 'Account', { children: 'Contacts', onDelete: 'Cascade' }),
    ...nameFields(salutations),
    text('Name', 'Full Name', 121, { ...readOnly, nillable: false }),
    text('Title', 'Title', 128),
    text('Department', 'Department', 80),
    phone('Phone', 'Business Phone'),
    phone('MobilePhone', 'Mobile Phone'),
    phone('HomePhone', 'Home Phone'),
    phone('OtherPhone', 'Other Phone'),
    phone('Fax', 'Business Fax'),
    email('Email', 'Email'),
    lookup('ReportsToId', 'Reports To ID', 'Contact', { children: 'ReportsTo' }),
    text('AssistantName', "Assistant's Name", 40),
    picklist('LeadSource', 'Lead Source', leadSources),
    date('Birthdate', 'Birthdate'),
    longText('Description', 'Contact Description', 32000),
    owner(),
    checkbox('HasOptedOutOfEmail', 'Email Opt Out'),
    checkbox('DoNotCall', 'Do Not Call'),
    text('EmailBouncedReason', 'Email Bounced Reason', 255, { permissionable: false }),
    datetime('EmailBouncedDate', 'Email Bounced Date', { permissionable: false }),
    checkbox('IsEmailBounced', 'Is Email Bounced', readOnly),
    ...addressFields('Mailing', 'Mailing'),
    ...addressFields('Other', 'Other'),
    phone('AssistantPhone', 'Asst. Phone'),
    checkbox('HasOptedOutOfFax', 'Fax Opt Out'),
    datetime('LastCURequestDate', 'Last Stay-in-Touch Request Date', readOnly),
    datetime('LastCUUpdateDate', 'Last Stay-in-Touch Save Date', readOnly),
    url('PhotoUrl', 'Photo URL', 255, readOnly),
    text('Jigsaw', 'Data.com Key', 20, open),
    text('JigsawContactId', 'Jigsaw Contact ID', 20, readOnly),
    picklist('CleanStatus', 'Clean Status', cleanStatuses),
    lastActivity('WhoId'),
    ...viewFields
  ]
);

/** Source: .../sforce_api_objects_accountteammember.htm */
export const accountTeamMember: OrgObject = standardObject(
  'AccountTeamMember',
  'Account Team Member',
  { keyPrefix: '01M', nameField: 'Id', permissionsOf: 'Account' },
  [
    lookup('AccountId', 'Account ID', 'Account', {
      nillable: false,
      updateable: false,
      children: 'AccountTeamMembers',
      onDelete: 'Cascade'
    }),
    lookup('UserId', 'User ID', 'User', { nillable: false, updateable: false, children: 'AccountTeams', onDelete: 'Restrict' }),
    picklist('TeamMemberRole', 'Team Role', [
      'Account Manager',
      'Channel Manager',
      'Executive Sponsor',
      'Lead Qualifier',
      'Pre-Sales Consultant',
      'Sales Manager',
      'Sales Rep'
    ]),
    text('Title', 'User Title', 80, readOnly),
    restrictedPicklist('AccountAccessLevel', 'Account Access', accessLevels, { defaultValue: 'Read' }),
    restrictedPicklist('ContactAccessLevel', 'Contact Access', accessLevels, { defaultValue: 'Read' }),
    restrictedPicklist('OpportunityAccessLevel', 'Opportunity Access', accessLevels, { defaultValue: 'Read' }),
    restrictedPicklist('CaseAccessLevel', 'Case Access', accessLevels, { defaultValue: 'Read' })
  ]
);
