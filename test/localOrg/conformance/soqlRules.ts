import type { Behaviour, Conformance } from './behaviour.ts';

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl';
const errors = 'localOrg/soqlErrors.test.ts';
const pages = 'localOrg/soqlPages.test.ts';
const bulk = 'localOrg/soqlBulk.test.ts';
const refused = 'localOrg/soqlRefusals.test.ts';
const unitErrors = 'unit/soql/errors.test.ts';
const semiJoins = 'unit/soql/semiJoins.test.ts';

const forbidden: readonly Behaviour[] = [
  {
    says: 'money, numbers with fractions and datetimes are not grouped',
    source: 'https://ktema.org/articles/soql-group-by-fields/',
    standing: 'observed',
    test: [errors, 'SELECT AnnualRevenue, COUNT(Id) FROM Account GROUP BY AnnualRevenue']
  },
  {
    says: 'describe says of each field whether queries may filter, group, sort and aggregate by it, and they agree',
    source: `${guide}/sforce_api_calls_soql_select_group_by_considerations.htm`,
    standing: 'documented',
    test: ['unit/localOrg/describeRules.test.ts', 'agrees with the queries that group and sort by the field']
  },
  {
    says: 'an ungrouped field beside an aggregate is refused',
    source: `${guide}/sforce_api_calls_soql_select_groupby.htm`,
    standing: 'documented',
    test: [errors, 'SELECT Name, COUNT(Id) FROM Account']
  },
  {
    says: 'an overall aggregate takes no LIMIT, ORDER BY or OFFSET',
    source: `${guide}/sforce_api_calls_soql_select_group_by_considerations.htm`,
    standing: 'documented',
    test: [errors, 'SELECT MAX(CreatedDate) FROM Account LIMIT 1']
  },
  {
    says: 'COUNT() stands alone, without GROUP BY and ORDER BY',
    source: `${guide}/sforce_api_calls_soql_select_count.htm`,
    standing: 'documented',
    test: [errors, 'SELECT COUNT() FROM Account GROUP BY Name']
  },
  {
    says: 'an aggregate of a wrong type is refused at its argument',
    source: 'https://github.com/forcedotcom/SFDX-Data-Move-Utility/issues/46',
    standing: 'observed',
    test: [errors, 'SELECT SUM(Name) FROM Account']
  },
  {
    says: 'a field selected twice is refused without a place',
    source: `${guide}/sforce_api_calls_soql_select_fields.htm`,
    standing: 'documented',
    test: [errors, 'SELECT Id, FIELDS(STANDARD) FROM User']
  },
  {
    says: 'FIELDS(ALL) and FIELDS(CUSTOM) need a LIMIT of at most 200',
    source: `${guide}/sforce_api_calls_soql_select_fields.htm`,
    standing: 'documented',
    test: [errors, 'SELECT FIELDS(CUSTOM) FROM Account LIMIT 201']
  },
  {
    says: 'only aggregates have an alias',
    source: `${guide}/sforce_api_calls_soql_select_groupby_alias.htm`,
    standing: 'documented',
    test: [errors, 'SELECT Name n FROM Account']
  },
  {
    says: 'OFFSET is at most 2,000: NUMBER_OUTSIDE_VALID_RANGE',
    source: `${guide}/sforce_api_calls_soql_select_offset.htm`,
    standing: 'documented',
    test: [errors, 'SELECT Id FROM Account LIMIT 1 OFFSET 2001']
  },
  {
    says: 'a semi-join with OR, inside another condition, or a third one is refused',
    source: 'https://www.apsona.com/docs/help-and-support/semijoin-subselect/',
    standing: 'observed',
    test: [semiJoins, 'only allowed at the top level WHERE expressions']
  },
  {
    says: 'both sides of a semi-join point to the same object, which is not the one queried',
    source: `${guide}/sforce_api_calls_soql_select_comparisonoperators.htm`,
    standing: 'documented',
    test: [errors, 'SELECT Id FROM Account WHERE ParentId IN (SELECT Id FROM Contact)']
  },
  {
    says: 'a sub-select takes no LIMIT, ORDER BY or GROUP BY and one id of its own object',
    source: `${guide}/sforce_api_calls_soql_select_comparisonoperators.htm`,
    standing: 'documented',
    test: [semiJoins, "missing value at 'LIMIT'"]
  },
  {
    says: 'child queries have no aggregates, grouped queries no child queries',
    source: 'https://github.com/django-salesforce/django-salesforce/blob/master/salesforce/dbapi/subselect.py',
    standing: 'observed',
    test: [unitErrors, 'Only root queries support aggregate expressions']
  },
  {
    says: 'ROLLUP and CUBE take at most three fields',
    source: `${guide}/sforce_api_calls_soql_select_groupby_rollup.htm`,
    standing: 'documented',
    test: [unitErrors, 'GROUP BY CUBE must contain 3 fields or less']
  },
  {
    says: 'paths go at most five parents up',
    source: `${guide}/sforce_api_calls_soql_relationships_query_limits.htm`,
    standing: 'documented',
    test: [unitErrors, 'more than 5 child-to-parent levels']
  },
  {
    says: 'a scope that the object lacks is INVALID_QUERY_SCOPE',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm',
    standing: 'unconfirmed',
    test: [errors, 'SELECT Id FROM Account USING SCOPE nearby']
  },
  {
    says: 'an unknown, foreign or old locator is INVALID_QUERY_LOCATOR',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm',
    standing: 'documented',
    test: [pages, 'belong to the user who asked']
  },
  {
    says: 'EntityDefinition takes neither OR nor `!=` nor COUNT() nor GROUP BY',
    source: 'https://developer.salesforce.com/docs/platform/api-tooling/guide/reference-objects-soql-limits.html',
    standing: 'documented',
    test: [refused, 'SELECT COUNT() FROM EntityDefinition']
  },
  {
    says: 'Custom Metadata types take OR over one column only',
    source: `${guide}/sforce_api_calls_soql_limits.htm`,
    standing: 'documented',
    test: [refused, 'takes OR over one column of a Custom Metadata type']
  },
  {
    says: 'Bulk API 2.0 takes no child queries, aggregates, groups, OFFSET and TYPEOF',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm',
    standing: 'documented',
    test: [bulk, 'SELECT Id, (SELECT Id FROM Contacts) FROM Account']
  }
];

