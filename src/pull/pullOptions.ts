import { dayIn } from '../domain/asOf.ts';
import type { OnStep } from '../domain/runStep.ts';
import type { OrgClient } from '../org/orgClient.ts';
import { oneRestPage } from '../org/restQuery.ts';
import type { FactStore } from '../store/factStore.ts';
import type { Cursor, MergedRecord } from '../store/cursorTable.ts';
import type { WholeBecause } from './chooseWindow.ts';
import type { DownloadOptions } from './downloaded.ts';

export type PullProgress = { readonly object: string; readonly rows: number; readonly objectsDone: number; readonly objectsOf: number };

/** Sizes that suit every org; tests take smaller ones. */
export type PullSizes = {
  /** Rows from which on Bulk 2.0 is asked; absent = 2,000. */
  readonly bulkFrom?: number;
  /** Rows above which ids are compared by Bulk 2.0; absent = 10,000. */
  readonly compareByBulkFrom?: number;
  /** Rows that are looked at by their ids at most; absent = 20,000. */
  readonly byIdsTo?: number;
  /** Rows of a page at most; absent = 2,000 by REST, and what suits the org by Bulk 2.0. */
  readonly pageRows?: number;
};

export type PullOptions = {
  readonly client: OrgClient;
  readonly facts: FactStore;
  /** Where an object's position is kept once its rows are durable; without `cursor` nothing is known before, and all is read. */
  readonly cursors: {
    cursor?(object: string): Promise<Cursor | undefined>;
    saveCursor(cursor: Cursor, merged?: readonly MergedRecord[]): Promise<void>;
    /** Winner of each merged record by the loser. */
    mergedInto?(object: string): Promise<ReadonlyMap<string, string>>;
  };
  /** Where downloads under way are kept; absent = nobody goes on with them. */
  readonly downloads?: DownloadOptions['state'];
  readonly onStep?: OnStep;
  /** Folder for downloaded pages; each object's pages go once they are loaded. */
  readonly spoolFolder: string;
  readonly sizes?: PullSizes;
  readonly onProgress?: (progress: PullProgress) => void;
};

/** What a run read of an object and what came of it. */
export type PulledObject = {
  readonly object: string;
  readonly read: 'nothing' | 'delta' | 'whole';
  /** Why all rows were read. */
  readonly because?: WholeBecause;
  readonly way: 'none' | 'rest' | 'bulk';
  /** Rows read. */
  readonly rows: number;
  readonly changed: number;
  readonly removed: number;
  /** True where the rows are those of a while ago: of a download that an earlier run began, or that took long. */
  readonly isBehind?: true;
};

/**
 * Rows that this user sees no longer and that nobody can be sure are gone: they are kept. `ColumnsUnseen`: columns that are read
 * since then, and that some of them lack.
 */
export type PullFault = { readonly name: 'RowsUnseen' | 'ColumnsUnseen'; readonly values: readonly string[]; readonly count: number };

export type Pulled = { readonly objects: readonly PulledObject[]; readonly warnings: readonly PullFault[] };

/** The options of one pull, with what is the same for all objects of it. */
export type PullContext = PullOptions & {
  /** The org's clock when the pull began. */
  readonly now: string;
  /** Calendar day in the org's zone. */
  readonly today: string;
  /** Rows from which on Bulk 2.0 is asked. */
  readonly bulkFrom: number;
  /** Rows of a page of REST. */
  readonly restRows: number;
  readonly downloads: DownloadOptions['state'];
  readonly onStep: OnStep;
};

const keptNowhere: DownloadOptions['state'] = {
  downloads: async () => [],
  saveDownload: async () => undefined,
  forgetDownload: async () => undefined
};

/** Asks the org for its clock: no window is cut by any other. */
export async function pullContext(options: PullOptions): Promise<PullContext> {
  const now = await options.client.now();
  const { timeZone } = options.client.identity;
  return {
    ...options,
    now,
    today: dayIn(now, timeZone),
    bulkFrom: options.sizes?.bulkFrom ?? oneRestPage,
    restRows: Math.min(options.sizes?.pageRows ?? oneRestPage, oneRestPage),
    downloads: options.downloads ?? keptNowhere,
    onStep: options.onStep ?? (() => undefined)
  };
}

/** The size of pages as a download takes it. */
export function pageSize(sizes: PullSizes | undefined): Pick<PullSizes, 'pageRows'> {
  return sizes?.pageRows === undefined ? {} : { pageRows: sizes.pageRows };
}
