import { stat } from 'node:fs/promises';
import { addressLength, longestAddress } from '../org/queryAddress.ts';
import { oneRestPage } from '../org/restQuery.ts';
import { soqlText } from '../org/soqlText.ts';
import { wholePages } from '../org/spoolPage.ts';
import type { StoredDownload, StoredPage } from '../store/downloadTable.ts';
import { writeRowsPage } from '../store/factPages.ts';
import type { Downloaded, DownloadOptions, WantedRows } from './downloaded.ts';
import { rowsQuery } from './readRows.ts';

/** Whether rows can be read by REST at all. */
export function fitsRest(wanted: WantedRows): boolean {
  // An id of 18 characters stands in for the place that a page goes on behind.
  return addressLength(pageQuery(wanted, '0'.repeat(18))) < longestAddress;
}

/**
 * Downloads rows as pages in the order of their ids, each asked for behind the last id of the one before: for objects whose Bulk
 * jobs do not end well. Reads one page at a time; each is kept in the state once it is on disk, so that a killed run goes on.
 */
export async function downloadByRest(
  wanted: WantedRows,
  known: StoredDownload,
  options: DownloadOptions & { readonly folder: string }
): Promise<Downloaded> {
  const pages: StoredPage[] = [...(await wholePages(known.pages))];
  if (pages.length < known.pages.length) await options.state.saveDownload({ ...known, pages });
  const size = Math.min(options.pageRows ?? oneRestPage, oneRestPage);
  for (let last = pages.at(-1); last === undefined || last.next !== undefined; last = pages.at(-1)) {
    const soql = pageQuery(wanted, last?.next, size);
    const rows = await options.client.query(soql, { deleted: wanted.archived });
    const page = await writeRowsPage(options.folder, wanted.columns, rows);
    const next = rows.length < size ? {} : { next: String(rows.at(-1)?.['Id']) };
    pages.push({ ...page, bytes: (await stat(page.path)).size, ...next });
    await options.state.saveDownload({ ...known, pages });
    options.onStep?.('page_staged', wanted.object);
  }
  return {
    pages: pages.map(({ path, rows }) => ({ path, rows })),
    coveredTo: known.coveredTo,
    isResumed: known.pages.length > 0,
    way: 'rest'
  };
}

function pageQuery(wanted: WantedRows, behind?: string, size = oneRestPage): string {
  const conditions = behind === undefined ? [] : [`Id > ${soqlText(behind)}`];
  return `${rowsQuery(wanted, ...conditions)} ORDER BY Id LIMIT ${size}`;
}
