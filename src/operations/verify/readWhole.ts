import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrgClient } from '../../org/orgClient.ts';
import { addressLength, longestAddress } from '../../org/queryAddress.ts';
import { rowsQuery } from '../../pull/readRows.ts';
import type { RowsWanted } from '../../pull/readRows.ts';
import type { FactPage, FactRow } from '../../store/factStore.ts';

/** Rows that were read: in memory, or as pages on disk. */
export type ReadRows = { readonly rows: readonly FactRow[] } | { readonly pages: readonly FactPage[] };

/** Where rows come from and go to. */
export type ReadPlace = {
  readonly client: OrgClient;
  /** For pages on their way. */
  readonly folder: string;
  /** Rows from which an object comes by Bulk. */
  readonly bulkFrom: number;
};

/**
 * Reads rows by the smaller way of REST and Bulk, does the work on them and removes the pages. Reads the org only.
 *
 * @param announced  how many rows there are about
 */
export async function withRows<Result>(
  { client, folder, bulkFrom }: ReadPlace,
  wanted: RowsWanted,
  announced: number,
  work: (read: ReadRows) => Promise<Result>
): Promise<Result> {
  const soql = rowsQuery(wanted);
  if (announced < bulkFrom && addressLength(soql) < longestAddress)
    return work({ rows: await client.query(soql, { deleted: wanted.archived }) });
  // Of one object ids and values are read beside one another.
  const pagesFolder = await mkdtemp(join(folder, `${wanted.object}-`));
  try {
    return await work({ pages: await client.exportRows(soql, pagesFolder, { deleted: wanted.archived }) });
  } finally {
    await rm(pagesFolder, { recursive: true, force: true });
  }
}
