import { z } from 'zod';
import type { FaultSwitch } from '../faultSwitch.ts';

const asynch = 'https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch';
const limits = `${asynch}/asynch_api_concepts_limits.htm`;
const stuck = 'https://github.com/airbytehq/airbyte/pull/8009';
const lostRows = 'https://github.com/forcedotcom/cli/issues/1759';
const none = z.strictObject({});

/** What happens to Bulk API 2.0 jobs and to their pages. `object` is the object of the job. */
export const bulkFaults = {
  job_stuck: {
    says: 'takes a new job and never ends it',
    rows: [16],
    source: stuck,
    parameters: none
  },
  job_slow: {
    says: 'lets a new job wait until it was asked about so many times',
    rows: [16],
    source: stuck,
    parameters: z.strictObject({ polls: z.int().min(1).default(5) })
  },
  job_fails_at: {
    says: 'ends a query job with Failed after so many rows',
    rows: [16],
    source: `${asynch}/query_get_one_job.htm`,
    parameters: z.strictObject({ row: z.int().min(0).default(0) })
  },
  job_aborted: {
    says: 'has an administrator abort the job that is asked about, unless it has ended',
    rows: [14, 16],
    source: `${asynch}/query_abort_job.htm`,
    parameters: none
  },
  job_deleted: {
    says: 'has an administrator delete the job that is asked about',
    rows: [16],
    source: `${asynch}/query_delete_job.htm`,
    parameters: none
  },
  job_expired: {
    says: 'has dropped the results that are asked for, as seven days after the job',
    rows: [16],
    source: limits,
    parameters: none
  },
  create_reply_lost: {
    says: 'creates the job and breaks the connection before it says so',
    rows: [17],
    source: stuck,
    parameters: none
  },
  locator_missing: {
    says: 'sends a page of results that does not say whether another one follows',
    rows: [14],
    source: lostRows,
    parameters: none
  },
  locator_repeated: {
    says: 'names the page that was asked for as the one that follows',
    rows: [14],
    source: lostRows,
    parameters: none
  },
  locator_stale: {
    says: 'refuses the locator of a page',
    rows: [14],
    source: 'https://github.com/forcedotcom/cli/issues/2968',
    parameters: none
  },
  page_cut: {
    says: 'breaks a page of results off after so many bytes',
    rows: [15],
    source: stuck,
    parameters: z.strictObject({ bytes: z.int().min(0).default(100) })
  },
  bad_gzip: {
    says: 'sends a page of results that cannot be decompressed to its end',
    rows: [15],
    source: stuck,
    parameters: none
  },
  wrong_count: {
    says: 'sends a page of results whose header names so many rows more than it has',
    rows: [15],
    source: lostRows,
    parameters: z.strictObject({ by: z.int().default(1) })
  },
  ingest_fails_with_unprocessed: {
    says: 'ends an ingest job with Failed after so many rows; the others are unprocessed',
    rows: [37],
    source: limits,
    parameters: z.strictObject({ rows: z.int().min(0).default(10) })
  },
  ingest_reply_lost: {
    says: 'takes the rows or the close of an ingest job and breaks the connection before it says so',
    rows: [17],
    source: stuck,
    parameters: none
  },
  ingest_random_order: {
    says: 'saves the rows of an ingest job in another order than that of the file',
    rows: [38],
    source: limits,
    lasts: true,
    parameters: none
  }
} as const satisfies Readonly<Record<string, FaultSwitch>>;
