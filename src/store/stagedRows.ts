import { randomUUID } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { HealthError } from '../domain/healthError.ts';
import { columnDefinitions, longId, plainNumber, quoteName, sqlText, sqlType } from './factColumns.ts';
import { pageColumns } from './factPages.ts';
import type { FactColumn, FactPage } from './factStore.ts';

/** The statements of one transaction come from one session; temporary tables are its own. */
export type Session = { readonly connection: DuckDBConnection; readonly object: string; readonly columns: readonly FactColumn[] };

/** Rows on their way in a temporary table, by its quoted name. */
export type StagedTable = { readonly name: string; readonly rows: number };

/**
 * Puts pages into a temporary table beside the object's: one row an id, the newest where an id comes twice.
 *
 * @throws HealthError BulkPageIncomplete  a page without all its rows or columns
 */
export async function stagePages(session: Session, pages: readonly FactPage[]): Promise<StagedTable> {
  const name = quoteName(`staged ${randomUUID()}`);
  await session.connection.run(`create temp table ${name} (${columnDefinitions(session.columns)})`);
  return { name, rows: await fillTable(session, name, pages) };
}

/** Rows of all pages, each counted; ids that come twice are one row. */
export async function fillTable(session: Session, table: string, pages: readonly FactPage[]): Promise<number> {
  for (const page of pages) await insertPage(session, table, page);
  const [row] = await numbersOf(session.connection, `select count(*), count(distinct "Id") from ${table}`);
  const [rows = 0, ids = 0] = row ?? [];
  if (rows !== ids) await keepNewest(session, table);
  return ids;
}

/** Appends a page to a table; counted, so that none of its rows is lost. */
async function insertPage({ connection, object, columns }: Session, into: string, page: FactPage): Promise<void> {
  const inFile = await pageColumns(page.path, columns);
  const types = inFile.map((column) => `${sqlText(column.name)}: ${sqlText(sqlType(column.type))}`).join(', ');
  const replaced = inFile.flatMap(replacement).join(', ');
  const result = await connection.run(
    `insert into ${into} by name
     select *${replaced === '' ? '' : ` replace (${replaced})`}
     from read_csv(${sqlText(page.path)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
       nullstr = '', allow_quoted_nulls = true, columns = {${types}})`
  );
  if (result.rowsChanged !== page.rows) {
    throw new HealthError('BulkPageIncomplete', [object, `${page.rows} rows expected, ${result.rowsChanged} read`]);
  }
}

function replacement({ name, isId, isAny }: FactColumn): readonly string[] {
  const column = quoteName(name);
  if (isId) return [`${longId(column)} as ${column}`];
  return isAny ? [`${plainNumber(column)} as ${column}`] : [];
}

async function keepNewest({ connection, columns }: Session, staged: string): Promise<void> {
  const newest = columns.some(({ name }) => name === 'SystemModstamp') ? '"SystemModstamp" desc nulls last, rowid desc' : 'rowid desc';
  await connection.run(
    `delete from ${staged}
     where rowid not in (select rowid from ${staged} qualify row_number() over (partition by "Id" order by ${newest}) = 1)`
  );
}

/** Ids in a table of their own: a list of a million has no place in a statement. */
export async function stageIds(connection: DuckDBConnection, ids: readonly string[]): Promise<string> {
  const table = quoteName(`ids ${randomUUID()}`);
  await connection.run(`create temp table ${table} (id varchar)`);
  if (ids.length > 0) {
    // As one JSON text: a parameter each would be planned one by one.
    await connection.run(`insert into ${table} select distinct unnest(from_json(?::json, '["varchar"]'))`, [JSON.stringify(ids)]);
  }
  return table;
}

/** A statement of numbers alone. */
export async function numbersOf(connection: DuckDBConnection, sql: string): Promise<readonly (readonly number[])[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowsJS().map((row) => row.map(Number));
}
