import { expected } from '../expected.ts';
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createJob, csvFormat, deleteJob, jobFile, jobReply, listJobs, loadJob, saveJob, type JobInfo } from '../bulk/job.ts';
import { runIngestJob, uploadPath } from '../bulk/runIngestJob.ts';
import { jsonObject } from '../http/jsonBody.ts';
import { param, type SessionRequest, type SessionRoute } from '../http/route.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { upsertKey } from '../records/upsertRecord.ts';

const path = '/services/data/v:version/jobs/ingest';
const operations = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];
const largestUploadMb = 150;

/** Creates an ingest job. Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/create_job.htm */
export const createIngestJobRoute: SessionRoute = {
  says: 'creates a Bulk API 2.0 ingest job',
  method: 'POST',
  path,
  handle: (request) => {
    const { context, org } = request;
    const body = jsonObject(request);
    const operation = String(body['operation'] ?? '');
    if (!operations.includes(operation)) throw new OrgError(400, 'INVALIDJOB', `Unsupported operation: ${operation}`);
    const object = bulkObject(context, String(body['object'] ?? ''));
    if (operation === 'hardDelete' && !context.permissions.isAdmin) {
      throw new OrgError(
        400,
        'FEATURENOTENABLED',
        'hardDelete operation requires special user profile permission, please contact your system administrator'
      );
    }
    const key = body['externalIdFieldName'];
    if (operation === 'upsert') upsertKey(context, context.schema.known(object), String(key ?? 'Id'));
    const job = createJob(org, {
      kind: 'ingest',
      userId: context.user.id,
      operation,
      object,
      apiVersion: Number(request.params['version']),
      ...csvFormat(body),
      ...(typeof key === 'string' ? { externalIdFieldName: key } : {})
    });
    return { status: 200, json: jobReply(job, true) };
  }
};

function bulkObject(context: OrgContext, name: string): string {
  const object = context.schema.object(name);
  if (object?.createable && context.permissions.object(object).read) return object.name;
  throw new OrgError(400, 'INVALIDENTITY', `Unable to find object: ${name}`);
}

function openJob(request: SessionRequest): JobInfo {
  const job = loadJob(request.org, 'ingest', param(request, 'id'));
  if (job.state === 'Open') return job;
  throw new OrgError(400, 'INVALIDJOBSTATE', `The job is not open: its state is ${job.state}`);
}

/** Takes the rows of a job, once. Source: .../upload_job_data.htm */
export const uploadRoute: SessionRoute = {
  says: 'takes the CSV of an ingest job',
  method: 'PUT',
  path: `${path}/:id/batches`,
  body: 'stream',
  maxMb: largestUploadMb,
  handle: async (request) => {
    const target = uploadPath(request.org, openJob(request));
    if (existsSync(target)) throw new OrgError(400, 'INVALIDJOBSTATE', 'Job data has already been uploaded');
    let bytes = 0;
    const cap = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length;
        done(
          bytes > largestUploadMb * 1024 * 1024 ? new OrgError(413, 'REQUEST_TOO_LARGE', `A job takes ${largestUploadMb} MB`) : null,
          chunk
        );
      }
    });
    await pipeline(expected(request.stream, 'the body'), cap, createWriteStream(target, { mode: 0o600 }));
    return { status: 201 };
  }
};

/** Closes the upload, which starts the job, or aborts it. Source: .../close_job.htm */
export const closeIngestJobRoute: SessionRoute = {
  says: 'starts or aborts an ingest job',
  method: 'PATCH',
  path: `${path}/:id`,
  handle: (request) => {
    const { state } = jsonObject(request);
    if (state === 'Aborted') return { status: 200, json: jobReply(abort(request)) };
    if (state !== 'UploadComplete') throw new OrgError(400, 'INVALIDJOBSTATE', 'state must be UploadComplete or Aborted');
    const job = openJob(request);
    job.state = 'UploadComplete';
    saveJob(request.org, job);
    const reply = jobReply(job, true);
    setImmediate(() => void runIngestJob(request.context, job));
    return { status: 200, json: reply };
  }
};

function abort(request: SessionRequest): JobInfo {
  const job = loadJob(request.org, 'ingest', param(request, 'id'));
  if (job.state === 'JobComplete' || job.state === 'Failed' || job.state === 'Aborted') {
    throw new OrgError(400, 'INVALIDJOBSTATE', `Aborting already Completed Job not allowed: its state is ${job.state}`);
  }
  job.state = 'Aborted';
  saveJob(request.org, job);
  return job;
}

export const ingestJobRoute: SessionRoute = {
  says: 'tells how an ingest job stands',
  method: 'GET',
  path: `${path}/:id`,
  handle: (request) => ({ status: 200, json: jobReply(loadJob(request.org, 'ingest', param(request, 'id'))) })
};

export const ingestJobsRoute: SessionRoute = {
  says: 'lists the ingest jobs',
  method: 'GET',
  path,
  handle: ({ org }) => ({
    status: 200,
    json: { done: true, records: listJobs(org, 'ingest').map((job) => jobReply(job)), nextRecordsUrl: null }
  })
};

export const deleteIngestJobRoute: SessionRoute = {
  says: 'deletes an ingest job',
  method: 'DELETE',
  path: `${path}/:id`,
  handle: (request) => {
    deleteJob(request.org, loadJob(request.org, 'ingest', param(request, 'id')));
    return { status: 204 };
  }
};

/** Rows of a job by what became of them. Sources: .../get_job_successful_results.htm, get_job_failed_results.htm, get_job_unprocessed_results.htm */
export const ingestResultsRoute: SessionRoute = {
  says: 'gives the successful, failed or unprocessed rows of an ingest job',
  method: 'GET',
  path: `${path}/:id/:results`,
  handle: (request) => {
    const { org } = request;
    const job = loadJob(org, 'ingest', param(request, 'id'));
    const kind = param(request, 'results');
    if (!['successfulResults', 'failedResults', 'unprocessedrecords'].includes(kind))
      throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
    if (job.state !== 'JobComplete' && job.state !== 'Failed' && job.state !== 'Aborted') {
      throw new OrgError(400, 'INVALIDJOBSTATE', `Results are available when the job has ended: its state is ${job.state}`);
    }
    const file = resultFile(jobFile(org, job, `${kind}.csv`), job, kind === 'unprocessedrecords' ? uploadPath(org, job) : undefined);
    return { status: 200, stream: file ? createReadStream(file) : Readable.from([]), contentType: 'text/csv' };
  }
};

/** A job that was aborted before it ran, or failed on its header, has processed nothing: all its rows are unprocessed. */
function resultFile(path: string, job: JobInfo, upload: string | undefined): string | undefined {
  const ranNothing = job.numberRecordsProcessed === 0 && job.state !== 'JobComplete';
  if (upload && ranNothing && existsSync(upload)) return upload;
  return existsSync(path) && statSync(path).size > 0 ? path : undefined;
}
