import type { Behaviour, Conformance, Refusal } from './behaviour.ts';

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl';
const rest = 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest';
const exemplars = 'https://github.com/salesforcecli/plugin-data/blob/main/test/test-files/queryFields.exemplars.ts';
const queries = 'localOrg/soqlQueries.test.ts';
const pages = 'localOrg/soqlPages.test.ts';
const columns = 'localOrg/soqlColumns.test.ts';
const dates = 'localOrg/soqlDates.test.ts';
const access = 'localOrg/soqlAccess.test.ts';
const refused = 'localOrg/soqlRefusals.test.ts';

const calendar: readonly Behaviour[] = [
  {
    says: 'date literals are days of the user’s own time zone',
    source: `${guide}/sforce_api_calls_soql_select_dateformats.htm`,
    standing: 'documented',
    test: [dates, 'are days of the user’s own time zone']
  },
  {
    says: 'weeks begin on the day that the user’s locale says',
    source: `${guide}/sforce_api_calls_soql_select_dateformats.htm`,
    standing: 'documented',
    test: [dates, 'begin the week on the day that the user’s locale says']
  },
  {
    says: 'a fiscal year is named by the year of its end, or of its start where UsesStartDateAsFiscalYearName says so',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_organization.htm',
    standing: 'documented',
    test: [dates, 'name a fiscal year by its start: %s, so that of %s is %d, in queries and on opportunities']
  },
  {
    says: 'fiscal quarters and years begin where the org’s fiscal year does',
    source: `${guide}/sforce_api_calls_soql_select_dateformats.htm`,
    standing: 'documented',
    test: [dates, 'count fiscal quarters and years from the month']
  },
  {
    says: 'every date literal is understood',
    source: `${guide}/sforce_api_calls_soql_select_dateformats.htm`,
    standing: 'documented',
    test: [dates, 'CreatedDate > N_FISCAL_YEARS_AGO:3']
  },
  {
    says: 'parts of dates are taken in UTC, with convertTimezone in the user’s zone',
    source: `${guide}/sforce_api_calls_soql_select_date_functions.htm`,
    standing: 'documented',
    test: [dates, 'are taken in UTC, and with convertTimezone in the user’s zone']
  }
];

const scopes: readonly Behaviour[] = [
  {
    says: 'USING SCOPE takes everything, mine, and team for accounts',
    source: `${guide}/sforce_api_calls_soql_select_using_scope.htm`,
    standing: 'documented',
    test: [queries, 'USING SCOPE team gives accounts on whose team the user is']
  },
  {
    says: 'objects and fields that no permission opens are as if they were not there, in every clause and mode',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm',
    standing: 'documented',
    test: [access, 'finds no field that no permission opens, in any clause']
  }
];

const paging: readonly Behaviour[] = [
  {
    says: 'batchSize is between 200 and 2,000; every record comes once',
    source: `${rest}/headers_queryoptions.htm`,
    standing: 'documented',
    test: [pages, 'are as long as the client asks, between 200 and 2,000']
  },
  {
    says: 'pages show what the first page saw; queryAll shows what was deleted',
    source: `${rest}/resources_queryall.htm`,
    standing: 'documented',
    test: [pages, 'show what the first page saw, whatever is deleted meanwhile']
  },
  {
    says: 'long lists of children have a nextRecordsUrl of their own',
    source: `${rest}/dome_query.htm`,
    standing: 'documented',
    test: [pages, 'of children are asked for through a locator of their own']
  },
  {
    says: 'a locator ends after two days and belongs to the user who asked',
    source: `${rest}/dome_query.htm`,
    standing: 'documented',
    test: [pages, 'end after two days']
  }
];

const described: readonly Behaviour[] = [
  {
    says: 'columns=true describes the columns of a query without running it, on the Tooling API too',
    source: exemplars,
    standing: 'observed',
    test: [columns, 'describes the columns of a query as a real org does']
  },
  {
    says: 'parents and child queries are joined under their relationship',
    source: exemplars,
    standing: 'observed',
    test: [columns, 'joins the columns of a parent under it']
  },
  {
    says: 'an aggregate shows its function in small letters',
    source: exemplars,
    standing: 'observed',
    test: [columns, 'calls an aggregate expr0 and shows the function in small letters']
  },
  {
    says: 'the fields of all branches of TYPEOF are joined under the parent',
    source: exemplars,
    standing: 'unconfirmed',
    test: [columns, 'joins the fields of all branches of TYPEOF under the parent']
  }
];

const refusals: readonly Refusal[] = [
  {
    asks: 'DISTANCE and GEOLOCATION',
    gets: '501 NOT_IMPLEMENTED',
    test: [refused, "SELECT Id FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(37, -122), 'mi') < 20"]
  },
  {
    asks: 'currency literals (`USD5000`)',
    gets: '501 NOT_IMPLEMENTED',
    test: [refused, 'SELECT Id FROM Account WHERE AnnualRevenue > USD5000']
  },
  {
    asks: 'USING SCOPE delegated, mine_and_my_groups, territories, scopingRule',
    gets: '501 NOT_IMPLEMENTED',
    test: [refused, 'SELECT Id FROM Task USING SCOPE delegated']
  },
  {
    asks: 'WITH DATA CATEGORY',
    gets: '501 NOT_IMPLEMENTED',
    test: [refused, 'SELECT Id FROM Account WITH DATA CATEGORY Geography__c AT usa__c']
  },
  { asks: 'UPDATE TRACKING and UPDATE VIEWSTAT', gets: '501 NOT_IMPLEMENTED', test: [refused, 'SELECT Id FROM Account UPDATE TRACKING'] },
  {
    asks: 'fields of parents inside TYPEOF',
    gets: '501 NOT_IMPLEMENTED',
    test: [refused, 'SELECT TYPEOF What WHEN Account THEN Owner.Name END FROM Task']
  },
  { asks: 'query plans (`explain`)', gets: '501 NOT_IMPLEMENTED', test: [refused, 'refuses query plans'] }
];

/** When, whose and how many: dates, scopes, pages, columns; and what is refused. */
export const soqlResourceConformance: Conformance = {
  area: 'SOQL',
  behaviours: [...calendar, ...scopes, ...paging, ...described],
  refusals,
  notThere: [
    'FOR VIEW and FOR REFERENCE are taken, but no record of viewing is kept; FOR UPDATE locks nothing.',
    'LIMIT counts for EntityDefinition, where the platform ignores it.',
    'At most ten open locators of a user, and the limit of 55 parents in a query.',
    'Sorting and comparing by the rules of languages other than English.',
    'SOSL (`/search`).'
  ]
};
