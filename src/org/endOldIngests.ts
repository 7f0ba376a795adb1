import { z } from 'zod';
import { jobOf, abandonJob } from './bulkJob.ts';
import { shapeOf } from './replyShape.ts';
import type { Wire } from './wire.ts';

const jobList = z.object({
  nextRecordsUrl: z.string().nullish(),
  records: z.array(z.object({ id: z.string(), object: z.string(), state: z.string(), createdById: z.string() }))
});

/** States of a job that still writes, or would. Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_all_jobs.htm */
const running: readonly string[] = ['Open', 'UploadComplete', 'InProgress'];

/** Pages of the list that are looked through; an org drops jobs after seven days. */
const mostPages = 10;

/**
 * Ends what jobs of an earlier run of ours still write into an object: left alone, they would lock the rows that are sent anew, and put
 * older values in the place of newer ones. What such a job has written so far stays.
 *
 * Reads the org's list of ingest jobs, one call a page, and aborts those of this user about this object.
 */
export async function endOldIngests(
  wire: Wire,
  apiVersion: string,
  of: { readonly object: string; readonly userId: string }
): Promise<void> {
  const jobsPath = `/services/data/v${apiVersion}/jobs/ingest`;
  let path: string | undefined = `${jobsPath}?jobType=V2Ingest`;
  for (let page = 0; path !== undefined && page < mostPages; page += 1) {
    const list: z.infer<typeof jobList> = shapeOf(jobList, await wire.read(path), 'bulk jobs');
    const ours = list.records.filter(({ object, state, createdById }) => {
      return object === of.object && running.includes(state) && createdById === of.userId;
    });
    for (const { id } of ours) await abandonJob(wire, jobOf(jobsPath, id));
    path = list.nextRecordsUrl ?? undefined;
  }
}
