import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from './readFacts.ts';

/** DuckDB hands tables to its threads in groups of this many rows. Source: DuckDB documentation, "Parallelism". */
const rowGroup = 122_880;

/** Tells the database how many rows a table is about to have; it takes more threads where they can share them out. */
export type ShareOut = (rows: number) => Promise<void>;

/**
 * Leaves a database at one thread until one of its tables is large enough for two: sharing out a few thousand rows costs a third
 * more than reading them, since whoever waits for the others keeps looking.
 *
 * All sessions of the database share its threads, so that one of these serves them all.
 *
 * @param connection  of a database with one thread; has to stay open as long as the result is used
 * @param most        threads that it may take, at least 1
 */
export async function threadsBySize(connection: DuckDBConnection, most: number): Promise<ShareOut> {
  let isShared = most === 1;
  const shareOut: ShareOut = async (rows) => {
    if (isShared || rows <= rowGroup) return;
    isShared = true;
    await connection.run(`set threads = ${most}`);
  };
  const [largest] = await readRows(connection, 'select coalesce(max(estimated_size), 0) as rows from duckdb_tables()', []);
  await shareOut(Number(largest?.['rows']));
  return shareOut;
}
