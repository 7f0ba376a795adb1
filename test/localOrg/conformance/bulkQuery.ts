import type { Behaviour, Conformance } from './behaviour.ts';

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch';
const jobs = 'localOrg/bulkQueryJobs.test.ts';
const ingestJobs = 'localOrg/bulkJobs.test.ts';
const ingestTests = 'unit/localOrg/ingest.test.ts';
const pages = 'localOrg/bulkQuery.test.ts';

const queries: readonly Behaviour[] = [
  {
    says: 'a query job is UploadComplete, InProgress and then JobComplete; its rows are read then, with the version that created it',
    source: `${guide}/query_get_job_results.htm`,
    standing: 'documented',
    test: [jobs, 'is UploadComplete, InProgress and JobComplete, and read when it is complete only']
  },
  {
    says: 'results come in pages: Sforce-Locator leads to the next, null to none, and each begins with the header',
    source: `${guide}/query_get_job_results.htm`,
    standing: 'documented',
    test: [pages, 'pages results by itself where the client names no size']
  },
  {
    says: 'resultPages names five pages at a time, from version 58 on',
    source: `${guide}/query_get_parallel_job_results.htm`,
    standing: 'documented',
    test: [jobs, 'names up to five pages to be read in parallel']
  },
  {
    says: 'a query job is aborted while it waits or runs',
    source: `${guide}/query_abort_job.htm`,
    standing: 'documented',
    test: [jobs, 'is aborted while it waits']
  },
  {
    says: 'queryAll sees deleted records',
    source: `${guide}/query_create_job.htm`,
    standing: 'documented',
    test: [jobs, 'sees deleted records with queryAll only']
  },
  {
    says: 'jobs and their results are gone after seven days',
    source: 'https://developer.salesforce.com/docs/platform/salesforce-app-limits-cheatsheet/guide/platform-bulkapi.html',
    standing: 'documented',
    test: [jobs, 'is gone after seven days, with its results']
  },
  {
    says: 'fractions read 1.25E7 and 10.0, instants end in Z, empty values are empty quotes',
    source: 'https://github.com/forcedotcom/cli/issues/3367',
    standing: 'observed',
    test: [ingestTests, 'write booleans, instants, empty values and fractions as the platform does, with the delimiter asked for']
  },
  {
    says: 'lists of jobs come in pages of 1,000 with nextRecordsUrl and are filtered by job type',
    source: `${guide}/query_get_all_jobs.htm`,
    standing: 'documented',
    test: [ingestJobs, 'come in pages and are filtered by type']
  }
];

/** Bulk API 2.0, rows that go out. */
export const bulkQueryConformance: Conformance = {
  area: 'Bulk API 2.0: query',
  behaviours: queries,
  refusals: [
    {
      asks: 'GROUP BY, aggregates, OFFSET, TYPEOF or child queries in a query job',
      gets: '400 API_ERROR',
      test: [ingestTests, 'refuse what Bulk API 2.0 does not query']
    }
  ],
  notThere: []
};
