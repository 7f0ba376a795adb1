import type { Behaviour, Conformance, Refusal } from './behaviour.ts';

const area = 'The Salesforce CLI (sf 2.150.6)';
const data = 'clients/data.test.ts';
const request = 'clients/request.test.ts';
const apexMessage = 'the reason, by SOAP fault';

/** Rows of one topic of the CLI's reference; the title of each test is the row. */
function rows(topic: string, file: string, titles: readonly string[]): readonly Behaviour[] {
  const source = `https://developer.salesforce.com/docs/atlas.en-us.sfdx_cli_reference.meta/sfdx_cli_reference/cli_reference_${topic}_commands_unified.htm`;
  return titles.map((says) => ({ says, source, standing: 'documented', test: [file, says] }));
}

function refused(asks: string, gets: string, file: string, title: string): Refusal {
  return { asks, gets, test: [file, title] };
}

/** Commands of the CLI, each as somebody types it. */
export const clientsConformance: Conformance = {
  area,
  behaviours: [
    ...rows('org', 'clients/signIn.test.ts', [
      'sf org login access-token signs in with a token and reads the facts of the org',
      'sf org login access-token refuses a token that the org does not know',
      'sf org login jwt signs in with a key of an app',
      'sf org list auth lists both ways to sign in',
      'sf org display shows the org that was signed in to',
      'sf org display user shows user and profile',
      'sf org list shows both orgs as connected',
      'sf org list users shows the user that signed in, with profile and id',
      'sf org list limits shows what is left of the calls of a day',
      'sf org list sobject record-counts counts records that are not deleted',
      'sf org open --url-only gives a link that explains the local org',
      'sf org assign permset gives a permission set to the default user',
      'sf org assign permset --on-behalf-of gives it to another user',
      'sf org assign permset says which permission set the org lacks',
      'sf org assign permsetlicense gives a permission set licence to the default user',
      'sf org assign permsetlicense says which licence the org lacks',
      'sf org logout removes the sign-in from this machine'
    ]),
    ...rows('data', data, [
      'sf data query prints records and columns',
      'sf data query prints the rows of a child query in columns of their own',
      'sf data query prints aggregates under their alias',
      'sf data query prints aggregates without an alias under their call',
      'sf data query --json gives the records as REST does',
      'sf data query --result-format csv gives a header and a line for each record',
      'sf data query --all-rows finds deleted records',
      'sf data query counts',
      'sf data query --use-tooling-api reads what the Tooling API knows',
      'sf data query shows the place of an unknown field',
      'sf data create record creates a record and gives its id',
      'sf data create record says which field is required',
      'sf data get record reads a record by id',
      'sf data get record --where finds a record by a field',
      'sf data update record --where changes the record that is found',
      'sf data update record changes a record by id',
      'sf data delete record deletes by id, and by a field',
      'sf data delete record says that a record is not there'
    ]),
    ...rows('data', 'clients/bulk.test.ts', [
      'sf data import bulk inserts the rows of a file',
      'sf data import bulk tells of refused rows, and sf data bulk results writes both files',
      'sf data import resume takes up a job that was left alone',
      'sf data upsert bulk changes what is known by its key and inserts the rest',
      'sf data upsert bulk --external-id Id inserts each row of a file without ids, with any column delimiter',
      'sf data update bulk changes records by id',
      'sf data export bulk writes every page of a query, in order',
      'sf data export bulk writes JSON',
      'sf data export resume writes the file of a job that was left alone',
      'sf data export bulk says why a query is refused',
      'sf data delete bulk deletes the records of a file',
      'sf data delete bulk --hard-delete needs its permission, and then leaves nothing in the recycle bin'
    ]),
    ...rows('data', 'clients/tree.test.ts', [
      'sf data export tree --plan writes a file for each object, with references',
      'sf data import tree --plan creates the records of a plan and resolves their references',
      'sf data export tree without a plan nests the children, and sf data import tree --files creates both',
      'sf data import tree creates nothing when one record is refused'
    ]),
    ...rows('sobject', request, [
      'sf sobject list lists standard and custom objects apart',
      'sf sobject describe describes an object with its fields',
      'sf sobject describe says that an object is not there',
      'sf sobject describe --use-tooling-api describes an object of the Tooling API'
    ]),
    ...rows('api', request, [
      'sf api request rest sends any request and prints the answer',
      'sf api request rest posts a body and writes the answer to a file',
      'sf api request rest ends with 1 when the org refuses',
      'sf api request graphql runs a query'
    ]),
    ...rows('project', 'clients/deploy.test.ts', [
      'sf project deploy validate checks a project by SOAP and changes nothing',
      'sf project deploy quick deploys what was validated',
      'sf project deploy report shows a deploy again',
      'sf project deploy start says that a second deploy changes nothing, without a warning',
      'sf project deploy start deploys by REST',
      'sf project deploy start --metadata deploys the component that is named',
      'sf project deploy start --manifest deploys what package.xml names',
      'sf project deploy cancel says that a finished deploy cannot be cancelled',
      'sf project deploy cancel stops a deploy that has not ended',
      'sf project deploy resume waits for a deploy that was left alone',
      'sf project deploy start lists each failure with file and problem, by SOAP and by REST',
      'sf project deploy start prints the failures as a table for people',
      'sf project deploy start rolls everything back',
      'sf project deploy start --ignore-errors keeps what the org can hold'
    ]),
    ...rows('org', 'clients/deploy.test.ts', [
      'sf org list metadata-types lists the types that can be deployed',
      'sf org list metadata lists the components of a type'
    ])
  ],
  refusals: [
    refused('`sf data search` (SOSL)', '501 `NOT_IMPLEMENTED`', request, 'sf data search is refused: there is no SOSL'),
    refused('`sf apex run`', apexMessage, request, 'sf apex run is refused with a message that says why'),
    refused('`sf apex list log`', '400 `INVALID_TYPE`', request, 'sf apex list log is refused: there are no logs'),
    refused(
      '`sf project retrieve start`',
      'the reason, by SOAP fault `FUNCTIONALITY_NOT_ENABLED`',
      'clients/deploy.test.ts',
      'sf project retrieve start is refused with a message that says why'
    ),
    refused(
      '`sf project deploy preview` and other commands of source tracking',
      '404 for SourceMember: the CLI says that the org does not track source',
      'clients/deploy.test.ts',
      'sf project deploy preview is refused: the local org does not track source'
    )
  ],
  notThere: [
    'A JWT sign-in that the local org refuses makes the CLI try login.salesforce.com and test.salesforce.com as well: that is the CLI, not the local org.'
  ]
};
