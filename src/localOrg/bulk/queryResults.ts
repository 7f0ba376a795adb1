import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type ByteRange, rangeOf } from '../files/indexedFile.ts';
import { dataPath, type OrgReply, type OrgRequest, type SessionRequest } from '../http/route.ts';
import { OrgError } from '../orgError.ts';
import { prepareBulkQuery } from './bulkQuery.ts';
import type { JobInfo } from './job.ts';
import { headerOf, rowsPath } from './runQueryJob.ts';

/** Result pages named by one reply. Source: .../query_get_parallel_job_results.htm */
const linksPerReply = 5;

/** Throws unless the job is complete and the request speaks the version that created it. */
function checkReadable(request: OrgRequest, job: JobInfo): void {
  if (job.state !== 'JobComplete') {
    const message = `can only download query results of successfully completed bulk job with status: JOB_COMPLETE. Current status: ${job.state}`;
    throw new OrgError(412, 'JOB_NOT_COMPLETE', message);
  }
  if (Number(request.params['version']) !== job.apiVersion) {
    throw new OrgError(409, 'API_VERSION_MISMATCH', `The job was created with API version ${job.apiVersion.toFixed(1)}`);
  }
}

/** One page of a job's rows under a header; `Sforce-Locator` leads to the next, `null` to none. */
export function queryResultPage(request: SessionRequest, job: JobInfo): OrgReply {
  checkReadable(request, job);
  const { org } = request;
  const total = job.numberRecordsProcessed;
  const start = startOf(request, total);
  const end = Math.min(start + pageSize(request), total);
  const query = prepareBulkQuery(request.context, job.query ?? '', job.operation === 'queryAll');
  const range = total === 0 ? { from: 0, to: 0 } : rangeOf(rowsPath(org, job), start, end);
  return {
    status: 200,
    stream: Readable.from(pageText(headerOf(job, query), rowsPath(org, job), range), { objectMode: false }),
    contentType: 'text/csv',
    headers: { 'Sforce-NumberOfRecords': String(end - start), 'Sforce-Locator': end < total ? locatorOf(end) : 'null' }
  };
}

/** The header and a range of the rows, in bytes; whoever stops reading closes the file, too. */
async function* pageText(header: string, path: string, { from, to }: ByteRange): AsyncGenerator<string | Buffer> {
  yield header;
  if (to === from) return;
  for await (const chunk of createReadStream(path, { start: from, end: to - 1 })) yield chunk as Buffer;
}

function pageSize(request: OrgRequest): number {
  const text = request.query.get('maxRecords');
  if (text === null) return request.org.limits.bulkPageRows;
  const size = /^\d+$/.test(text) ? Number(text) : 0;
  if (size === 0) throw new OrgError(400, 'INVALID_QUERY_LOCATOR', `maxRecords must be a number of records, it is ${text}`);
  return size;
}

/** Addresses of up to five pages from the locator on, and where the next five are. `done` is true when there are no more. */
export function resultPageLinks(request: SessionRequest, job: JobInfo): Record<string, unknown> {
  checkReadable(request, job);
  const total = job.numberRecordsProcessed;
  const size = request.org.limits.bulkPageRows;
  const start = startOf(request, total);
  const pages = Math.min(linksPerReply, Math.max(1, Math.ceil((total - start) / size)));
  const next = start + pages * size;
  const base = `${dataPath(request)}/jobs/query/${job.id}`;
  return {
    resultPages: Array.from({ length: pages }, (_, at) => ({ resultUrl: `${base}/results?locator=${locatorOf(start + at * size)}` })),
    nextRecordsUrl: next < total ? `${base}/resultPages?locator=${locatorOf(next)}` : null,
    done: next >= total
  };
}

function locatorOf(row: number): string {
  return Buffer.from(String(row)).toString('base64url');
}

function startOf(request: OrgRequest, total: number): number {
  const locator = request.query.get('locator');
  if (locator === null || locator === '') return 0;
  const text = Buffer.from(locator, 'base64url').toString('utf8');
  const start = /^\d+$/.test(text) ? Number(text) : -1;
  if (start < 0 || (start >= total && start > 0)) throw new OrgError(400, 'INVALID_QUERY_LOCATOR', 'Invalid locator');
  return start;
}
