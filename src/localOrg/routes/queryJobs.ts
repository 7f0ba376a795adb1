import { createReadStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import type { CompiledQuery } from '../../soql/compiledQuery.ts';
import { createJob, csvFormat, deleteJob, jobReply, listJobs, loadJob, saveJob, type JobInfo } from '../bulk/job.ts';
import { headerOf, rowsPath, runQueryJob } from '../bulk/runQueryJob.ts';
import { rangeOf } from '../files/indexedFile.ts';
import { jsonObject } from '../http/jsonBody.ts';
import { type OrgReply, param, type SessionRequest, type SessionRoute } from '../http/route.ts';
import { OrgError } from '../orgError.ts';
import { prepareQuery } from '../query/prepareQuery.ts';

const path = '/services/data/v:version/jobs/query';

/** Creates a query job and starts it. Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/query_create_job.htm */
export const createQueryJobRoute: SessionRoute = {
  says: 'creates a Bulk API 2.0 query job',
  method: 'POST',
  path,
  handle: (request) => {
    const { context, org } = request;
    const body = jsonObject(request);
    const { operation, query: soql } = body;
    if (operation !== 'query' && operation !== 'queryAll') throw new OrgError(400, 'INVALIDJOB', 'operation must be query or queryAll');
    if (typeof soql !== 'string') throw new OrgError(400, 'INVALIDJOB', 'query is missing');
    const query = prepareQuery(context, soql, { deleted: operation === 'queryAll' });
    checkBulk(query, soql);
    const job = createJob(org, {
      kind: 'query',
      userId: context.user.id,
      operation,
      object: query.object,
      apiVersion: Number(request.params['version']),
      query: soql,
      ...csvFormat(body)
    });
    const reply = jobReply(job, true);
    void runQueryJob(org, job, query);
    return { status: 200, json: reply };
  }
};

/** What Bulk API 2.0 does not query. The code is not confirmed: documents list the restrictions without one. */
function checkBulk(query: CompiledQuery, soql: string): void {
  const refuse = (what: string): OrgError => new OrgError(400, 'FUNCTIONALITY_NOT_ENABLED', `${what} not supported in Bulk Query`);
  if (query.kind !== 'rows') throw refuse('Aggregate Relationships');
  if (query.children.length > 0) throw refuse('Nested Query');
  if (/\boffset\s+\d+\s*$/i.test(soql)) throw refuse('OFFSET clause');
}

export const queryJobRoute: SessionRoute = {
  says: 'tells how a query job stands',
  method: 'GET',
  path: `${path}/:id`,
  handle: (request) => ({ status: 200, json: jobReply(loadJob(request.org, 'query', param(request, 'id'))) })
};

export const queryJobsRoute: SessionRoute = {
  says: 'lists the query jobs',
  method: 'GET',
  path,
  handle: ({ org }) => ({
    status: 200,
    json: { done: true, records: listJobs(org, 'query').map((job) => jobReply(job)), nextRecordsUrl: null }
  })
};

/** Aborts a job. Source: .../query_abort_job.htm */
export const abortQueryJobRoute: SessionRoute = {
  says: 'aborts a query job',
  method: 'PATCH',
  path: `${path}/:id`,
  handle: (request) => {
    const job = loadJob(request.org, 'query', param(request, 'id'));
    if (jsonObject(request)['state'] !== 'Aborted') throw new OrgError(400, 'INVALIDJOBSTATE', 'A query job can only be set to Aborted');
    if (job.state !== 'UploadComplete' && job.state !== 'InProgress') {
      throw new OrgError(400, 'INVALIDJOBSTATE', `Aborting already Completed Job not allowed: its state is ${job.state}`);
    }
    job.state = 'Aborted';
    saveJob(request.org, job);
    return { status: 200, json: jobReply(job) };
  }
};

export const deleteQueryJobRoute: SessionRoute = {
  says: 'deletes a query job',
  method: 'DELETE',
  path: `${path}/:id`,
  handle: (request) => {
    deleteJob(request.org, loadJob(request.org, 'query', param(request, 'id')));
    return { status: 204 };
  }
};

/** One page of results. Source: .../query_get_job_results.htm */
export const queryResultsRoute: SessionRoute = {
  says: 'gives a page of a query job as CSV',
  method: 'GET',
  path: `${path}/:id/results`,
  handle: (request) => {
    const job = loadJob(request.org, 'query', param(request, 'id'));
    if (job.state !== 'JobComplete') {
      const message = `can only download query results of successfully completed bulk job with status: JOB_COMPLETE. Current status: ${job.state}`;
      throw new OrgError(412, 'JOB_NOT_COMPLETE', message);
    }
    if (Number(request.params['version']) !== job.apiVersion) {
      throw new OrgError(409, 'API_VERSION_MISMATCH', `The job was created with API version ${job.apiVersion.toFixed(1)}`);
    }
    return pageOf(request, job);
  }
};

function pageOf(request: SessionRequest, job: JobInfo): OrgReply {
  const { org } = request;
  const total = job.numberRecordsProcessed;
  const start = startOf(request, total);
  const size = Math.max(1, Number(request.query.get('maxRecords') ?? org.limits.bulkPageRows) || org.limits.bulkPageRows);
  const end = Math.min(start + size, total);
  const query = prepareQuery(request.context, job.query ?? '', { deleted: job.operation === 'queryAll' });
  const stream = new PassThrough();
  stream.write(headerOf(job, query));
  const range = total === 0 ? { from: 0, to: 0 } : rangeOf(rowsPath(org, job), start, end);
  if (range.to === range.from) stream.end();
  else {
    const rows = createReadStream(rowsPath(org, job), { start: range.from, end: range.to - 1 });
    rows.on('error', (error) => stream.destroy(error));
    rows.pipe(stream);
  }
  const locator = end < total ? Buffer.from(String(end)).toString('base64url') : 'null';
  return {
    status: 200,
    stream,
    contentType: 'text/csv',
    headers: { 'Sforce-NumberOfRecords': String(end - start), 'Sforce-Locator': locator }
  };
}

function startOf(request: SessionRequest, total: number): number {
  const locator = request.query.get('locator');
  if (locator === null || locator === '') return 0;
  const start = Number(Buffer.from(locator, 'base64url').toString('utf8'));
  if (!Number.isInteger(start) || start <= 0 || start >= total) throw new OrgError(400, 'INVALID_QUERY_LOCATOR', 'Invalid locator');
  return start;
}
