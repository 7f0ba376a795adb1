import { join, dirname } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { isDiskFull } from '../domain/diskFull.ts';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';
import { createChangeTables } from './factChanges.ts';

/** What the database takes of memory; what is more goes to its own folder on disk. */
const defaultMemoryMb = 256;

/** What it takes for a statement that cannot do with less: lists of the rows of an account have to be in memory as a whole. */
const mostMemoryMb = 1024;

/** What DuckDB and Windows say of a file that another process holds; of a damaged one it says in which block it is. */
const heldElsewhere = /could not set lock|used by another process/i;

/**
 * Opens a DuckDB file that fetches nothing from the network and spills only into its own folder.
 *
 * Throws StoreBusy while another process holds the file, StoreFull without room on its disk, StoreUnreadable when it is no database.
 */
export async function openDuck(
  path: string,
  options: { readonly memoryLimitMb?: number; readonly threads?: number }
): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, {
      memory_limit: `${options.memoryLimitMb ?? defaultMemoryMb}MB`,
      temp_directory: join(dirname(path), 'spill'),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...(options.threads === undefined ? {} : { threads: String(options.threads) })
    });
  } catch (error) {
    const text = errorText(error);
    if (heldElsewhere.test(text)) throw new HealthError('StoreBusy', [path], { cause: error });
    throw new HealthError(isDiskFull(error) ? 'StoreFull' : 'StoreUnreadable', [path, text], { cause: error });
  }
}

/** What DuckDB says of a block that is not as it was written, and of a database in which it met one before. */
const damaged = /corrupt database file|database has been invalidated/i;

/**
 * A session of a database. Blocks are checked when they are read, long after the file was opened, so that every statement may be
 * the one that finds a damaged one: it throws StoreUnreadable with the file.
 */
export async function connectDuck(instance: DuckDBInstance, path: string): Promise<DuckDBConnection> {
  const connection = await instance.connect();
  const named = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      if (isDiskFull(error) || !damaged.test(String(error))) throw error;
      throw new HealthError('StoreUnreadable', [path, errorText(error)], { cause: error });
    });
  const run = connection.run.bind(connection);
  const runAndReadAll = connection.runAndReadAll.bind(connection);
  return Object.assign(connection, {
    run: (...words: Parameters<typeof run>) => named(run(...words)),
    runAndReadAll: (...words: Parameters<typeof runAndReadAll>) => named(runAndReadAll(...words))
  });
}

/**
 * Runs a reading, and once more with more memory where the database has too little for it.
 *
 * @param connection  of the database; all sessions share its memory
 */
export async function withRoom<Result>(connection: DuckDBConnection, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!/^(Error: )?Out of Memory/.test(String(error))) throw error;
    await connection.run(`set memory_limit = '${mostMemoryMb}MB'`);
    try {
      return await read();
    } finally {
      await connection.run(`set memory_limit = '${defaultMemoryMb}MB'`);
    }
  }
}

/** The store's own tables: what was loaded up to when, the columns of each object, and what changed. */
export async function createFactTables(connection: DuckDBConnection): Promise<void> {
  await connection.run('create table if not exists applied (object varchar, window_end varchar, columns_hash varchar, generation integer)');
  await connection.run('create table if not exists fact_columns (object varchar, position integer, name varchar, type varchar)');
  await createChangeTables(connection);
}
