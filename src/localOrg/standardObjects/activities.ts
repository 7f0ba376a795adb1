import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { checkbox, date, datetime, integer, longText, lookup, owner, picklist, readOnly, text } from './fields.ts';
import { standardObject } from './build.ts';

const whatTargets = ['Account', 'Asset', 'Campaign', 'Case', 'Contract', 'Opportunity', 'Order', 'Product2'];
const whoTargets = ['Contact', 'Lead'];

const reminderFields: readonly OrgField[] = [
  checkbox('IsReminderSet', 'Reminder Set', { permissionable: false }),
  datetime('ReminderDateTime', 'Reminder Date/Time', { permissionable: false })
];

/**
 * Source: .../sforce_api_objects_event.htm; which fields permissions can grant, here and on Task: the fieldPermissions of retrieved profiles,
 * https://github.com/SalesforceFoundation/NPSP, https://github.com/trailheadapps
 */
export const event: OrgObject = standardObject(
  'Event',
  'Event',
  { keyPrefix: '00U', nameField: 'Subject', sharingModel: 'ControlledByParent' },
  [
    lookup('WhoId', 'Name ID', whoTargets, { parent: 'Who', children: 'Events' }),
    lookup('WhatId', 'Related To ID', whatTargets, { parent: 'What', children: 'Events', onDelete: 'Cascade' }),
    lookup('AccountId', 'Account ID', 'Account', readOnly),
    picklist('Subject', 'Subject', ['Call', 'Email', 'Meeting', 'Send Letter/Quote', 'Other'], { type: 'combobox', permissionable: false }),
    text('Location', 'Location', 255),
    checkbox('IsAllDayEvent', 'All-Day Event'),
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
    checkbox('IsRecurrence', 'Create Recurring Series of Events', readOnly),
    picklist('EventSubtype', 'Event Subtype', ['*Event'], { updateable: false, permissionable: false }),
    ...reminderFields
  ]
);

/** Source: .../sforce_api_objects_task.htm */
export const task: OrgObject = standardObject(
  'Task',
  'Task',
  { keyPrefix: '00T', nameField: 'Subject', sharingModel: 'ControlledByParent' },
  [
    lookup('WhoId', 'Name ID', whoTargets, { parent: 'Who', children: 'Tasks' }),
    lookup('WhatId', 'Related To ID', whatTargets, { parent: 'What', children: 'Tasks', onDelete: 'Cascade' }),
    lookup('AccountId', 'Account ID', 'Account', readOnly),
    picklist('Subject', 'Subject', ['Call', 'Email', 'Send Letter', 'Send Quote', 'Other'], { type: 'combobox', permissionable: false }),
    date('ActivityDate', 'Due Date Only'),
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
    integer('CallDurationInSeconds', 'Call Duration'),
    picklist('CallType', 'Call Type', ['Internal', 'Inbound', 'Outbound'], { permissionable: false }),
    text('CallDisposition', 'Call Result', 255, { permissionable: false }),
    text('CallObject', 'Call Object Identifier', 255, { permissionable: false }),
    ...reminderFields,
    checkbox('IsRecurrence', 'Create Recurring Series of Tasks', readOnly)
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
