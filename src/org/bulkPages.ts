import { join } from 'node:path';
import { HealthError } from '../domain/healthError.ts';
import type { BulkJob } from './bulkJob.ts';
import type { DownloadedPage, ExportOptions } from './downloadJournal.ts';
import { redact } from './redact.ts';
import { spoolPage } from './spoolPage.ts';
import type { Wire } from './wire.ts';

/** 20 MB at 200 bytes a row: small enough to fetch again, large enough for few calls. */
const defaultPageRows = 100_000;
const triesAPage = 3;

/** The results of a complete job on their way to disk. */
export type PageReader = {
  readonly wire: Wire;
  readonly job: BulkJob;
  readonly query: ExportOptions & { readonly folder: string };
  /** Is told of each page that is on disk; the next one is asked for when it has returned. */
  readonly onPage: (page: DownloadedPage) => Promise<void>;
};

/** Reads the pages behind those that are there, one after the other; none of them is held in memory. */
export async function readPages(reader: PageReader, there: readonly DownloadedPage[]): Promise<void> {
  const seen = new Set(there.flatMap(({ next }) => next ?? []));
  let last = there.at(-1);
  for (let at = there.length; last === undefined || last.next !== undefined; at += 1) {
    const path = join(reader.query.folder, `${reader.job.id}-${String(at).padStart(5, '0')}.csv`);
    const page: DownloadedPage = await readPage(reader, { path, locator: last?.next });
    if (page.next !== undefined && seen.has(page.next)) throw incompletePages(reader.job, 'the org named the same next page twice');
    if (page.next !== undefined) seen.add(page.next);
    await reader.onPage(page);
    last = page;
  }
}

/** What is wrong with the pages of a job. */
export function incompletePages(job: BulkJob, why: string): HealthError {
  return new HealthError('BulkPageIncomplete', [job.id, why]);
}

type PageRequest = { readonly path: string; readonly locator: string | undefined };

/** A page that breaks off or has the wrong number of rows is fetched again by the same locator. */
async function readPage(reader: PageReader, request: PageRequest): Promise<DownloadedPage> {
  let why = '';
  for (let attempt = 1; attempt <= triesAPage; attempt += 1) {
    const page = await tryPage(reader, request);
    if (typeof page !== 'string') return page;
    why = page;
    await reader.wire.pause(200 * attempt);
  }
  throw incompletePages(reader.job, why);
}

async function tryPage({ wire, job, query }: PageReader, request: PageRequest): Promise<DownloadedPage | string> {
  const locator = request.locator === undefined ? '' : `&locator=${encodeURIComponent(request.locator)}`;
  try {
    const path = `${job.path}/results?maxRecords=${query.maxRecords ?? defaultPageRows}${locator}`;
    const reply = await wire.send({ method: 'GET', path, headers: { accept: 'text/csv' }, isDownload: true });
    const refused = headerFault(reply.headers);
    if (refused !== undefined || reply.body === null) {
      await reply.body?.cancel();
      return refused ?? 'it is empty';
    }
    const announced = Number(reply.headers.get('sforce-numberofrecords'));
    const next = reply.headers.get('sforce-locator') ?? '';
    const spooled = await spoolPage(reply.body, request.path, () => query.onStep?.('mid_page_download'));
    if (spooled === undefined) return 'it ends inside a field';
    if (spooled.rows !== announced) return `${announced} rows announced, ${spooled.rows} sent`;
    return { path: request.path, ...spooled, ...(next === 'null' || next === '' ? {} : { next }) };
  } catch (error) {
    if (error instanceof HealthError) throw error;
    return `it broke off: ${redact(String(error))}`;
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
