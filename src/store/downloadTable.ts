import type { DatabaseSync } from 'node:sqlite';

/** A page of a download that is on disk. */
export type StoredPage = {
  readonly path: string;
  readonly rows: number;
  /** Length of the file. */
  readonly bytes: number;
  /** Where the page after it begins; absent = it is the last one. */
  readonly next?: string;
};

/** Rows of an object on their way: what was asked, by whom they come, and the pages that are on disk. */
export type StoredDownload = {
  readonly object: string;
  /** Text of the query: another text is another download. */
  readonly soql: string;
  readonly columnsHash: string;
  /** The rows are read after this instant of the org's clock. */
  readonly coveredTo: string;
  /** Job of the org; absent where the pages come by REST. */
  readonly jobId?: string;
  /** Rows that the finished job has; absent while it runs. */
  readonly rows?: number;
  readonly pages: readonly StoredPage[];
};

/** All downloads under way, ordered by object. */
export function readDownloads(database: DatabaseSync): readonly StoredDownload[] {
  const rows = database.prepare('select * from download order by object').all();
  return rows.map((row) => ({
    object: String(row['object']),
    soql: String(row['soql']),
    columnsHash: String(row['columns_hash']),
    coveredTo: String(row['covered_to']),
    ...(typeof row['job_id'] === 'string' ? { jobId: row['job_id'] } : {}),
    ...(typeof row['rows'] === 'number' ? { rows: row['rows'] } : {}),
    pages: readPages(database, String(row['object']))
  }));
}

function readPages(database: DatabaseSync, object: string): readonly StoredPage[] {
  const rows = database.prepare('select path, rows, bytes, next from download_page where object = ? order by page').all(object);
  return rows.map((row) => ({
    path: String(row['path']),
    rows: Number(row['rows']),
    bytes: Number(row['bytes']),
    ...(typeof row['next'] === 'string' ? { next: row['next'] } : {})
  }));
}

/**
 * Keeps how far the download of an object has come. Of the same job only pages behind those that are kept are written; pages
 * that the caller has no more, and those of another job, go.
 */
export function saveDownload(database: DatabaseSync, download: StoredDownload): void {
  const { object, jobId = null, pages } = download;
  database.prepare('delete from download where object = ? and job_id is not ?').run(object, jobId);
  const statement = database.prepare(
    `insert into download (object, soql, columns_hash, covered_to, job_id, rows)
     values (?, ?, ?, ?, ?, ?)
     on conflict (object) do update
     set soql = excluded.soql,
         columns_hash = excluded.columns_hash,
         covered_to = excluded.covered_to,
         rows = excluded.rows`
  );
  statement.run(object, download.soql, download.columnsHash, download.coveredTo, jobId, download.rows ?? null);
  database.prepare('delete from download_page where object = ? and page >= ?').run(object, pages.length);
  const kept = Number(database.prepare('select count(*) as kept from download_page where object = ?').get(object)?.['kept']);
  const page = database.prepare('insert into download_page (object, page, path, rows, bytes, next) values (?, ?, ?, ?, ?, ?)');
  for (const [at, { path, rows, bytes, next }] of pages.entries()) {
    if (at >= kept) page.run(object, at, path, rows, bytes, next ?? null);
  }
}

/** Drops what is known of the download of an object. */
export function forgetDownload(database: DatabaseSync, object: string): void {
  database.prepare('delete from download where object = ?').run(object);
}
