import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HealthError } from '../domain/healthError.ts';
import { abandonJob, createJob, deleteJob, isGone, jobFailed, jobGone, jobOf, waitForJob } from './bulkJob.ts';
import type { BulkOptions } from './bulkJob.ts';
import { incompletePages, readPages } from './bulkPages.ts';
import type { Download, DownloadedPage, ExportOptions } from './downloadJournal.ts';
import type { SpoolPage } from './orgClient.ts';
import { wholePages } from './spoolPage.ts';
import type { Wire } from './wire.ts';

export type BulkQuery = ExportOptions & { readonly soql: string; readonly folder: string };

/** All that a download of one query needs. */
type Export = { readonly wire: Wire; readonly jobsPath: string; readonly query: BulkQuery; readonly options: BulkOptions };

/**
 * Runs a Bulk 2.0 query and spools its pages in order: complete or an error, never short.
 *
 * Checked are the locator (a missing or repeated one is an error), the rows of each page against `Sforce-NumberOfRecords`
 * and their sum against what the job says it processed. The job is deleted once read. A download that stands in the journal
 * goes on behind its last page; where its job is gone or ends badly, it begins anew once. What the org, the budget or the disk
 * interrupts stays in the journal; a job that does not do its work is aborted and its pages are removed.
 *
 * Whether a job was created whose reply was lost, the org does not tell: its list of jobs leaves out their queries
 * (api-asynch, query_get_one_job). Such a job is left alone; it changes nothing and goes by itself after seven days.
 */
export async function exportPages(wire: Wire, apiVersion: string, query: BulkQuery, options: BulkOptions): Promise<readonly SpoolPage[]> {
  await mkdir(query.folder, { recursive: true, mode: 0o700 });
  const asked: Export = { wire, jobsPath: `/services/data/v${apiVersion}/jobs/query`, query, options };
  const known = await query.journal?.found();
  if (known === undefined) return finish(asked, await begin(asked));
  try {
    return await finish(asked, await stillOnDisk(query, known));
  } catch (error) {
    if (!isFaultOfJob(error)) throw error;
    return finish(asked, await begin(asked));
  }
}

async function begin({ wire, jobsPath, query }: Export): Promise<Download> {
  const job = await createJob(wire, jobsPath, {
    operation: query.deleted === true ? 'queryAll' : 'query',
    query: query.soql,
    contentType: 'CSV',
    columnDelimiter: 'COMMA',
    lineEnding: 'LF'
  });
  query.onStep?.('job_create_sent');
  const download = { jobId: job.id, pages: [] };
  await query.journal?.saved(download);
  query.onStep?.('job_id_saved');
  return download;
}

/** Reads what is missing of a download. */
async function finish(asked: Export, begun: Download): Promise<readonly SpoolPage[]> {
  const { wire, query } = asked;
  const job = jobOf(asked.jobsPath, begun.jobId);
  const pages: DownloadedPage[] = [...begun.pages];
  try {
    const rows = begun.rows ?? (await rowsOfJob(asked, begun));
    const onPage = async (page: DownloadedPage): Promise<void> => {
      pages.push(page);
      await query.journal?.saved({ jobId: job.id, rows, pages });
      query.onStep?.('page_staged');
    };
    await readPages({ wire, job, query, onPage }, pages);
    const read = pages.reduce((sum, page) => sum + page.rows, 0);
    if (read !== rows) throw incompletePages(job, `${rows} rows in the job, ${read} in its pages`);
  } catch (error) {
    if (query.journal === undefined || isFaultOfJob(error)) await discard(asked, job.id);
    throw isGone(error) ? jobGone(job, error) : error;
  }
  await deleteJob(wire, job);
  return pages.map(({ path, rows }) => ({ path, rows }));
}

/** Waits for the job and keeps how many rows it has. */
async function rowsOfJob({ wire, jobsPath, query, options }: Export, download: Download): Promise<number> {
  const job = jobOf(jobsPath, download.jobId);
  const end = await waitForJob(wire, job, options, () => query.onStep?.('mid_poll'));
  if (end.state !== 'JobComplete') throw jobFailed(job, end);
  if (end.numberRecordsProcessed === undefined) throw incompletePages(job, 'the job does not say how many rows it has');
  await query.journal?.saved({ ...download, rows: end.numberRecordsProcessed });
  query.onStep?.('job_complete_seen');
  return end.numberRecordsProcessed;
}

/** Ends a job that is no good; its pages go with it, those that were never whole as well. */
async function discard({ wire, jobsPath, query }: Export, jobId: string): Promise<void> {
  await abandonJob(wire, jobOf(jobsPath, jobId));
  await query.journal?.saved(undefined);
  const files = (await readdir(query.folder)).filter((name) => name.startsWith(`${jobId}-`));
  await Promise.all(files.map((name) => rm(join(query.folder, name), { force: true })));
}

/** A download up to its last page whose file is whole; what is behind it is read again. */
async function stillOnDisk({ journal }: BulkQuery, download: Download): Promise<Download> {
  const pages = await wholePages(download.pages);
  if (pages.length === download.pages.length) return download;
  const whole = { ...download, pages };
  await journal?.saved(whole);
  return whole;
}

/** Whether a job, its locator or its pages are no good; everything else may pass, and the job is worth going on with. */
function isFaultOfJob(error: unknown): boolean {
  return error instanceof HealthError && ['BulkJobFailed', 'BulkPageIncomplete', 'CursorLost', 'RequestRefused'].includes(error.name);
}
