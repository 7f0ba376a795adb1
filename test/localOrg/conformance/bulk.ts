import type { Behaviour, Conformance } from './behaviour.ts';

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch';
const jobs = 'localOrg/bulkJobs.test.ts';
const ingestTests = 'unit/localOrg/ingest.test.ts';
const formats = 'unit/localOrg/ingestFormats.test.ts';

const ingest: readonly Behaviour[] = [
  {
    says: 'an ingest job is Open, UploadComplete, InProgress and then JobComplete, and reports its rows and times',
    source: `${guide}/get_job_info.htm`,
    standing: 'documented',
    test: [jobs, 'is Open, UploadComplete, InProgress and JobComplete, and counts its time']
  },
  {
    says: 'a new job is CSV with LF and commas where it says nothing else',
    source: `${guide}/create_job.htm`,
    standing: 'documented',
    test: [ingestTests, 'creates a job with the defaults of the platform']
  },
  {
    says: 'a job takes one upload: a second one is INVALIDJOB',
    source: 'https://salesforce.stackexchange.com/questions/231917/providing-multiple-batches-to-the-bulk-api-2-0',
    standing: 'observed',
    test: [jobs, 'takes one upload only']
  },
  {
    says: 'a multipart request creates a job with its rows and starts it',
    source: `${guide}/walkthrough_upload_multipart_data.htm`,
    standing: 'documented',
    test: [jobs, 'is created with its rows in one request of two parts']
  },
  {
    says: 'an aborted job keeps what it has written and gives back the rest as unprocessed',
    source: `${guide}/close_job.htm`,
    standing: 'documented',
    test: [jobs, 'keeps what it has done when it is aborted midway, and gives back the rest']
  },
  {
    says: 'a job that ran when the org was stopped is Failed; its results tell of the rows that were kept, the rest is unprocessed',
    source: `${guide}/get_job_unprocessed_results.htm`,
    standing: 'documented',
    test: ['unit/localOrg/interruptedJobs.test.ts', 'tells of the rows that were kept, and of no others']
  },
  {
    says: 'a row with a space before or text behind a quoted cell fails alone; so does one with another number of columns than the header',
    source: `${guide}/datafiles_prepare_csv.htm`,
    standing: 'documented',
    test: [formats, 'fail the rows that are no CSV or have another number of columns than the header, and no others']
  },
  {
    says: 'a job is not aborted after its end, nor deleted before it',
    source: `${guide}/query_abort_job.htm`,
    standing: 'documented',
    test: [jobs, 'is not aborted when it has ended, and not deleted while it is open or runs']
  },
  {
    says: 'an ingest job may be deleted while it is UploadComplete',
    source: `${guide}/delete_job.htm`,
    standing: 'documented',
    test: [jobs, 'does nothing when it is deleted before its turn']
  },
  {
    says: 'only the user who created a job uploads to it, closes it and reads its rows',
    source: `${guide}/close_job.htm`,
    standing: 'unconfirmed',
    test: [jobs, 'belongs to the user who made it']
  },
  {
    says: 'upsert needs an external id, and properties that a job does not have are refused',
    source: `${guide}/create_job.htm`,
    standing: 'documented',
    test: [jobs, 'needs an external id to upsert by, known properties and no assignment rule']
  },
  {
    says: 'hardDelete needs Bulk API Hard Delete, which administrators do not have by themselves',
    source: 'https://help.salesforce.com/s/articleView?id=000382207&type=1',
    standing: 'documented',
    test: [ingestTests, 'deletes softly, and for good with the permission that administrators do not have by themselves']
  }
];

const rows: readonly Behaviour[] = [
  {
    says: 'results repeat each row behind sf__Id and sf__Created or sf__Error with code, message and fields',
    source: `${guide}/get_job_failed_results.htm`,
    standing: 'documented',
    test: [ingestTests, 'inserts right rows and reports wrong ones with code, message and field']
  },
  {
    says: '#N/A empties a field, an empty cell leaves it alone',
    source: `${guide}/datafiles_csv_valid_record_rows.htm`,
    standing: 'documented',
    test: [ingestTests, 'leaves a field alone where the cell is empty and empties it where the cell is #N/A']
  },
  {
    says: 'upsert matches by external id and tells created from changed',
    source: `${guide}/walkthrough_upsert.htm`,
    standing: 'documented',
    test: [ingestTests, 'upserts by external id, also with the empty Id column that some clients add']
  },
  {
    says: 'a column that the object lacks fails the job as InvalidBatch, with every row unprocessed',
    source: 'https://github.com/jsforce/jsforce/issues/688',
    standing: 'observed',
    test: [ingestTests, 'fails as a whole on a column that the object lacks, with every row unprocessed']
  },
  {
    says: 'update and delete need the column Id',
    source: 'https://github.com/heroku/salesforce-bulk/issues/101',
    standing: 'observed',
    test: [formats, 'name the record to change, delete or erase in a column Id']
  },
  {
    says: 'files may be cut by backquote, caret, comma, pipe, semicolon or tab',
    source: `${guide}/create_job.htm`,
    standing: 'documented',
    test: [formats, 'may have any of the six delimiters between their columns, and results have it too']
  },
  {
    says: 'cells in quotes may hold line breaks and quotes',
    source: `${guide}/datafiles_csv_valid_record_rows.htm`,
    standing: 'documented',
    test: [formats, 'may hold line breaks and quotes inside quotes, a byte order mark, and no line break at the end']
  },
  {
    says: 'line endings other than the job says are ClientInputError',
    source: 'https://github.com/salesforcecli/plugin-data/pull/1098',
    standing: 'observed',
    test: [formats, 'end their lines as the job says, CRLF too']
  },
  {
    says: 'requests may be compressed with gzip',
    source: `${guide}/asynch_api_compression.htm`,
    standing: 'documented',
    test: [formats, 'may come compressed']
  },
  {
    says: 'a column Account.Key__c finds the parent by its external id',
    source: `${guide}/datafiles_csv_rel_field_header_row.htm`,
    standing: 'documented',
    test: [formats, 'find a parent by its external id']
  },
  {
    says: 'a column User:Owner.Username names the object of a relationship to several',
    source: `${guide}/datafiles_csv_rel_field_header_row.htm`,
    standing: 'documented',
    test: [formats, 'name the object that a relationship to several objects points to']
  }
];

/** Bulk API 2.0, rows that go in. */
export const bulkConformance: Conformance = {
  area: 'Bulk API 2.0: ingest',
  behaviours: [...ingest, ...rows],
  refusals: [
    {
      asks: 'the Bulk API of version 1',
      gets: '400 FeatureNotEnabled in its own shape',
      test: [jobs, 'refuses the Bulk API of version 1 in its own shape']
    },
    {
      asks: 'assignmentRuleId',
      gets: '400 INVALIDJOB',
      test: [jobs, 'needs an external id to upsert by, known properties and no assignment rule']
    },
    {
      asks: 'unknown objects, Custom Metadata types and operations',
      gets: '400 INVALIDENTITY or INVALIDJOB',
      test: [ingestTests, 'refuses unknown objects, Custom Metadata types and operations']
    }
  ],
  notThere: [
    'Rows of a job run in the order of the file, but with the fault ingest_random_order; the platform runs batches side by side and promises no order.',
    'Retries: a row that meets a lock fails at once, and `retries` is always 0.'
  ]
};
