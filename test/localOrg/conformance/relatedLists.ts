import type { Conformance } from './behaviour.ts';

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi';
const lwc = 'https://developer.salesforce.com/docs/platform/lwc/guide';
const lists = 'localOrg/uiApiLists.test.ts';

/** What the local org does as the User Interface API does it, for children of a record. */
export const relatedListsConformance: Conformance = {
  area: 'UI API: related lists',
  behaviours: [
    {
      says: 'Records of a related list come by GET or POST, 50 a page, with the parameters repeated',
      source: `${guide}/ui_api_resources_related_list_records.htm`,
      standing: 'documented',
      test: [lists, 'come by GET as by POST, 50 a page, with what was asked for']
    },
    {
      says: 'A page holds at most 1,999 records',
      source: `${guide}/ui_api_resources_related_list_records.htm`,
      standing: 'documented',
      test: [lists, 'come at most 1,999 a page']
    },
    {
      says: 'Page tokens lead forward and back',
      source: `${guide}/ui_api_responses_list_record_collection.htm`,
      standing: 'documented',
      test: [lists, 'go on and back by page tokens']
    },
    {
      says: 'A list is filtered in the syntax of GraphQL',
      source: `${lwc}/reference-wire-adapters-get-related-list-records.html`,
      standing: 'documented',
      test: [lists, 'are filtered in the syntax of GraphQL']
    },
    {
      says: 'A list is sorted by one field, falling after a minus',
      source: `${lwc}/reference-wire-adapters-get-related-list-records.html`,
      standing: 'documented',
      test: [lists, 'are sorted by one field, of the parent too']
    },
    {
      says: 'A count stops at ten, or at the number given, and says whether there are more',
      source: `${lwc}/reference-wire-adapters-get-related-list-count.html`,
      standing: 'documented',
      test: [lists, 'stops at ten, or at maxCount, and says whether there are more']
    },
    {
      says: 'Related lists of an object are described with child object, field and key prefix',
      source: `${guide}/ui_api_responses_related_list_summary.htm`,
      standing: 'documented',
      test: [lists, 'stands in the lists of an object, without those that UI API does not serve']
    },
    {
      says: 'Children in a record come five a page, one level deep',
      source: `${guide}/ui_api_features_records_child_relationships.htm`,
      standing: 'documented',
      test: [lists, 'come five at a time, with the fields of the compact layout']
    }
  ],
  refusals: [
    {
      asks: 'a related list that is not there, or whose object UI API does not serve',
      gets: '400 INVALID_PARAMETER_VALUE',
      test: ['localOrg/uiApiRecords.test.ts', 'are refused when the relationship is not there']
    }
  ],
  notThere: [
    'Columns of related lists are those of the compact layout: page layouts are not deployed.',
    'Preferences of related lists are not kept.'
  ]
};
