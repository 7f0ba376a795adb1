import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dayMs } from '../domain/duration.ts';
import { HealthError } from '../domain/healthError.ts';
import { documentedLimit } from '../domain/platformLimits.ts';
import type { Download, DownloadJournal } from '../org/downloadJournal.ts';
import type { StoredDownload } from '../store/downloadTable.ts';
import { columnsHash } from '../store/factColumns.ts';
import { downloadByRest, fitsRest } from './downloadByRest.ts';
import type { Downloaded, DownloadOptions, WantedRows } from './downloaded.ts';
import { rowsQuery } from './readRows.ts';

/** A day less than results stay in the org: what is older is begun anew, before the org may drop it half-way. */
const oldestMs = (documentedLimit('bulkResultDays') - 1) * dayMs;

/** Jobs that one download may use up. */
const jobsAtMost = 2;

/**
 * Downloads rows by Bulk 2.0 into pages on disk, complete or an error. It goes on where an earlier run stopped when the same was
 * asked: the same object, words and columns; everything else that is known of the object's download goes.
 *
 * A job that fails, is aborted, stuck or sends wrong pages is given up for a second one, and that for keyset pages by REST where
 * the query fits into an address. The pages stay until `endDownload`: call it when their rows are durable.
 */
export async function downloadRows(wanted: WantedRows, options: DownloadOptions): Promise<Downloaded> {
  const soql = rowsQuery(wanted);
  const fresh = { object: wanted.object, soql, columnsHash: columnsHash(wanted.columns), coveredTo: wanted.coveredTo, pages: [] };
  const known = await usable(fresh, options);
  const folder = join(options.spoolFolder, wanted.object);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (known !== undefined && known.jobId === undefined) return downloadByRest(wanted, known, { ...options, folder });
  for (let job = 1; ; job += 1) {
    try {
      return await downloadByBulk(wanted, { soql, folder, place: placeOf(fresh, known, options) }, options);
    } catch (error) {
      if (!isFaultOfJob(error)) throw error;
      if (job < jobsAtMost) continue;
      if (!fitsRest(wanted)) throw error;
      return downloadByRest(wanted, fresh, { ...options, folder });
    }
  }
}

/** Removes the pages of an object whose rows are durable. A repeat is harmless. */
export async function endDownload(object: string, options: Pick<DownloadOptions, 'state' | 'spoolFolder'>): Promise<void> {
  await options.state.forgetDownload(object);
  await rm(join(options.spoolFolder, object), { recursive: true, force: true });
}

/** Removes what a run that was killed between rows and position left of its downloads: once every object is read, nobody needs it. */
export async function endDownloads({ state, spoolFolder }: Pick<DownloadOptions, 'state' | 'spoolFolder'>): Promise<void> {
  for (const { object } of await state.downloads()) await endDownload(object, { state, spoolFolder });
}

/** Removes from a spool folder what no download under way is known to have left there: rows stay no longer than needed. */
export async function clearSpool(spoolFolder: string, downloads: readonly StoredDownload[]): Promise<void> {
  await mkdir(spoolFolder, { recursive: true, mode: 0o700 });
  const known = new Set(downloads.flatMap(({ pages }) => pages.map(({ path }) => path)));
  const found = await readdir(spoolFolder, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(paths.filter((path) => !known.has(path)).map((path) => rm(path, { force: true })));
}

type BulkWay = { readonly soql: string; readonly folder: string; readonly place: Place };

async function downloadByBulk(wanted: WantedRows, { soql, folder, place }: BulkWay, options: DownloadOptions): Promise<Downloaded> {
  const { client, pageRows, onStep } = options;
  const pages = await client.exportRows(soql, folder, {
    deleted: wanted.archived,
    journal: place.journal,
    ...(pageRows === undefined ? {} : { maxRecords: pageRows }),
    ...(onStep === undefined ? {} : { onStep: (step) => onStep(step, wanted.object) })
  });
  return { pages, ...(await place.age()), way: 'bulk' };
}

/** The journal of one object's download, and since when its rows are read. */
type Place = { readonly journal: DownloadJournal; age(): Promise<Pick<Downloaded, 'coveredTo' | 'isResumed'>> };

function placeOf(fresh: StoredDownload, known: StoredDownload | undefined, { state }: DownloadOptions): Place {
  const kept = async (): Promise<StoredDownload | undefined> =>
    (await state.downloads()).find(({ object, jobId }) => object === fresh.object && jobId !== undefined);
  return {
    journal: {
      found: async () => downloadOf(await kept()),
      saved: async (download) => {
        if (download === undefined) return state.forgetDownload(fresh.object);
        const before = await kept();
        // Another job reads anew, so its rows are as new as this run.
        const { coveredTo } = before?.jobId === download.jobId ? before : fresh;
        await state.saveDownload({ ...fresh, ...download, coveredTo });
      }
    },
    age: async () => {
      const ended = (await kept()) ?? fresh;
      return { coveredTo: ended.coveredTo, isResumed: known?.jobId !== undefined && known.jobId === ended.jobId };
    }
  };
}

function downloadOf(stored: StoredDownload | undefined): Download | undefined {
  const { jobId, rows, pages } = stored ?? {};
  if (jobId === undefined || pages === undefined) return undefined;
  return { jobId, pages, ...(rows === undefined ? {} : { rows }) };
}

/** What an earlier run left of the same download; anything else that is known of the object is forgotten with its pages. */
async function usable(fresh: StoredDownload, options: DownloadOptions): Promise<StoredDownload | undefined> {
  const known = (await options.state.downloads()).find(({ object }) => object === fresh.object);
  if (known === undefined) return undefined;
  const isSame = known.soql === fresh.soql && known.columnsHash === fresh.columnsHash;
  if (isSame && Date.parse(fresh.coveredTo) - Date.parse(known.coveredTo) <= oldestMs) return known;
  await endDownload(fresh.object, options);
  return undefined;
}

function isFaultOfJob(error: unknown): boolean {
  return error instanceof HealthError && (error.name === 'BulkJobFailed' || error.name === 'BulkPageIncomplete');
}
