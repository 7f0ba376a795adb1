import type { Behaviour, Conformance } from './behaviour.ts';

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl';
const queries = 'localOrg/soqlQueries.test.ts';
const errors = 'localOrg/soqlErrors.test.ts';
const access = 'localOrg/soqlAccess.test.ts';
const random = 'unit/soql/random.test.ts';
const truth = 'unit/soql/truth.test.ts';
const anyText = 'unit/soql/anyText.test.ts';

const conditions: readonly Behaviour[] = [
  {
    says: '`!=`, NOT IN and NOT keep records whose field is empty',
    source: `${guide}/sforce_api_calls_soql_select_comparisonoperators.htm`,
    standing: 'observed',
    test: [queries, "Industry != 'Energy'"]
  },
  {
    says: 'text is compared without regard to letter case, in lists and LIKE too',
    source: `${guide}/sforce_api_calls_soql_select_comparisonoperators.htm`,
    standing: 'documented',
    test: [queries, "Name = 'ACME'"]
  },
  {
    says: "`\\_` and `\\%` in LIKE are the characters themselves; `\\u00e9`, `\\'` and `\\\\` are escapes",
    source: `${guide}/sforce_api_calls_soql_select_quotedstringescapes.htm`,
    standing: 'documented',
    test: [queries, "Name LIKE '%100"]
  },
  {
    says: 'AND and OR on one level need parentheses; NOT binds to the next condition',
    source: `${guide}/sforce_api_calls_soql_select_logicaloperators.htm`,
    standing: 'documented',
    test: [queries, "NOT Industry = 'Energy' AND AnnualRevenue > 5"]
  },
  {
    says: 'ids have 15 or 18 characters, in filters and in lists',
    source: `${guide}/sforce_api_calls_soql_select_fieldexpression.htm`,
    standing: 'documented',
    test: [queries, 'takes ids of 15 and 18 characters, in filters and in lists']
  },
  {
    says: 'datetime literals carry Z or an offset, numbers an exponent',
    source: `${guide}/sforce_api_calls_soql_select_dateformats.htm`,
    standing: 'documented',
    test: [queries, 'CreatedDate > 2026-07-15T13:59:59+02:00']
  },
  {
    says: 'semi-joins and anti-joins stand in WHERE, at most two, joined by AND',
    source: `${guide}/sforce_api_calls_soql_select_comparisonoperators.htm`,
    standing: 'documented',
    test: [queries, "Id IN (SELECT AccountId FROM Contact WHERE Title = 'cfo') AND Id NOT IN"]
  },
  {
    says: 'toLabel in WHERE compares the label',
    source: `${guide}/sforce_api_calls_soql_select_tolabel.htm`,
    standing: 'documented',
    test: [queries, "toLabel(Industry) = 'energy'"]
  },
  {
    says: 'every query that is accepted runs, and every other is refused at a place inside it',
    source: `${guide}/sforce_api_calls_soql_select.htm`,
    standing: 'documented',
    test: [anyText, 'is read or refused at a place inside it, and nothing is thrown']
  },
  {
    says: 'random conditions give what a plain reading of the rules gives',
    source: `${guide}/sforce_api_calls_soql_select_conditionexpression.htm`,
    standing: 'documented',
    test: [random, 'hold in SQLite and DuckDB for exactly the records']
  },
  {
    says: 'a box of a parent that is not there counts as not ticked',
    source: `${guide}/sforce_api_calls_soql_select_conditionexpression.htm`,
    standing: 'observed',
    test: [truth, 'Owner.IsActive = false']
  }
];

