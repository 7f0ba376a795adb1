import type { Behaviour, Conformance } from './behaviour.ts';

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl';
const errors = 'localOrg/soqlErrors.test.ts';
const places = 'unit/soql/places.test.ts';

const unreadable: readonly Behaviour[] = [
  {
    says: 'MALFORMED_QUERY with the piece of the query, a caret, row and column for a token out of place, also over several lines',
    source: 'https://github.com/forcedotcom/soql-tooling/issues/86',
    standing: 'observed',
    test: [places, 'goes wrong at']
  },
  {
    says: 'a token that cannot stand where it does is pointed at one to the left; a character that SOQL lacks has words of its own',
    source: 'https://github.com/tstack/lnav/blob/master/test/test_pretty_print.sh',
    standing: 'observed',
    test: [places, 'points one to the left of a token']
  },
  {
    says: 'what does not begin as a query has no place',
    source: 'https://github.com/forcedotcom/sf-fx-runtime-nodejs/blob/main/mappings/query-malformed-soql.json',
    standing: 'observed',
    test: [errors, 'SELEKT Name FROM Account']
  },
  {
    says: 'an unknown field is INVALID_FIELD at its place',
    source: 'https://github.com/forcedotcom/soql-tooling/issues/86',
    standing: 'observed',
    test: [errors, 'SELECT Foo FROM Account']
  },
  {
    says: 'an unknown object is INVALID_TYPE at its place',
    source: 'https://github.com/elasticio/salesforce-component-v2/blob/master/spec-integration/triggers/query.spec.js',
    standing: 'observed',
    test: [errors, 'SELECT Id FROM Contact123']
  },
  {
    says: 'an unknown relationship is INVALID_FIELD in a path and INVALID_TYPE in a child query',
    source: `${guide}/sforce_api_calls_soql_relationships.htm`,
    standing: 'observed',
    test: [errors, 'SELECT Id, Nope__r.Name FROM Account']
  },
  {
    says: 'AND and OR mixed without parentheses are refused at the second word',
    source: 'https://life-improver.com/salesforce/salesforce-unexpected-token-or/',
    standing: 'observed',
    test: [places, 'SELECT Id FROM Account WHERE A = 1 OR B = 2 AND C = 3']
  },
  {
    says: 'bind variables, comments, semicolons, double quotes and unquoted text are refused',
    source: `${guide}/sforce_api_calls_soql_select_fieldexpression.htm`,
    standing: 'documented',
    test: [places, 'SELECT Id FROM Account WHERE Name = June']
  },
  {
    says: 'a list after IN that does not open is “expecting a colon”',
    source: 'https://salesforce.stackexchange.com/questions/287524/how-to-pass-setid-dynamically-to-soql',
    standing: 'observed',
    test: [places, "SELECT Id FROM Account WHERE Id IN '001'"]
  },
  {
    says: 'ALL ROWS is refused outside Apex',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_query_all_rows.htm',
    standing: 'documented',
    test: [errors, 'SELECT Id FROM Account ALL ROWS']
  },
  {
    says: 'reserved words are no alias',
    source: `${guide}/sforce_api_calls_soql_alias.htm`,
    standing: 'documented',
    test: [places, 'SELECT COUNT(Id) LIMIT FROM Account']
  },
  {
    says: '100,000 characters for a query, 4,000 for a string',
    source:
      'https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_soslsoql.htm',
    standing: 'documented',
    test: [places, 'refuses more than 100,000 characters']
  },
  {
    says: 'the words about a query or a string that is too long, and the depth of parentheses and NOTs that is too complicated',
    source:
      'https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_soslsoql.htm',
    standing: 'unconfirmed',
    test: [places, 'refuses a text of nothing but parentheses or NOTs']
  },
  {
    says: 'a datetime or time without its zone is refused at the character behind it',
    source: 'https://life-improver.com/salesforce/salesforce-datetime-representation-in-soql-executed-via-rest-api/',
    standing: 'observed',
    test: [places, "line 1:75 no viable alternative at character '<EOF>'"]
  },
  {
    says: 'the words about a string that does not end',
    source: `${guide}/sforce_api_calls_soql_select_quotedstringescapes.htm`,
    standing: 'unconfirmed',
    test: [places, "mismatched character '<EOF>'"]
  },
  {
    says: 'a literal of the wrong type is INVALID_FIELD with the type that is wanted',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/event_log_file_hourly_overview.htm',
    standing: 'observed',
    test: [errors, "SELECT Id FROM Account WHERE CreatedDate > '2026-01-01'"]
  },
  {
    says: 'a malformed id is INVALID_QUERY_FILTER_OPERATOR at its field',
    source: 'https://github.com/palominolabs/sf-api-connector',
    standing: 'observed',
    test: [errors, "SELECT Id FROM Contact WHERE Id = 'ZZZ'"]
  },
  {
    says: 'long text is neither filtered nor grouped nor sorted',
    source: `${guide}/sforce_api_calls_soql_select_fieldexpression.htm`,
    standing: 'documented',
    test: [errors, "SELECT Id FROM Account WHERE Description = 'x'"]
  }
];

/** What the platform cannot read or does not know, in its words. */
export const soqlErrorsConformance: Conformance = {
  area: 'SOQL',
  behaviours: [...unreadable],
  refusals: [],
  notThere: []
};
