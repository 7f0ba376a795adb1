import type { OnStep } from '../domain/runStep.ts';
import type { OrgClient } from '../org/orgClient.ts';
import { soqlCount, soqlSelect } from '../org/soqlText.ts';
import type { FactStore } from '../store/factStore.ts';
import type { Cursor } from '../store/cursorTable.ts';
import { downloadRows, endDownload } from './downloads.ts';
import type { DownloadOptions } from './downloads.ts';
import type { PullObject, PullPlan } from './pullPlan.ts';

/** Salesforce's own advice: Bulk above 2,000 rows, which is also one page of REST. */
const bulkFrom = 2000;

/** A longer query does not fit into an address together with its headers (16,384 bytes). */
const longestRestQuery = 12_000;

const objectsAtOnce = 2;

const keptNowhere: DownloadOptions['state'] = {
  downloads: async () => [],
  saveDownload: async () => undefined,
  forgetDownload: async () => undefined
};

export type PullProgress = { readonly object: string; readonly rows: number; readonly objectsDone: number; readonly objectsOf: number };

/** How rows are cut into pages; tests make them small. */
export type PullSizes = {
  /** Rows from which an object comes by Bulk. */
  readonly bulkFrom?: number;
  /** Rows a page of a download at most. */
  readonly pageRows?: number;
};

export type PullOptions = {
  readonly client: OrgClient;
  readonly facts: FactStore;
  /** Where an object's position is kept once its rows are durable. */
  readonly cursors: { saveCursor(cursor: Cursor): Promise<void> };
  /** Where downloads under way are kept; absent = nobody goes on with them. */
  readonly downloads?: DownloadOptions['state'];
  readonly sizes?: PullSizes;
  readonly onStep?: OnStep;
  /** Folder for downloaded pages; each object's pages go once they are loaded. */
  readonly spoolFolder: string;
  readonly onProgress?: (progress: PullProgress) => void;
};

export type PulledObject = { readonly object: string; readonly rows: number; readonly way: 'rest' | 'bulk' };

/**
 * Reads every object of a plan into the fact store, two at a time: the smaller way of REST and Bulk for each.
 *
 * Reads the org, replaces the object's table, then moves its cursor: rows first, durably. A repeat reads again what a
 * crash left unfinished and is harmless. The first object that fails ends the pull.
 */
export async function pullObjects(plan: PullPlan, options: PullOptions): Promise<readonly PulledObject[]> {
  // Nothing newer than this instant is claimed to be complete: the rows are read after it.
  const coveredTo = await options.client.now();
  const waiting = [...plan.objects];
  const pulled: PulledObject[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const done = await pullObject(next, coveredTo, options);
      pulled.push(done);
      options.onProgress?.({ object: done.object, rows: done.rows, objectsDone: pulled.length, objectsOf: plan.objects.length });
    }
  };
  const lanes = Array.from({ length: objectsAtOnce }, () =>
    lane().catch((error: unknown) => {
      waiting.length = 0;
      throw error;
    })
  );
  const ends = await Promise.allSettled(lanes);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return pulled.sort((a, b) => (a.object < b.object ? -1 : 1));
}

async function pullObject(wanted: PullObject, coveredTo: string, options: PullOptions): Promise<PulledObject> {
  const { client, facts } = options;
  const { object } = wanted;
  const archived = wanted.archived ? { deleted: true } : {};
  const soql = soqlSelect({ object, fields: wanted.columns.map((column) => column.name), where: wanted.where });
  const announced = await client.count(soqlCount(object, wanted.where), archived);
  if (announced >= (options.sizes?.bulkFrom ?? bulkFrom) || soql.length >= longestRestQuery) return pullPages(wanted, coveredTo, options);
  const { rows } = await facts.loadRows(object, wanted.columns, await client.query(soql, archived), coveredTo);
  await moveCursor(wanted, coveredTo, options);
  return { object, rows, way: 'rest' };
}

/** Reads an object page by page; of what an earlier run has downloaded only what is missing. Pages go once their rows are in. */
async function pullPages(wanted: PullObject, coveredTo: string, options: PullOptions): Promise<PulledObject> {
  const { client, facts, spoolFolder, downloads: state = keptNowhere, sizes, onStep } = options;
  const { object } = wanted;
  const given = { ...(onStep ? { onStep } : {}), ...(sizes?.pageRows === undefined ? {} : { pageRows: sizes.pageRows }) };
  const downloaded = await downloadRows({ ...wanted, coveredTo }, { client, state, spoolFolder, ...given });
  const { rows } = await facts.loadPages(object, wanted.columns, downloaded.pages, downloaded.coveredTo);
  await moveCursor(wanted, downloaded.coveredTo, options);
  await endDownload(object, { state, spoolFolder });
  return { object, rows, way: downloaded.way };
}

async function moveCursor({ object, where = '' }: PullObject, coveredTo: string, { facts, cursors }: PullOptions): Promise<void> {
  const { columnsHash = '', generation = 0 } = (await facts.applied(object)) ?? {};
  await cursors.saveCursor({ object, coveredTo, columnsHash, filter: where, generation });
}
