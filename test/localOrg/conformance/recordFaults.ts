import type { Behaviour, Conformance } from './behaviour.ts';

const saves = 'unit/localOrg/saveFaults.test.ts';
const commits = 'unit/localOrg/commitFaults.test.ts';
const views = 'unit/localOrg/viewFaults.test.ts';
const api = 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api';

const features = 'unit/localOrg/features.test.ts';
const objects = 'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference';

const behaviours: readonly Behaviour[] = [
  {
    says: 'CurrencyType and CurrencyIsoCode are there once multiple currencies are activated, and what was there before stands in the corporate one',
    source: `${objects}/sforce_api_objects_currencytype.htm`,
    standing: 'documented',
    test: [features, 'give every record with amounts a currency, those that are there the corporate one']
  },
  {
    says: 'an account with a last name is a person account once these are enabled, and its name cannot be given',
    source: `${objects}/sforce_api_objects_account.htm`,
    standing: 'documented',
    test: [features, 'take their name from its parts and say what they are']
  },
  {
    says: 'a record that somebody else holds is UNABLE_TO_LOCK_ROW and names it, also for records that point to it',
    source: 'https://github.com/roblesterjr04/EloquentSalesForce/issues/59',
    standing: 'observed',
    test: [saves, 'lock a record and what points to it, as often as said, and nothing else']
  },
  {
    says: 'a record that waits for approval is ENTITY_IS_LOCKED, but for users with Modify All on its object',
    source: 'https://sfdcian.com/entity_is_locked-error-while-updating-record-using-flow-or-manually',
    standing: 'observed',
    test: [saves, 'are ENTITY_IS_LOCKED with their details, but for users with Modify All on the object']
  },
  {
    says: 'a duplicate rule is DUPLICATES_DETECTED with its result under duplicateResut where one record is saved',
    source: 'https://github.com/jsforce/jsforce/issues/1055',
    standing: 'observed',
    test: [saves, 'refuses a record like another with DUPLICATES_DETECTED and what it found under duplicateResut']
  },
  {
    says: 'lists of results name the code and message of a duplicate rule, not what it found',
    source: 'https://github.com/jetstreamapp/jetstream/issues/482',
    standing: 'observed',
    test: [saves, 'gives lists of results its code and message without what it found']
  },
  {
    says: 'allowSave=true passes a duplicate rule that alerts, not one that blocks',
    source: 'https://developer.salesforce.com/docs/platform/api-rest/guide/headers-duplicaterules.html',
    standing: 'documented',
    test: [saves, 'that alerts is passed by Sforce-Duplicate-Rule-Header: allowSave=true, one that blocks is not']
  },
  {
    says: 'a trigger that fails refuses its row with CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY and leaves the others of the list alone',
    source: 'https://github.com/SFDO-Community/declarative-lookup-rollup-summaries/issues/847',
    standing: 'observed',
    test: [saves, 'fail on the row that was said, of all rows of a list']
  },
  {
    says: 'latestDateCovered stays at the begin of the oldest transaction that is open',
    source: `${api}/sforce_api_calls_getupdated_getupdatedresult.htm`,
    standing: 'documented',
    test: [commits, 'holds latestDateCovered of updates and deletes at its begin']
  },
  {
    says: 'a list of deleted records reaches back to where it was purged, or 15 days',
    source: `${api}/sforce_api_calls_getdeleted_getdeletedresult.htm`,
    standing: 'documented',
    test: [commits, 'forget deletions that were purged: earliestDateAvailable is that moment']
  },
  {
    says: 'a list of changed ids that would be too long is EXCEEDED_ID_LIMIT',
    source: `${api}/sforce_api_calls_getupdated.htm`,
    standing: 'documented',
    test: [commits, 'that are too long are EXCEEDED_ID_LIMIT']
  },
  {
    says: 'a field without permission is missing in describe without a word, and INVALID_FIELD in a query',
    source: 'https://github.com/bruin-data/ingestr/pull/1011',
    standing: 'observed',
    test: [views, 'is missing in describe and refused in queries, and comes back']
  }
];

/** What the local org does while a fault of records, commits or views is on, as the platform does it. */
export const recordFaults: Conformance = {
  area: 'Faults of records and commits',
  behaviours,
  refusals: [],
  notThere: [
    'Dated exchange rates (DatedConversionRate) are not there, nor does a record that changes its CurrencyIsoCode have its amounts converted: no public page settles what the API does then.',
    'The contact behind a person account is not there.',
    'A duplicate rule compares one field exactly and runs at every save; matching rules, fuzzy matching and rules that only run where a field of theirs changed are not there.',
    'Approval processes are not there; a lock of one is a fault that names its records.'
  ]
};