const records: readonly Behaviour[] = [
  {
    says: 'fields come in the order of the select list, a parent where it is first named',
    source: `${guide}/sforce_api_calls_soql_select.htm`,
    standing: 'documented',
    test: [queries, 'come with their fields in the order of the select list']
  },
  {
    says: 'children have a condition, order and limit of their own and are null where there are none',
    source: `${guide}/sforce_api_calls_soql_relationships_query_using.htm`,
    standing: 'documented',
    test: [queries, 'have children with a condition, order and limit of their own']
  },
  {
    says: 'child queries go five levels deep since API version 58.0, one before',
    source: `${guide}/sforce_api_calls_soql_relationships_query_using.htm`,
    standing: 'documented',
    test: [queries, 'have children of children since API version 58.0']
  },
  {
    says: '`FROM Account.Contacts` names children by their parent, FROM gives names to parents',
    source: `${guide}/sforce_api_calls_soql_alias.htm`,
    standing: 'documented',
    test: [queries, 'name children by their parent too']
  },
  {
    says: 'a polymorphic parent is a Name with its Type; its url names the real object',
    source: `${guide}/sforce_api_calls_soql_relationships_and_polymorph_keys.htm`,
    standing: 'observed',
    test: [queries, 'show a polymorphic parent as a Name with its Type']
  },
  {
    says: 'an owner that may be a queue leads on to its profile and role',
    source: 'https://github.com/salesforcecli/plugin-data/blob/main/test/commands/data/query/query.nut.ts',
    standing: 'observed',
    test: [queries, 'reach the profile and the role of an owner that may be a queue']
  },
  {
    says: 'TYPEOF takes fields by the object of a polymorphic parent, null where no branch fits',
    source: `${guide}/sforce_api_calls_soql_select_typeof.htm`,
    standing: 'documented',
    test: [queries, 'take fields by the object of a polymorphic parent with TYPEOF']
  },
  {
    says: 'FIELDS(ALL), FIELDS(STANDARD) and FIELDS(CUSTOM) select what the user may see',
    source: `${guide}/sforce_api_calls_soql_select_fields.htm`,
    standing: 'documented',
    test: [access, 'selects with FIELDS(ALL) what it may see and no more']
  },
  {
    says: 'FORMAT shows values in the words of the user’s locale, toLabel the label; convertCurrency changes nothing with one currency',
    source: `${guide}/sforce_api_calls_soql_select_format.htm`,
    standing: 'documented',
    test: [queries, 'show a number, a date and money in the words of the user']
  },
  {
    says: 'picklists are sorted as Setup lists their values, others behind them',
    source: 'https://developer.salesforce.com/docs/platform/graphql/guide/order.html',
    standing: 'documented',
    test: [queries, 'sorts picklists as Setup lists their values, others behind them']
  },
  {
    says: 'text is sorted by its capitals, empty values first',
    source: `${guide}/sforce_api_calls_soql_select_orderby.htm`,
    standing: 'documented',
    test: [queries, 'sorts text by its capitals, so that letter case does not count']
  }
];

const groups: readonly Behaviour[] = [
  {
    says: 'aggregates are expr0, expr1, ... unless they have an alias',
    source: `${guide}/sforce_api_calls_soql_select_agg_functions.htm`,
    standing: 'documented',
    test: [queries, 'give one row of totals, named expr0, expr1 or by alias']
  },
  {
    says: 'COUNT() gives totalSize without records',
    source: `${guide}/sforce_api_calls_soql_select_count.htm`,
    standing: 'documented',
    test: [queries, 'count without records']
  },
  {
    says: 'groups carry a field of a parent under its own name; HAVING picks among groups',
    source: `${guide}/sforce_api_calls_soql_select_groupby.htm`,
    standing: 'observed',
    test: [queries, 'group by a field of a parent under its own name, with HAVING']
  },
  {
    says: 'GROUP BY ROLLUP and CUBE add subtotals, GROUPING tells them apart',
    source: `${guide}/sforce_api_calls_soql_select_groupby_rollup.htm`,
    standing: 'documented',
    test: [queries, 'add subtotals with ROLLUP, told apart by GROUPING']
  },
  {
    says: 'groups of free text do not tell large from small letters for users in English, and do in other languages',
    source: 'https://github.com/octoberswimmer/aer-dist/issues/11',
    standing: 'observed',
    test: ['localOrg/soqlGroups.test.ts', 'for a user in English']
  },
  {
    says: 'boxes, choices, times and long text are not counted; short text areas are grouped, automatic numbers are not',
    source: `${guide}/sforce_api_calls_soql_select_agg_functions_field_types.htm`,
    standing: 'documented',
    test: [errors, 'SELECT COUNT(IsWon) FROM Opportunity']
  },
  {
    says: 'groups have no next page: more than a batch is refused',
    source: `${guide}/sforce_api_calls_soql_select_group_by_considerations.htm`,
    standing: 'documented',
    test: [errors, 'refuses more groups than one batch holds']
  }
];

/** What queries select and by what they filter. */
export const soqlConformance: Conformance = {
  area: 'SOQL',
  behaviours: [...conditions, ...records, ...groups],
  refusals: [],
  notThere: []
};
