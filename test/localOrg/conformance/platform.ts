import type { Behaviour, Conformance } from './behaviour.ts';

const errors = 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm';
const objects = 'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference';
const help = 'https://help.salesforce.com/s/articleView?id';
const records = 'unit/localOrg/records.test.ts';
const checks = 'unit/localOrg/platformChecks.test.ts';
const addresses = 'unit/localOrg/platformAddresses.test.ts';
const behaviours = 'unit/localOrg/behaviours.test.ts';
const products = 'localOrg/opportunityProducts.test.ts';

const refused = (what: string, code: string): Behaviour => ({
  says: `${what} is ${code} with the field`,
  source: errors,
  standing: 'documented',
  test: [records, what]
});

const values: readonly Behaviour[] = [
  refused('a missing required field', 'REQUIRED_FIELD_MISSING'),
  refused('text that is too long', 'STRING_TOO_LONG'),
  refused('an address without @', 'INVALID_EMAIL_ADDRESS'),
  refused('a number with too many digits', 'NUMBER_OUTSIDE_VALID_RANGE'),
  refused('a value that a restricted picklist lacks', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'),
  refused('an id that is none', 'MALFORMED_ID'),
  refused('an id of another object', 'FIELD_INTEGRITY_EXCEPTION'),
  refused('an id of no record', 'INVALID_CROSS_REFERENCE_KEY'),
  {
    says: 'messages carry label, value and limit',
    source: 'https://github.com/CoderDojo/community-platform/issues/762',
    standing: 'observed',
    test: [checks, 'Short: data value too large: abcdef (max length=5)']
  },
  {
    says: 'JSON of the wrong type is JSON_PARSER_ERROR for the whole request',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm',
    standing: 'observed',
    test: [records, 'refuses an unknown field and JSON of the wrong type']
  },
  {
    says: 'a second record with a unique value is DUPLICATE_VALUE and names the holder by 18 characters',
    source: 'https://github.com/k-capehart/go-salesforce/issues/133',
    standing: 'observed',
    test: [records, 'refuses a second record with the same unique value, whatever its letter case, and names the holder']
  },
  {
    says: 'unique values ignore letter case unless the field is case-sensitive',
    source: `${help}=platform.custom_field_attributes.htm`,
    standing: 'documented',
    test: [checks, 'are compared without regard to letter case unless the field says so']
  },
  {
    says: 'digits behind the scale are cut, seconds kept whole, empty text is null',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm',
    standing: 'documented',
    test: [records, 'cuts digits behind the scale and seconds of instants, and turns empty text into null']
  },
  {
    says: 'an auto-number counts up and cannot be given',
    source: `${help}=platform.custom_field_attributes.htm`,
    standing: 'documented',
    test: [checks, 'counts up its auto-number']
  },
  {
    says: 'a new record belongs to the user who creates it',
    source: `${objects}/system_fields.htm`,
    standing: 'documented',
    test: [checks, 'belongs to the user who creates it unless another owner is given']
  },
  {
    says: 'a new record has the first active record type of its object, and takes none of another',
    source: `${objects}/sforce_api_objects_recordtype.htm`,
    standing: 'unconfirmed',
    test: ['unit/localOrg/platformGlobals.test.ts', 'is the first active one on a new record that names none, and known to formulas']
  },
  {
    says: 'a full data storage answers STORAGE_LIMIT_EXCEEDED; a record takes 2 KB',
    source: `${help}=sf.overview_storage.htm`,
    standing: 'documented',
    test: [checks, 'an org whose data storage is full takes no more records until some are deleted']
  }
];

const compound: readonly Behaviour[] = [
  {
    says: 'a compound address is an object in JSON and null without any part',
    source: `${objects}/compound_fields_address.htm`,
    standing: 'documented',
    test: [addresses, 'is one object in JSON, and null where every part is empty']
  },
  {
    says: 'a compound address is neither filtered, sorted nor written',
    source: `${objects}/compound_fields_limitations.htm`,
    standing: 'documented',
    test: [addresses, 'can be neither filtered nor sorted nor written']
  },
  {
    says: 'Bulk queries refuse compound fields',
    source: `${objects}/compound_fields_limitations.htm`,
    standing: 'documented',
    test: [addresses, 'is refused by Bulk queries']
  },
  {
    says: 'the field permission of the whole address opens its parts',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm',
    standing: 'unconfirmed',
    test: [addresses, 'opens its parts with one field permission']
  }
];

const derived = (says: string, page: string, title: string): Behaviour => ({
  says,
  source: `${objects}/sforce_api_objects_${page}.htm`,
  standing: 'documented',
  test: [behaviours, title]
});

const standard: readonly Behaviour[] = [
  derived(
    'a case is numbered, closed by its status and takes the account of its contact',
    'case',
    'is numbered, takes the account of its contact and is closed by its status'
  ),
  derived('field history is written by the org alone', 'casehistory', 'history cannot be written by a caller'),
  derived(
    'an opportunity takes closed, won, probability and category from its stage',
    'opportunity',
    'takes closed, won, probability and forecast category from its stage'
  ),
  derived(
    'line items take product and price from the price book and sum up in the opportunity',
    'opportunitylineitem',
    'sums its line items, which take product and price from the price book'
  ),
  {
    says: 'a line item takes a unit price or a total, and both are INVALID_FIELD (in words that are documented of an update)',
    source: `${objects}/sforce_api_objects_opportunitylineitem.htm`,
    standing: 'unconfirmed',
    test: [products, 'takes a unit price or a total, not both']
  },
  {
    says: 'an opportunity with line items keeps its price book',
    source: `${objects}/sforce_api_objects_opportunitylineitem.htm`,
    standing: 'documented',
    test: [products, 'keeps its price book']
  },
  derived(
    'a contract starts as a draft, ends by its term and is activated by an update',
    'contract',
    'starts as a draft, ends by its term, and is activated by an update'
  ),
  derived(
    'campaign members have the statuses of their campaign',
    'campaignmember',
    'gives members its own statuses; a response sets the first date in the time zone of the org'
  ),
  {
    says: 'a case shows phone, mobile, address and fax of its contact, an opportunity its fiscal quarter',
    source: `${objects}/sforce_api_objects_case.htm`,
    standing: 'documented',
    test: [
      'unit/localOrg/platformFormulaFields.test.ts',
      'fields of the platform follow others: a case its contact, an opportunity its fiscal quarter'
    ]
  },
  derived(
    'activities take their account from WhatId, else from the contact in WhoId',
    'task',
    'take their account from WhatId, else from a contact in WhoId'
  ),
  derived(
    'an event ends by its duration, a task is closed by its status',
    'event',
    'derive the end of an event from its duration, and close a task by its status'
  ),
  {
    says: 'LastActivityDate is the latest due date of an event or a closed task of the record, for an account also of its contacts and opportunities',
    source: `${objects}/sforce_api_objects_account.htm`,
    standing: 'unconfirmed',
    test: ['unit/localOrg/lastActivityDate.test.ts', 'counts for an account what its contacts and opportunities have']
  },
  derived('old activities are archived: queryAll sees them', 'task', 'are archived after a year: a query does not see them, queryAll does')
];

/** Records: values, defaults, compound fields, what standard objects derive. */
export const platformConformance: Conformance = {
  area: 'Records',
  behaviours: [...values, ...compound, ...standard],
  refusals: [],
  notThere: [
    'Set Audit Fields upon Record Creation: CreatedDate and its like are never taken.',
    'Record types do not narrow picklists and are not assigned by profiles; business processes, lookup filters, dependent picklists and lead conversion do nothing to records.',
    'HasOpenActivity, HasOverdueTask and the totals of campaigns are not fields of the local org.',
    'UNABLE_TO_LOCK_ROW happens by the fault lock_rows alone: writes wait for one another.',
    'Parents may stand in a circle (an account under itself), which the platform refuses.',
    'ActivityHistories and OpenActivities are no child relationships.'
  ]
};
