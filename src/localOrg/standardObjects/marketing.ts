import type { OrgObject } from '../schema/object.ts';
import {
  checkbox,
  date,
  integer,
  longText,
  lookup,
  money,
  number,
  owner,
  percent,
  picklist,
  readOnly,
  required,
  text,
  lastActivity,
  viewFields,
  visibleReadOnly
} from './fields.ts';
import { standardObject } from './build.ts';

const campaignTypes = [
  'Conference',
  'Webinar',
  'Trade Show',
  'Public Relations',
  'Partners',
  'Referral Program',
  'Advertisement',
  'Banner Ads',
  'Direct Mail',
  'Email',
  'Telemarketing',
  'Other'
];

/** Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_campaign.htm */
export const campaign: OrgObject = standardObject('Campaign', 'Campaign', { keyPrefix: '701' }, [
  text('Name', 'Name', 80, required),
  lookup('ParentId', 'Parent Campaign ID', 'Campaign', { children: 'ChildCampaigns' }),
  picklist('Type', 'Type', campaignTypes),
  picklist('Status', 'Status', ['*Planned', 'In Progress', 'Completed', 'Aborted']),
  date('StartDate', 'Start Date'),
  date('EndDate', 'End Date'),
  money('ExpectedRevenue', 'Expected Revenue'),
  money('BudgetedCost', 'Budgeted Cost'),
  money('ActualCost', 'Actual Cost'),
  percent('ExpectedResponse', 'Expected Response (%)', { precision: 10, scale: 2 }),
  number('NumberSent', 'Num Sent', [18, 0]),
  checkbox('IsActive', 'Active'),
  longText('Description', 'Description', 32000),
  owner(),
  integer('NumberOfLeads', 'Leads in Campaign', visibleReadOnly),
  integer('NumberOfContacts', 'Contacts in Campaign', visibleReadOnly),
  integer('NumberOfResponses', 'Responses in Campaign', visibleReadOnly),
  lastActivity('WhatId'),
  ...viewFields
]);

/** Source: .../sforce_api_objects_campaignmember.htm; Status must be one of the campaign's member statuses, else its default one is taken. */
export const campaignMember: OrgObject = standardObject(
  'CampaignMember',
  'Campaign Member',
  { keyPrefix: '00v', permissionsOf: 'Campaign', sharingModel: 'ControlledByParent' },
  [
    lookup('CampaignId', 'Campaign ID', 'Campaign', {
      nillable: false,
      permissionable: false,
      updateable: false,
      children: 'CampaignMembers',
      onDelete: 'Cascade'
    }),
    lookup('LeadId', 'Lead ID', 'Lead', { permissionable: false, children: 'CampaignMembers', onDelete: 'Cascade' }),
    lookup('ContactId', 'Contact ID', 'Contact', {
      permissionable: false,
      updateable: false,
      children: 'CampaignMembers',
      onDelete: 'Cascade'
    }),
    picklist('Status', 'Status', ['Sent', 'Responded'], { permissionable: false }),
    checkbox('HasResponded', 'Responded', readOnly),
    date('FirstRespondedDate', 'First Responded Date', readOnly),
    lookup('LeadOrContactId', 'Related Record ID', ['Contact', 'Lead'], readOnly),
    lookup('LeadOrContactOwnerId', 'Related Record Owner ID', ['Group', 'User'], readOnly),
    picklist('Type', 'Related Record Type', ['Contact', 'Lead'], readOnly),
    text('Name', 'Name', 255, readOnly),
    text('FirstName', 'First Name', 40, readOnly),
    text('LastName', 'Last Name', 80, readOnly),
    text('Title', 'Title', 128, readOnly),
    text('CompanyOrAccount', 'Company (Account)', 255, readOnly)
  ]
);

/** Source: .../sforce_api_objects_campaignmemberstatus.htm */
export const campaignMemberStatus: OrgObject = standardObject(
  'CampaignMemberStatus',
  'Campaign Member Status',
  {
    keyPrefix: '01Y',
    labelPlural: 'Campaign Member Statuses',
    nameField: 'Label',
    permissionsOf: 'Campaign',
    sharingModel: 'ControlledByParent'
  },
  [
    lookup('CampaignId', 'Campaign ID', 'Campaign', {
      nillable: false,
      permissionable: false,
      updateable: false,
      children: 'CampaignMemberStatuses',
      onDelete: 'Cascade'
    }),
    text('Label', 'Label', 765, required),
    integer('SortOrder', 'Sort Order', { permissionable: false }),
    checkbox('IsDefault', 'Is Default', { permissionable: false }),
    checkbox('HasResponded', 'Has Responded', { permissionable: false })
  ]
);
