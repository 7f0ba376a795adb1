import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrgClient } from '../org/orgClient.ts';
import { soqlCount, soqlSelect } from '../org/soqlText.ts';
import type { AppliedChange, FactStore } from '../store/factStore.ts';
import type { Cursor } from '../store/stateStore.ts';
import type { PullObject, PullPlan } from './pullPlan.ts';

/** Salesforce's own advice: Bulk above 2,000 rows, which is also one page of REST. */
const bulkFrom = 2000;

/** A longer query does not fit into an address together with its headers (16,384 bytes). */
const longestRestQuery = 12_000;

const objectsAtOnce = 2;

export type PullProgress = { readonly object: string; readonly rows: number; readonly objectsDone: number; readonly objectsOf: number };

export type PullOptions = {
  readonly client: OrgClient;
  readonly facts: FactStore;
  /** Where an object's position is kept once its rows are durable. */
  readonly cursors: { saveCursor(cursor: Cursor): Promise<void> };
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
  const { client, facts, cursors } = options;
  const archived = wanted.archived ? { deleted: true } : {};
  const soql = soqlSelect({ object: wanted.object, fields: wanted.columns.map((column) => column.name), where: wanted.where });
  const announced = await client.count(soqlCount(wanted.object, wanted.where), archived);
  const isSmall = announced < bulkFrom && soql.length < longestRestQuery;
  const { rows } = isSmall
    ? await facts.loadRows(wanted.object, wanted.columns, await client.query(soql, archived), coveredTo)
    : await pullPages(wanted, { soql, coveredTo }, options);
  const applied = await facts.applied(wanted.object);
  await cursors.saveCursor({ object: wanted.object, coveredTo, columnsHash: applied?.columnsHash ?? '' });
  return { object: wanted.object, rows, way: isSmall ? 'rest' : 'bulk' };
}

async function pullPages(
  wanted: PullObject,
  read: { readonly soql: string; readonly coveredTo: string },
  options: PullOptions
): Promise<AppliedChange> {
  const folder = join(options.spoolFolder, wanted.object);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const pages = await options.client.exportRows(read.soql, folder, { deleted: wanted.archived });
    return await options.facts.loadPages(wanted.object, wanted.columns, pages, read.coveredTo);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