/** What the documentation forbids without showing the reply. */
const inOwnWords: readonly Behaviour[] = [
  {
    says: 'what EntityDefinition and Custom Metadata types do not take is EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION, in these words',
    source: 'https://developer.salesforce.com/docs/platform/api-tooling/guide/reference-objects-soql-limits.html',
    standing: 'unconfirmed',
    test: [refused, 'Only equals comparisons permitted']
  },
  {
    says: 'OFFSET in a child query is MALFORMED_QUERY unless its parent has LIMIT 1 (the code is documented, the words are not)',
    source: `${guide}/sforce_api_calls_soql_select_offset.htm`,
    standing: 'unconfirmed',
    test: [unitErrors, 'OFFSET in a subquery']
  },
  {
    says: 'TYPEOF over a parent that is not polymorphic is INVALID_FIELD, over an object it does not point to INVALID_TYPE',
    source: `${guide}/sforce_api_calls_soql_select_typeof.htm`,
    standing: 'unconfirmed',
    test: [unitErrors, 'Cannot use TYPEOF on a non-polymorphic relationship']
  },
  {
    says: 'GROUPING without ROLLUP or CUBE is MALFORMED_QUERY',
    source: `${guide}/sforce_api_calls_soql_select_groupby_rollup.htm`,
    standing: 'unconfirmed',
    test: [unitErrors, 'GROUPING is only allowed with']
  },
  {
    says: 'an aggregate in ORDER BY of a query without GROUP BY is MALFORMED_QUERY',
    source: `${guide}/sforce_api_calls_soql_select_orderby.htm`,
    standing: 'unconfirmed',
    test: [unitErrors, 'SELECT Name FROM Account ORDER BY COUNT(Id)']
  }
];

/** What the platform understands and does not allow. */
export const soqlRulesConformance: Conformance = {
  area: 'SOQL',
  behaviours: [...forbidden, ...inOwnWords],
  refusals: [],
  notThere: []
};
