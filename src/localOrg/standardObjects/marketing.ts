import type { OrgObject } from '../schema/object.ts';
import {
  checkbox,
  date,
  datetime,
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
  standardObject,
  text
} from './build.ts';

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
  integer('NumberOfLeads', 'Leads in Campaign', readOnly),
  integer('NumberOfContacts', 'Contacts in Campaign', readOnly),
  integer('NumberOfResponses', 'Responses in Campaign', readOnly)
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

const whatTargets = ['Account', 'Asset', 'Campaign', 'Case', 'Contract', 'Opportunity', 'Order', 'Product2'];
const whoTargets = ['Contact', 'Lead'];

/** Source: .../sforce_api_objects_event.htm */
export const event: OrgObject = standardObject(
  'Event',
  'Event',
  { keyPrefix: '00U', nameField: 'Subject', sharingModel: 'ControlledByParent' },
  [
    lookup('WhoId', 'Name ID', whoTargets, { parent: 'Who', children: 'Events', permissionable: false }),
    lookup('WhatId', 'Related To ID', whatTargets, { parent: 'What', children: 'Events', permissionable: false, onDelete: 'Cascade' }),
    lookup('AccountId', 'Account ID', 'Account', readOnly),
    picklist('Subject', 'Subject', ['Call', 'Email', 'Meeting', 'Send Letter/Quote', 'Other'], { type: 'combobox', permissionable: false }),
    text('Location', 'Location', 255),
    checkbox('IsAllDayEvent', 'All-Day Event', { permissionable: false }),
    datetime('ActivityDateTime', 'Due Date Time', { permissionable: false }),
    date('ActivityDate', 'Due Date Only', { permissionable: false }),
    integer('DurationInMinutes', 'Duration', { permissionable: false }),
    datetime('StartDateTime', 'Start Date Time', { permissionable: false }),
    datetime('EndDateTime', 'End Date Time', { permissionable: false }),
    longText('Description', 'Description', 32000),
    owner(),
    picklist('Type', 'Type', ['Call', 'Email', 'Meeting', 'Other']),
    checkbox('IsPrivate', 'Private'),
    picklist('ShowAs', 'Show Time As', ['*Busy', 'OutOfOffice', 'Free']),
    checkbox('IsChild', 'Is Child', readOnly),
    checkbox('IsGroupEvent', 'Is Group Event', readOnly),
    checkbox('IsArchived', 'Archived', readOnly),
    checkbox('IsRecurrence', 'Create Recurring Series of Events', readOnly)
  ]
);

/** Source: .../sforce_api_objects_task.htm */
export const task: OrgObject = standardObject(
  'Task',
  'Task',
  { keyPrefix: '00T', nameField: 'Subject', sharingModel: 'ControlledByParent' },
  [
    lookup('WhoId', 'Name ID', whoTargets, { parent: 'Who', children: 'Tasks', permissionable: false }),
    lookup('WhatId', 'Related To ID', whatTargets, { parent: 'What', children: 'Tasks', permissionable: false, onDelete: 'Cascade' }),
    lookup('AccountId', 'Account ID', 'Account', readOnly),
    picklist('Subject', 'Subject', ['Call', 'Email', 'Send Letter', 'Send Quote', 'Other'], { type: 'combobox', permissionable: false }),
    date('ActivityDate', 'Due Date Only', { permissionable: false }),
    picklist('Status', 'Status', ['*Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'], {
      nillable: false,
      permissionable: false
    }),
    picklist('Priority', 'Priority', ['High', '*Normal', 'Low'], { nillable: false, permissionable: false }),
    checkbox('IsHighPriority', 'High Priority', readOnly),
    owner(['Group', 'User']),
    longText('Description', 'Description', 32000),
    picklist('Type', 'Type', ['Call', 'Email', 'Meeting', 'Other']),
    picklist('TaskSubtype', 'Task Subtype', ['*Task', 'Email', 'ListEmail', 'Cadence', 'Call', 'LinkedIn'], {
      updateable: false,
      permissionable: false
    }),
    checkbox('IsClosed', 'Closed', readOnly),
    checkbox('IsArchived', 'Archived', readOnly),
    datetime('CompletedDateTime', 'Completed Date', readOnly),
    integer('CallDurationInSeconds', 'Call Duration')
  ]
);

/** Source: .../sforce_api_objects_taskstatus.htm */
export const taskStatus: OrgObject = standardObject(
  'TaskStatus',
  'Task Status',
  {
    keyPrefix: '01T',
    labelPlural: 'Task Statuses',
    nameField: 'MasterLabel',
    softDelete: false,
    createable: false,
    updateable: false,
    deletable: false,
    openToAll: true
  },
  [
    text('MasterLabel', 'Master Label', 255),
    text('ApiName', 'API Name', 255),
    integer('SortOrder', 'Sort Order'),
    checkbox('IsDefault', 'Is Default'),
    checkbox('IsClosed', 'Is Closed')
  ]
);

/** Source: .../sforce_api_objects_contractstatus.htm */
export const contractStatus: OrgObject = standardObject(
  'ContractStatus',
  'Contract Status Value',
  {
    keyPrefix: '03b',
    nameField: 'MasterLabel',
    softDelete: false,
    createable: false,
    updateable: false,
    deletable: false,
    openToAll: true
  },
  [
    text('MasterLabel', 'Master Label', 255),
    text('ApiName', 'API Name', 255),
    integer('SortOrder', 'Sort Order'),
    checkbox('IsDefault', 'Is Default'),
    picklist('StatusCode', 'Status Code', ['Draft', 'InApproval', 'Activated'])
  ]
);
