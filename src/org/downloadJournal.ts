import type { RunStep } from '../domain/runStep.ts';

/** A page that is on disk, and where the next one begins. */
export type DownloadedPage = {
  readonly path: string;
  readonly rows: number;
  /** Length of its file: one of another length is fetched again. */
  readonly bytes: number;
  /** The org's locator of the page after it; absent = it is the last one. */
  readonly next?: string;
};

/** How far a Bulk 2.0 query has come. */
export type Download = {
  readonly jobId: string;
  /** Rows that the finished job says it has; absent while it runs. */
  readonly rows?: number;
  /** In order, from the first on. */
  readonly pages: readonly DownloadedPage[];
};

/**
 * Where a download keeps its place, so that the next process goes on with the same job at the same page.
 *
 * It serves one download: whoever gives it sees to it that what it finds was asked in the same words.
 */
export interface DownloadJournal {
  /** What an earlier process had downloaded. */
  found(): Promise<Download | undefined>;
  /** Keeps the place, durably when it returns; undefined = there is none any more. Pages come and go at the end only. */
  saved(download: Download | undefined): Promise<void>;
}

export type ExportOptions = {
  readonly deleted?: boolean;
  /** Rows a page; the org may send fewer. */
  readonly maxRecords?: number;
  /** Where the download keeps its place; absent = it begins anew each time and leaves nothing when it fails. */
  readonly journal?: DownloadJournal;
  readonly onStep?: (step: RunStep) => void;
};
