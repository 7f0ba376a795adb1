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
  text,
  url,
  lastActivity,
  viewFields,
  nameFields
} from './fields.ts';
import { standardObject } from './build.ts';
import { open } from './setup.ts';
import { cleanStatuses, industries, leadSources, salutations } from './values.ts';

/** Source: .../sforce_api_objects_lead.htm */
export const lead: OrgObject = standardObject('Lead', 'Lead', { keyPrefix: '00Q' }, [
  lookup('MasterRecordId', 'Master Record ID', 'Lead', { ...readOnly, parent: 'MasterRecord' }),
  ...nameFields(salutations),
  text('Name', 'Full Name', 121, { ...readOnly, nillable: false }),
  text('Title', 'Title', 128),
  text('Company', 'Company', 255, required),
  ...addressFields('', 'Address').map((part) => ({ ...part, label: part.label.replace('Address ', '') })),
  phone('Phone', 'Phone'),
  phone('MobilePhone', 'Mobile Phone'),
  email('Email', 'Email'),
  url('Website', 'Website'),
  longText('Description', 'Description', 32000),
  picklist('LeadSource', 'Lead Source', leadSources),
  picklist('Status', 'Status', ['*Open - Not Contacted', 'Working - Contacted', 'Closed - Converted', 'Closed - Not Converted'], {
    nillable: false,
    permissionable: false
  }),
  picklist('Industry', 'Industry', industries),
  picklist('Rating', 'Rating', ['Hot', 'Warm', 'Cold']),
  money('AnnualRevenue', 'Annual Revenue', { scale: 0 }),
  integer('NumberOfEmployees', 'Employees'),
  owner(['Group', 'User']),
  checkbox('HasOptedOutOfEmail', 'Email Opt Out'),
  checkbox('HasOptedOutOfFax', 'Fax Opt Out'),
  checkbox('DoNotCall', 'Do Not Call'),
  phone('Fax', 'Fax'),
  checkbox('IsUnreadByOwner', 'Unread By Owner', { defaultValue: 1, permissionable: false }),
  url('PhotoUrl', 'Photo URL', 255, readOnly),
  text('Jigsaw', 'Data.com Key', 20, open),
  text('JigsawContactId', 'Jigsaw Contact ID', 20, readOnly),
  picklist('CleanStatus', 'Clean Status', cleanStatuses),
  text('CompanyDunsNumber', 'Company D-U-N-S Number', 9),
  lastActivity('WhoId'),
  ...viewFields,
  checkbox('IsConverted', 'Converted', { ...readOnly }),
  date('ConvertedDate', 'Converted Date', readOnly),
  lookup('ConvertedAccountId', 'Converted Account ID', 'Account', readOnly),
  lookup('ConvertedContactId', 'Converted Contact ID', 'Contact', readOnly),
  lookup('ConvertedOpportunityId', 'Converted Opportunity ID', 'Opportunity', readOnly),
  text('EmailBouncedReason', 'Email Bounced Reason', 255, { permissionable: false }),
  datetime('EmailBouncedDate', 'Email Bounced Date', { permissionable: false })
]);
