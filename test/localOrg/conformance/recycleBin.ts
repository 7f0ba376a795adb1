import type { Conformance } from './behaviour.ts';

const api = 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api';
const merging = 'https://developer.salesforce.com/docs/platform/api/guide/sforce-api-calls-merge.html';
const bin = 'unit/localOrg/platformRecycleBin.test.ts';
const merge = 'unit/localOrg/platformMerge.test.ts';
const records = 'unit/localOrg/records.test.ts';

/** Deleting, bringing back, merging. */
export const recycleBinConformance: Conformance = {
  area: 'Recycle bin and merge',
  behaviours: [
    {
      says: 'a deleted record stays in the recycle bin: queryAll sees it, other requests answer ENTITY_IS_DELETED',
      source: `${api}/sforce_api_calls_delete.htm`,
      standing: 'documented',
      test: [records, 'keeps a deleted record in the recycle bin']
    },
    {
      says: 'deletion takes details and the children of an account along and empties plain lookups',
      source: 'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/relationships_among_objects.htm',
      standing: 'documented',
      test: [records, 'takes details and children of an account along and empties plain lookups']
    },
    {
      says: 'a lookup that restricts deletion answers DELETE_FAILED with the records that hold the parent',
      source: `${api}/sforce_api_calls_delete.htm`,
      standing: 'observed',
      test: [records, 'is refused while contracts hold the account']
    },
    {
      says: 'undelete brings back what the deletion took along',
      source: `${api}/sforce_api_calls_undelete.htm`,
      standing: 'documented',
      test: [bin, 'gives a record back with what its deletion took along']
    },
    {
      says: 'undelete fills lookups that have not been replaced: those of custom fields, parents of accounts and cases, managers of contacts, products of assets',
      source: 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_delete.htm',
      standing: 'documented',
      test: [bin, 'fills lookups again that the deletion emptied, unless they point elsewhere by now']
    },
    {
      says: 'undelete of what is not in the recycle bin answers UNDELETE_FAILED, Entity is not in the recycle bin',
      source: 'https://help.salesforce.com/s/articleView?id=000386040&language=ja&type=1',
      standing: 'documented',
      test: [bin, 'refuses what is not there with UNDELETE_FAILED']
    },
    {
      says: 'an object without recycle bin answers Entity type is not undeletable',
      source: 'https://salesforce.stackexchange.com/questions/138077/it-is-possible-to-undelete-sobject-and-other-metadata-using-api',
      standing: 'observed',
      test: [bin, 'refuses an object that has none']
    },
    {
      says: 'unique values of deleted records are free again',
      source: 'https://help.salesforce.com/s/articleView?id=platform.custom_field_attributes.htm',
      standing: 'unconfirmed',
      test: ['unit/localOrg/platformChecks.test.ts', 'are free again once their record is deleted']
    },
    {
      says: 'a merge moves children to the master, sets the given values and gives the others MasterRecordId in the recycle bin',
      source: merging,
      standing: 'documented',
      test: [merge, 'moves the children, sets the given values and puts the others into the recycle bin with MasterRecordId']
    },
    {
      says: 'a merge takes two records besides the master at most, of Lead, Contact, Account or Case, all or nothing',
      source: merging,
      standing: 'documented',
      test: [merge, 'takes leads, contacts and accounts, two records at most, and none twice']
    },
    {
      says: 'a merged record can be undeleted, its children stay with the master',
      source: 'http://www.salesforce.com/us/developer/docs/api/Content/sforce_api_calls_undelete.htm',
      standing: 'documented',
      test: [merge, 'is undone for the record itself, not for the children that moved']
    }
  ],
  refusals: [
    {
      asks: 'a merge of another object, of too many records, or of a record with itself',
      gets: '400 MERGE_FAILED; which code the platform gives is not confirmed',
      test: [merge, 'takes leads, contacts and accounts, two records at most, and none twice']
    }
  ],
  notThere: [
    'Erased records are gone at once; the platform shows them to queryAll for about a day.',
    'The recycle bin never empties itself, after 15 days or above a number of records.',
    'Relations of accounts and contacts, tags and what belongs to articles are not there to be brought back by an undelete.'
  ]
};
