import { DuckDBDoubleVector, DuckDBTypeId } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { FactColumn, FactStore, WrittenTable } from './factStore.ts';

/** A value that goes into a statement or comes out of one. */
export type FactValue = string | number | boolean | null;

/** Rows of a statement as objects: numbers, booleans, text; dates and instants as ISO text. */
export async function readRows(
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly FactValue[]
): Promise<readonly { readonly [column: string]: FactValue }[]> {
  const reader = await connection.runAndReadAll(sql, [...parameters]);
  const names = reader.columnNames();
  const isDate = names.map((_, index) => reader.columnTypeId(index) === DuckDBTypeId.DATE);
  return reader.getRowsJS().map((row) => {
    const entries = names.map((name, index): [string, FactValue] => [name, toFactValue(row[index], isDate[index] === true)]);
    return Object.fromEntries(entries);
  });
}

function toFactValue(value: unknown, isDate: boolean): FactValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return isDate ? value.toISOString().slice(0, 10) : value.toISOString();
  return JSON.stringify(value);
}

/**
 * Columns of a statement as typed arrays of equal length; a missing value is NaN.
 *
 * DuckDB casts and fills the gaps itself, so that whole chunks are copied and no value is touched one by one.
 */
export async function readNumbers(
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly FactValue[]
): Promise<Readonly<Record<string, Float64Array>>> {
  const wrapped = `select coalesce(columns(*)::double, 'nan'::double) from (${sql})`;
  // Whole, not streamed: a stream ends when another statement begins on the connection.
  const result = await connection.run(wrapped, [...parameters]);
  const names = result.columnNames();
  const parts = names.map((): Float64Array[] => []);
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [index, list] of parts.entries()) {
      const vector = chunk.getColumnVector(index);
      if (!(vector instanceof DuckDBDoubleVector)) throw new Error(`column ${names[index]} is no column of doubles`);
      list.push(doublesOf(vector));
    }
  }
  return Object.fromEntries(names.map((name, index) => [name, joinParts(parts[index] ?? [])]));
}

function doublesOf(vector: DuckDBDoubleVector): Float64Array {
  const values = new Float64Array(vector.itemCount);
  for (let row = 0; row < values.length; row += 1) values[row] = vector.getItem(row) ?? NaN;
  return values;
}

function joinParts(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

type Rows = Pick<FactStore, 'rows'>;

/** Objects loaded, with their columns. */
export async function readTables(facts: Rows): Promise<ReadonlyMap<string, readonly FactColumn[]>> {
  const rows = await facts.rows('select object, name, type from fact_columns order by object, position');
  const tables = new Map<string, FactColumn[]>();
  for (const row of rows) {
    const columns = tables.get(String(row['object'])) ?? [];
    columns.push({ name: String(row['name']), type: row['type'] as FactColumn['type'] });
    tables.set(String(row['object']), columns);
  }
  return tables;
}

/** A statement's rows as a temporary table of the session. */
export async function writeDown(
  facts: Rows,
  name: string,
  { sql, parameters }: { readonly sql: string; readonly parameters: readonly FactValue[] }
): Promise<WrittenTable> {
  await facts.rows(`create or replace temp table ${name} as ${sql}`, parameters);
  return {
    from: name,
    drop: async () => {
      await facts.rows(`drop table if exists ${name}`);
    }
  };
}
