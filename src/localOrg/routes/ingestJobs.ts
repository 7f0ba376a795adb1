import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { checkPart, keepPart, largestUploadMb, receiveUpload } from '../bulk/ingestUpload.ts';
import { ingestResultFile, ingestResults } from '../bulk/ingestResults.ts';
import { abortJob, createJob, deleteJob, hasEnded, type JobInfo, loadJob, saveJob } from '../bulk/job.ts';
import { managedJob, ownJob } from '../bulk/jobAccess.ts';
import { askedJob, runUnlessHeld } from '../bulk/jobFaults.ts';
import { jobPage } from '../bulk/jobList.ts';
import { jobReply } from '../bulk/jobReply.ts';
import { readIngestJob } from '../bulk/newIngestJob.ts';
import { endOfIngestJob, startIngestJob } from '../bulk/runIngestJob.ts';
import { expected } from '../expected.ts';
import { jsonObject } from '../http/jsonBody.ts';
import { type Part, readParts } from '../http/multipart.ts';
import { param, type SessionRequest, type SessionRoute } from '../http/route.ts';
import { notFound, OrgError } from '../orgError.ts';

const path = '/services/data/v:version/jobs/ingest';

/**
 * Creates an ingest job; with the parts `job` and `content` also with its rows, which starts it.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/create_job.htm
 */
export const createIngestJobRoute: SessionRoute = {
  says: 'creates a Bulk API 2.0 ingest job, with or without its rows',
  method: 'POST',
  path,
  handle: (request) => {
    const contentType = request.headers['content-type'] ?? '';
    if (!/^multipart\//i.test(contentType)) return { status: 200, json: jobReply(newJob(request, request), true) };
    const parts = readParts(contentType, request.body);
    const content = partOf(parts, 'content');
    checkPart(content);
    const job = newJob(request, { body: partOf(parts, 'job'), headers: { 'content-type': 'application/json' } });
    keepPart(request.org, job, content);
    return { status: 200, json: start(request, job) };
  }
};

function partOf(parts: readonly Part[], name: string): Buffer {
  const part = parts.find((each) => each.name === name);
  if (!part) throw new OrgError(400, 'INVALIDJOB', `The part "${name}" is missing`);
  return part.content;
}

function newJob(request: SessionRequest, json: Pick<SessionRequest, 'body' | 'headers'>): JobInfo {
  const asked = jsonObject({ ...request, ...json });
  return createJob(request.org, readIngestJob(request.context, asked, Number(request.params['version'])));
}

/** Hands the job over; it runs behind the reply. */
function start({ context, org }: SessionRequest, job: JobInfo): Record<string, unknown> {
  job.state = 'UploadComplete';
  saveJob(org, job);
  const reply = jobReply(job, true);
  runUnlessHeld(org, job, () => startIngestJob(context, job));
  return reply;
}

function openJob(request: SessionRequest): JobInfo {
  const job = ownJob(request.context, 'ingest', param(request, 'id'));
  if (job.state === 'Open') return job;
  throw new OrgError(400, 'INVALIDJOBSTATE', `The job is not open: its state is ${job.state}`);
}

/** Takes the rows of a job, once. Source: .../upload_job_data.htm */
export const uploadRoute: SessionRoute = {
  says: 'takes the rows of an ingest job',
  method: 'PUT',
  path: `${path}/:id/batches`,
  body: 'stream',
  maxMb: largestUploadMb,
  handle: async (request) => {
    await receiveUpload(request.org, openJob(request), expected(request.stream, 'the body'));
    return { status: 201 };
  }
};

/** Closes the upload, which starts the job, or aborts it. Source: .../close_job.htm */
export const closeIngestJobRoute: SessionRoute = {
  says: 'closes the upload of an ingest job, which starts it, or aborts it',
  method: 'PATCH',
  path: `${path}/:id`,
  handle: (request) => {
    const { state } = jsonObject(request);
    if (state === 'UploadComplete') return { status: 200, json: start(request, openJob(request)) };
    if (state !== 'Aborted') throw new OrgError(400, 'INVALIDJOBSTATE', 'state must be UploadComplete or Aborted');
    return { status: 200, json: jobReply(abortJob(request.org, managedJob(request.context, 'ingest', param(request, 'id')))) };
  }
};

export const ingestJobRoute: SessionRoute = {
  says: 'tells how an ingest job stands',
  method: 'GET',
  path: `${path}/:id`,
  handle: (request) => ({ status: 200, json: jobReply(askedJob(request.org, loadJob(request.org, 'ingest', param(request, 'id')))) })
};

export const ingestJobsRoute: SessionRoute = {
  says: 'lists the ingest jobs',
  method: 'GET',
  path,
  handle: (request) => ({ status: 200, json: jobPage(request.org, 'ingest', request) })
};

export const deleteIngestJobRoute: SessionRoute = {
  says: 'deletes an ingest job that has ended',
  method: 'DELETE',
  path: `${path}/:id`,
  handle: (request) => {
    deleteJob(request.org, managedJob(request.context, 'ingest', param(request, 'id')));
    return { status: 204 };
  }
};

/** Rows of a job by what became of them. Sources: .../get_job_successful_results.htm, get_job_failed_results.htm, get_job_unprocessed_results.htm */
export const ingestResultsRoute: SessionRoute = {
  says: 'gives the rows of an ingest job that succeeded, failed or were not processed',
  method: 'GET',
  path: `${path}/:id/:results`,
  handle: async (request) => {
    const kind = ingestResults.find((each) => each === param(request, 'results'));
    if (!kind) throw notFound();
    const job = ownJob(request.context, 'ingest', param(request, 'id'));
    if (hasEnded(job)) await endOfIngestJob(request.org, job);
    const file = ingestResultFile(request.org, loadJob(request.org, 'ingest', job.id), kind);
    return { status: 200, stream: file ? createReadStream(file) : Readable.from([]), contentType: 'text/csv' };
  }
};
