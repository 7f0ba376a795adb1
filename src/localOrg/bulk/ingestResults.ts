import { existsSync, statSync } from 'node:fs';
import type { LocalOrg } from '../localOrg.ts';
import { OrgError } from '../orgError.ts';
import { hasEnded, jobFile, uploadPath, type JobInfo } from './job.ts';

/** What the resource of a job calls its three result files. */
export const ingestResults = ['successfulResults', 'failedResults', 'unprocessedrecords'] as const;

/**
 * File with the rows of one kind; undefined when there are none.
 *
 * A job that was aborted before it ran, or failed on its header, has processed nothing: all its rows are unprocessed.
 */
export function ingestResultFile(org: LocalOrg, job: JobInfo, kind: (typeof ingestResults)[number]): string | undefined {
  if (!hasEnded(job)) {
    throw new OrgError(400, 'INVALIDJOBSTATE', `Results are available when the job has ended: its state is ${job.state}`);
  }
  const upload = uploadPath(org, job);
  const ranNothing = job.numberRecordsProcessed === 0 && job.state !== 'JobComplete';
  if (kind === 'unprocessedrecords' && ranNothing && existsSync(upload)) return upload;
  const path = jobFile(org, job, `${kind}.csv`);
  return existsSync(path) && statSync(path).size > 0 ? path : undefined;
}
