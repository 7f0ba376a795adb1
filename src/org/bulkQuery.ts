import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HealthError } from '../domain/healthError.ts';
import { abandonJob, createJob, deleteJob, jobFailed, waitForJob } from './bulkJob.ts';
import type { BulkJob, BulkOptions } from './bulkJob.ts';
import type { SpoolPage } from './orgClient.ts';
import { redact } from './redact.ts';
import { SilenceTimer, spoolPage } from './spoolPage.ts';
import type { Wire } from './wire.ts';

export type BulkQuery = {
  readonly soql: string;
  readonly folder: string;
  readonly deleted?: boolean;
  /** Rows a page; the org may send fewer. */
  readonly maxRecords?: number;
};

/** 20 MB at 200 bytes a row: small enough to fetch again, large enough for few calls. */
const defaultPageRows = 100_000;
const triesAPage = 3;

type Page = SpoolPage & { readonly next: string | undefined };

/**
 * Runs a Bulk 2.0 query and spools its pages in order: complete or an error, never short.
 *
 * Checked are the locator (a missing or repeated one is an error), the rows of each page against `Sforce-NumberOfRecords`
 * and their sum against what the job says it processed. The job is deleted once read, aborted when anything fails.
 */
export async function exportPages(wire: Wire, apiVersion: string, query: BulkQuery, options: BulkOptions): Promise<readonly SpoolPage[]> {
  await mkdir(query.folder, { recursive: true, mode: 0o700 });
  const job = await createJob(wire, `/services/data/v${apiVersion}/jobs/query`, {
    operation: query.deleted === true ? 'queryAll' : 'query',
    query: query.soql,
    contentType: 'CSV',
    columnDelimiter: 'COMMA',
    lineEnding: 'LF'
  });
  const pages: SpoolPage[] = [];
  try {
    const end = await waitForJob(wire, job, options);
    if (end.state !== 'JobComplete') throw jobFailed(job, end);
    await readPages(wire, job, query, pages);
    const rows = pages.reduce((sum, page) => sum + page.rows, 0);
    if (end.numberRecordsProcessed === undefined) throw incomplete(job, 'the job does not say how many rows it has');
    if (rows !== end.numberRecordsProcessed) throw incomplete(job, `${end.numberRecordsProcessed} rows in the job, ${rows} in its pages`);
  } catch (error) {
    await abandonJob(wire, job);
    await Promise.all(pages.map((page) => rm(page.path, { force: true })));
    throw error;
  }
  await deleteJob(wire, job);
  return pages;
}

async function readPages(wire: Wire, job: BulkJob, query: BulkQuery, pages: SpoolPage[]): Promise<void> {
  const seen = new Set<string>();
  let locator: string | undefined;
  do {
    const path = join(query.folder, `${job.id}-${String(pages.length).padStart(5, '0')}.csv`);
    const page = await readPage(wire, job, { path, locator, maxRecords: query.maxRecords ?? defaultPageRows });
    pages.push({ path: page.path, rows: page.rows });
    if (page.next !== undefined && seen.has(page.next)) throw incomplete(job, 'the org named the same next page twice');
    if (page.next !== undefined) seen.add(page.next);
    locator = page.next;
  } while (locator !== undefined);
}

type PageRequest = { readonly path: string; readonly locator: string | undefined; readonly maxRecords: number };

/** A page that breaks off or has the wrong number of rows is fetched again by the same locator. */
async function readPage(wire: Wire, job: BulkJob, request: PageRequest): Promise<Page> {
  let why = '';
  for (let attempt = 1; attempt <= triesAPage; attempt += 1) {
    const page = await tryPage(wire, job, request);
    if (typeof page !== 'string') return page;
    why = page;
    await wire.pause(200 * attempt);
  }
  throw incomplete(job, why);
}

async function tryPage(wire: Wire, job: BulkJob, request: PageRequest): Promise<Page | string> {
  const locator = request.locator === undefined ? '' : `&locator=${encodeURIComponent(request.locator)}`;
  const timer = new SilenceTimer();
  timer.heard();
  try {
    const path = `${job.path}/results?maxRecords=${request.maxRecords}${locator}`;
    const reply = await wire.send({ method: 'GET', path, headers: { accept: 'text/csv' } }, timer.signal);
    const refused = headerFault(reply.headers);
    if (refused !== undefined || reply.body === null) {
      await reply.body?.cancel();
      return refused ?? 'it is empty';
    }
    const announced = Number(reply.headers.get('sforce-numberofrecords'));
    const next = reply.headers.get('sforce-locator') ?? '';
    const rows = await spoolPage(reply.body, request.path, timer);
    if (rows === undefined) return 'it ends inside a field';
    if (rows !== announced) return `${announced} rows announced, ${rows} sent`;
    return { path: request.path, rows, next: next === 'null' || next === '' ? undefined : next };
  } catch (error) {
    if (error instanceof HealthError) throw error;
    return `it broke off: ${redact(String(error))}`;
  } finally {
    timer.stop();
  }
}

/** What a page must say of itself, and does not. */
function headerFault(headers: Headers): string | undefined {
  const contentType = headers.get('content-type') ?? '';
  if (!contentType.includes('csv')) return `an answer of type ${contentType || 'unknown'} instead of CSV`;
  if (headers.get('sforce-locator') === null) return 'it does not say whether a page follows';
  if (headers.get('sforce-numberofrecords') === null) return 'it does not say how many rows it has';
  return undefined;
}

function incomplete(job: BulkJob, why: string): HealthError {
  return new HealthError('BulkPageIncomplete', [job.id, why]);
}
