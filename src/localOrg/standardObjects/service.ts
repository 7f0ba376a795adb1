import type { OrgObject } from '../schema/object.ts';
import {
  checkbox,
  date,
  datetime,
  email,
  integer,
  longText,
  lookup,
  money,
  owner,
  percent,
  picklist,
  readOnly,
  text,
  visibleReadOnly,
  viewFields,
  follows,
  phone
} from './fields.ts';
import { standardObject } from './build.ts';

/** Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_case.htm */
export const caseObject: OrgObject = standardObject('Case', 'Case', { keyPrefix: '500', nameField: 'CaseNumber' }, [
  lookup('MasterRecordId', 'Master Record ID', 'Case', { ...readOnly, parent: 'MasterRecord' }),
  text('CaseNumber', 'Case Number', 30, { ...readOnly, nillable: false, autoNumber: '{00000000}' }),
  lookup('ContactId', 'Contact ID', 'Contact', { children: 'Cases' }),
  lookup('AccountId', 'Account ID', 'Account', { children: 'Cases', onDelete: 'Restrict' }),
  lookup('AssetId', 'Asset ID', 'Asset', { children: 'Cases' }),
  lookup('ProductId', 'Product ID', 'Product2', { children: 'Cases', parent: 'Product' }),
  lookup('ParentId', 'Parent Case ID', 'Case', { children: 'Cases' }),
  text('SuppliedName', 'Name', 80),
  email('SuppliedEmail', 'Email Address'),
  text('SuppliedPhone', 'Phone', 40),
  text('SuppliedCompany', 'Company', 80),
  picklist('Type', 'Case Type', ['Problem', 'Feature Request', 'Question']),
  picklist('Status', 'Status', ['*New', 'Working', 'Escalated', 'Closed'], { trackHistory: true, permissionable: false }),
  picklist('Reason', 'Case Reason', [
    "User didn't attend training",
    'Complex functionality',
    'Existing problem',
    'Instructions not clear',
    'New problem'
  ]),
  picklist('Origin', 'Case Origin', ['Email', 'Phone', 'Web']),
  text('Subject', 'Subject', 255),
  picklist('Priority', 'Priority', ['High', '*Medium', 'Low'], { trackHistory: true }),
  longText('Description', 'Description', 32000),
  checkbox('IsClosed', 'Closed', readOnly),
  datetime('ClosedDate', 'Closed Date', visibleReadOnly),
  checkbox('IsEscalated', 'Escalated'),
  owner(['Group', 'User']),
  longText('Comments', 'Internal Comments', 4000),
  follows(phone('ContactPhone', 'Contact Phone'), 'Contact.Phone'),
  follows(phone('ContactMobile', 'Contact Mobile'), 'Contact.MobilePhone'),
  follows(email('ContactEmail', 'Contact Email'), 'Contact.Email'),
  follows(phone('ContactFax', 'Contact Fax'), 'Contact.Fax'),
  ...viewFields
]);

/** Source: .../sforce_api_objects_opportunityhistory.htm; one row for each change of amount, probability, stage or close date. */
export const opportunityHistory: OrgObject = standardObject(
  'OpportunityHistory',
  'Opportunity History',
  {
    keyPrefix: '008',
    labelPlural: 'Opportunity: Stage History',
    nameField: 'Id',
    createable: false,
    updateable: false,
    deletable: false,
    permissionsOf: 'Opportunity',
    sharingModel: 'ControlledByParent',
    stamps: 'created'
  },
  [
    lookup('OpportunityId', 'Opportunity ID', 'Opportunity', {
      ...readOnly,
      nillable: false,
      children: 'OpportunityHistories',
      onDelete: 'Cascade'
    }),
    text('StageName', 'Stage Name', 255, readOnly),
    money('Amount', 'Amount', readOnly),
    money('ExpectedRevenue', 'Expected Revenue', readOnly),
    date('CloseDate', 'Close Date', readOnly),
    percent('Probability', 'Probability', readOnly),
    text('ForecastCategory', 'Forecast Category', 40, readOnly)
  ]
);

/** Source: .../sforce_api_objects_casestatus.htm */
export const caseStatus: OrgObject = standardObject(
  'CaseStatus',
  'Case Status',
  {
    keyPrefix: '01c',
    labelPlural: 'Case Statuses',
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
