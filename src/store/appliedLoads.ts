import type { DuckDBConnection } from '@duckdb/node-api';
import { columnsHash } from './factColumns.ts';
import type { AppliedLoad } from './factStore.ts';
import { readRows } from './readFacts.ts';
import type { Session } from './stagedRows.ts';

/** What is known of an object's table. */
export async function readApplied(connection: DuckDBConnection, object: string): Promise<AppliedLoad | undefined> {
  const [row] = await readRows(connection, 'select window_end, columns_hash, generation from applied where object = ?', [object]);
  if (row === undefined) return undefined;
  return { windowEnd: String(row['window_end']), columnsHash: String(row['columns_hash']), generation: Number(row['generation']) };
}

/** Whether the table of an object stands with exactly these columns. */
export async function hasColumns({ connection, object, columns }: Session): Promise<boolean> {
  return (await readApplied(connection, object))?.columnsHash === columnsHash(columns);
}

/** Writes down a whole load: a generation more, and the columns of the table. */
export async function recordLoad({ connection, object, columns }: Session, windowEnd: string): Promise<void> {
  const generation = ((await readApplied(connection, object))?.generation ?? 0) + 1;
  await connection.run('delete from applied where object = ?', [object]);
  await connection.run('insert into applied values (?, ?, ?, ?)', [object, windowEnd, columnsHash(columns), generation]);
  await connection.run('delete from fact_columns where object = ?', [object]);
  for (const [position, column] of columns.entries()) {
    await connection.run('insert into fact_columns values (?, ?, ?, ?)', [object, position, column.name, column.type]);
  }
}

/** Moves the end of an object's window; the generation stays. */
export async function moveWindow(connection: DuckDBConnection, object: string, windowEnd: string): Promise<void> {
  await connection.run('update applied set window_end = ? where object = ?', [windowEnd, object]);
}
