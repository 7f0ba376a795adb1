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
  // As one JSON text: a statement each costs more than the load of a small object.
  const listed = columns.map(({ name, type }, position) => ({ position, name, type }));
  await connection.run(
    `insert into fact_columns
     select ?, unnest(from_json(?::json, '[{"position": "integer", "name": "varchar", "type": "varchar"}]'), recursive := true)`,
    [object, JSON.stringify(listed)]
  );
}

/** Moves the end of an object's window; the generation stays. */
export async function moveWindow(connection: DuckDBConnection, object: string, windowEnd: string): Promise<void> {
  await connection.run('update applied set window_end = ? where object = ?', [windowEnd, object]);
}
