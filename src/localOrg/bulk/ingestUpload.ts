import { createWriteStream, existsSync, rmSync, writeFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LocalOrg } from '../localOrg.ts';
import { OrgError } from '../orgError.ts';
import { uploadPath, type JobInfo } from './job.ts';

/** MB of rows that a job takes, counted at the door. Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/upload_job_data.htm */
export const largestUploadMb = 150;
/** Source: .../create_job.htm (multipart) */
const longestPart = 100_000;

/**
 * Takes the rows of a job as they arrive, once.
 * Source: https://salesforce.stackexchange.com/questions/231917/providing-multiple-batches-to-the-bulk-api-2-0
 */
export async function receiveUpload(org: LocalOrg, job: JobInfo, stream: Readable): Promise<void> {
  const target = uploadPath(org, job);
  if (existsSync(target)) {
    const message =
      `Found multiple contents for job: <${job.id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and ` +
      "make sure you only do 'PUT' once on a given Job.";
    throw new OrgError(400, 'INVALIDJOB', message);
  }
  try {
    await pipeline(stream, createWriteStream(target, { mode: 0o600 }));
  } catch (error) {
    // What did not arrive whole was not uploaded: the job waits for another try.
    rmSync(target, { force: true });
    throw error;
  }
}

/** Keeps the rows that came with the request that created the job. */
export function keepPart(org: LocalOrg, job: JobInfo, content: Buffer): void {
  writeFileSync(uploadPath(org, job), content, { mode: 0o600 });
}

/** Refuses rows that are too many for a request of several parts. */
export function checkPart(content: Buffer): void {
  const length = content.toString('utf8').length;
  if (length > longestPart) throw new OrgError(400, 'INVALIDJOB', `The content part may have ${longestPart} characters, it has ${length}`);
}
