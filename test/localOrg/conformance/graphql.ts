import type { Behaviour, Conformance } from './behaviour.ts';

const guide = 'https://developer.salesforce.com/docs/platform/graphql/guide';
const queries = 'localOrg/uiApiGraphql.test.ts';
const rules = 'localOrg/uiApiGraphqlRules.test.ts';
const aggregates = 'localOrg/uiApiAggregates.test.ts';

const limits: readonly Behaviour[] = [
  {
    says: 'A list gives ten records where the request names no number',
    source: `${guide}/query-limits.html`,
    standing: 'documented',
    test: [queries, 'gives ten records where the request names no number']
  },
  {
    says: 'A subquery gives at most 2,000 records, a query holds ten subqueries, paging reaches 4,000 records',
    source: `${guide}/paginate-use.html`,
    standing: 'documented',
    test: [queries, 'is refused beyond the limits: 2,000 records, ten subqueries, paging to 4,000']
  },
  {
    says: 'With upperBound paging goes beyond 4,000 records, in pages of 200 to 2,000',
    source: `${guide}/paginate-use-upperbound.html`,
    standing: 'documented',
    test: [rules, 'ends a list however many records there are, in pages of 200 to 2,000']
  },
  {
    says: 'Children of a list with upperBound need one too',
    source: `${guide}/paginate-use-upperbound.html`,
    standing: 'documented',
    test: [rules, 'wants at least 200 records a page, and itself on children of a list that has it']
  },
  {
    says: 'Each subquery counts as one call of the day',
    source: `${guide}/query-limits.html`,
    standing: 'documented',
    test: [rules, 'are counted by the subquery']
  },
  {
    says: 'A query follows at most five levels of parents',
    source: `${guide}/query-limits.html`,
    standing: 'documented',
    test: [rules, 'follows at most five parents']
  }
];

const querying: readonly Behaviour[] = [
  {
    says: 'Cursors lead on without gap or overlap, and are `v1:` and a place in Base64',
    source: `${guide}/paginate-use.html`,
    standing: 'documented',
    test: [queries, 'goes on after a cursor without gap or overlap']
  },
  {
    says: 'Fields are objects of value and shown value; picklists have a label, numbers and dates a format',
    source: `${guide}/field-types.html`,
    standing: 'unconfirmed',
    test: [rules, 'have a label where they are picklists, and a format where they are numbers or dates']
  },
  {
    says: 'Fields and objects that the user may not see are not in the schema, unless marked optional',
    source: 'https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-wire.html',
    standing: 'documented',
    test: ['localOrg/uiApiAccess.test.ts', 'gets the rest when what it may not see is optional']
  },
  {
    says: 'What the user may not see is neither grouped, aggregated, filtered nor sorted',
    source: `${guide}/query-record-objects.html`,
    standing: 'documented',
    test: ['localOrg/uiApiAccess.test.ts', 'gets them neither grouped, aggregated, filtered nor sorted']
  },
  {
    says: 'A filter can ask for records that those of another object refer to, or do not',
    source: `${guide}/filter-joins.html`,
    standing: 'documented',
    test: [rules, 'filter by the records of another object, or their absence']
  },
  {
    says: 'Scopes limit a list, but not a list of children',
    source: `${guide}/query-record-objects.html`,
    standing: 'documented',
    test: [rules, 'limit a list to what is mine, and are not for children']
  },
  {
    says: 'A request that is wrong is answered with 200, no data, and errors of a type',
    source: `${guide}/query-status.html`,
    standing: 'documented',
    test: [queries, 'names every field and object that is not there, at once']
  },
  {
    says: 'An error has message, locations, paths and extensions.ErrorType',
    source: `${guide}/query-status.html`,
    standing: 'unconfirmed',
    test: [rules, 'says what, where in the request and where in the answer']
  },
  {
    says: 'A document defines nothing that it does not use, and tells its operations apart',
    source: 'https://spec.graphql.org/October2021/#sec-Validation',
    standing: 'unconfirmed',
    test: [rules, 'defines nothing that it does not use']
  }
];

const aggregating: readonly Behaviour[] = [
  {
    says: 'An aggregation without groups has one edge with count, avg, sum, min, max and countDistinct',
    source: `${guide}/aggregate-examples.html`,
    standing: 'documented',
    test: [aggregates, 'gives one edge over all records where nothing is grouped']
  },
  {
    says: 'groupBy groups by fields, of parents too, and by ROLLUP or CUBE; orderBy orders by what is grouped or aggregated',
    source: `${guide}/aggregate-groupby-schema.html`,
    standing: 'documented',
    test: [aggregates, 'groups by a field, nulls first, and orders groups by what it aggregates']
  },
  {
    says: 'Dates are grouped by a part of them',
    source: `${guide}/aggregate-groupby-schema.html`,
    standing: 'unconfirmed',
    test: [aggregates, 'groups by a part of a date']
  },
  {
    says: 'totalCount counts records without groups, and groups with them',
    source: `${guide}/aggregate-schema.html`,
    standing: 'documented',
    test: [aggregates, 'counts records without groups, and groups with them, and goes through them in pages']
  }
];

const mutating: readonly Behaviour[] = [
  {
    says: 'An operation refers to the id of an earlier one by `@{alias}`',
    source: `${guide}/mutations-references.html`,
    standing: 'documented',
    test: [queries, 'creates records that refer to one another']
  },
  {
    says: 'A reference stands in a variable too: an opportunity and its line item are one mutation',
    source: `${guide}/mutations-references.html`,
    standing: 'unconfirmed',
    test: ['localOrg/opportunityProducts.test.ts', 'makes both, and gives the opportunity the price book of the entry']
  },
  {
    says: 'All operations are undone when one fails',
    source: `${guide}/mutations-use.html`,
    standing: 'documented',
    test: [queries, 'undoes everything when one part fails']
  },
  {
    says: 'With allOrNone false only failed operations and those that depend on them are undone',
    source: `${guide}/mutations-use.html`,
    standing: 'documented',
    test: [rules, 'fails with what it refers to, and leaves the rest, where allOrNone is false']
  },
  {
    says: 'An update can give back the record',
    source: 'https://developer.salesforce.com/docs/platform/multiframework/guide/data-sdk-mutate.html',
    standing: 'documented',
    test: [queries, 'changes and deletes by id']
  }
];

/** What the local org does as the platform's GraphQL API does it. */
export const graphqlConformance: Conformance = {
  area: 'GraphQL',
  behaviours: [...limits, ...querying, ...aggregating, ...mutating],
  refusals: [
    { asks: 'introspection (`__schema`, `__type`)', gets: '200 with OperationNotSupported', test: [rules, 'cannot ask for the schema'] },
    {
      asks: 'operators and arguments that the local org does not have',
      gets: '200 with ValidationError',
      test: [queries, 'is refused for syntax, unknown operators, wrong values and unknown arguments']
    }
  ],
  notThere: [
    'References to other values than the id (`@{alias.Record.Name.value}`) come with API 67.',
    'The types of variables are not compared with the places where they are used; values are checked there.'
  ]
};
