import { randomUUID } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { HealthError } from '../domain/healthError.ts';
import { columnDefinitions, columnsHash, quoteName, sqlText, sqlType } from './factColumns.ts';
import { pageColumns } from './factPages.ts';
import type { AppliedChange, FactColumn, FactPage } from './factStore.ts';

/** The statements of one transaction come from one session; temporary tables are its own. */
export type Session = { readonly connection: DuckDBConnection; readonly object: string; readonly columns: readonly FactColumn[] };

/**
 * A stamp says when a row was touched and not that anything in it is different: renaming a picklist value, a new roll-up
 * field and jobs of the platform move it. Source: https://help.salesforce.com/s/articleView?id=000387261
 */
const stamps: readonly string[] = ['SystemModstamp'];

/**
 * Table with the rows of an object as they were before `changed_row` names them, quoted for SQL: same columns, at most
 * one row an id, none for a row that is new.
 */
export function beforeTable(object: string): string {
  return quoteName(`before ${object}`);
}

/** Makes the tables of changes: ids that changed, objects that could not be compared, small derived values. */
export async function createChangeTables(connection: DuckDBConnection): Promise<void> {
  await connection.run('create table if not exists changed_row (object varchar, id varchar)');
  await connection.run('create table if not exists loaded_anew (object varchar)');
  await connection.run('create table if not exists kept (name varchar, json varchar)');
  const lacking = await connection.runAndReadAll(
    `select object from applied where not exists (from duckdb_tables() where table_name = 'before ' || object) order by object`
  );
  for (const [object] of lacking.getRowsJS()) await createBefore(connection, String(object));
}

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

/** Reads pages straight into an object's table, of which nothing is known yet or which had other columns. */
export async function loadAnew(session: Session, pages: readonly FactPage[]): Promise<AppliedChange> {
  const { connection, object, columns } = session;
  await connection.run(`create or replace table ${quoteName(object)} (${columnDefinitions(columns)})`);
  const rows = await fillTable(session, quoteName(object), pages);
  await connection.run('delete from loaded_anew where object = ?', [object]);
  await connection.run('insert into loaded_anew values (?)', [object]);
  await connection.run('delete from changed_row where object = ?', [object]);
  await connection.run(`drop table if exists ${beforeTable(object)}`);
  await createBefore(connection, object);
  return { rows, changed: rows, removed: 0, same: 0 };
}

/** Rows of all pages, each counted; ids that come twice are one row. */
async function fillTable(session: Session, table: string, pages: readonly FactPage[]): Promise<number> {
  for (const page of pages) await insertPage(session, table, page);
  const [row] = await numbersOf(session.connection, `select count(*), count(distinct "Id") from ${table}`);
  const [rows = 0, ids = 0] = row ?? [];
  if (rows !== ids) await keepNewest(session, table);
  return ids;
}

export type StagedTable = { readonly name: string; readonly rows: number };

/** Appends a page to a table; counted, so that none of its rows is lost. */
async function insertPage({ connection, object, columns }: Session, into: string, page: FactPage): Promise<void> {
  const inFile = await pageColumns(page.path, columns);
  const types = inFile.map((column) => `${sqlText(column.name)}: ${sqlText(sqlType(column.type))}`).join(', ');
  const result = await connection.run(
    `insert into ${into} by name
     select *
     from read_csv(${sqlText(page.path)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
       nullstr = '', allow_quoted_nulls = true, columns = {${types}})`
  );
  if (result.rowsChanged !== page.rows) {
    throw new HealthError('BulkPageIncomplete', [object, `${page.rows} rows expected, ${result.rowsChanged} read`]);
  }
}

/**
 * Lays staged rows over those of an object: rows by id, then what is removed, unless it is staged too (an undelete).
 *
 * Rows that differ in anything but their stamp, and those marked, are noted in `changed_row` with the version before.
 */
export async function layOver(
  session: Session,
  staged: StagedTable,
  ids: { readonly removed: readonly string[]; readonly marked: readonly string[] }
): Promise<AppliedChange> {
  const { connection, object } = session;
  const removed = await stageIds(connection, ids.removed);
  const marked = await stageIds(connection, ids.marked);
  await connection.run(`delete from ${removed} where id in (select "Id" from ${staged.name})`);
  await connection.run(`delete from ${removed} where id not in (select "Id" from ${quoteName(object)})`);
  const found = await noteChanges(session, staged, removed, marked);
  await connection.run(`delete from ${quoteName(object)} where "Id" in (select "Id" from ${staged.name})`);
  await connection.run(`delete from ${quoteName(object)} where "Id" in (select id from ${removed})`);
  await connection.run(`insert into ${quoteName(object)} select * from ${staged.name}`);
  for (const table of [staged.name, removed, marked]) await connection.run(`drop table ${table}`);
  return found;
}

/** Replaces all rows of an object by staged ones and notes what differs; both have the same columns. */
export async function replaceBy(session: Session, staged: StagedTable): Promise<AppliedChange> {
  const { connection, object } = session;
  const removed = await stageIds(connection, []);
  await connection.run(
    `insert into ${removed} select "Id" from ${quoteName(object)} where "Id" not in (select "Id" from ${staged.name} where "Id" is not null)`
  );
  const marked = await stageIds(connection, []);
  const found = await noteChanges(session, staged, removed, marked);
  await connection.run(`create or replace table ${quoteName(object)} as select * from ${staged.name}`);
  for (const table of [staged.name, removed, marked]) await connection.run(`drop table ${table}`);
  return found;
}

/** Empties everything that tells of changes; the facts stay. */
export async function emptyChanges(connection: DuckDBConnection): Promise<void> {
  const reader = await connection.runAndReadAll('select distinct object from changed_row order by object');
  for (const [object] of reader.getRowsJS()) await connection.run(`delete from ${beforeTable(String(object))}`);
  await connection.run('delete from changed_row');
  await connection.run('delete from loaded_anew');
}

/** Whether the table of an object stands with exactly these columns. */
export async function hasColumns({ connection, object, columns }: Session): Promise<boolean> {
  const reader = await connection.runAndReadAll('select columns_hash from applied where object = ?', [object]);
  return reader.getRowsJS()[0]?.[0] === columnsHash(columns);
}

async function createBefore(connection: DuckDBConnection, object: string): Promise<void> {
  await connection.run(`create table if not exists ${beforeTable(object)} as select * from ${quoteName(object)} limit 0`);
}

async function keepNewest({ connection, columns }: Session, staged: string): Promise<void> {
  const newest = columns.some(({ name }) => name === 'SystemModstamp') ? '"SystemModstamp" desc nulls last, rowid desc' : 'rowid desc';
  await connection.run(
    `delete from ${staged}
     where rowid not in (select rowid from ${staged} qualify row_number() over (partition by "Id" order by ${newest}) = 1)`
  );
}

/** Ids in a table of their own: a list of a million has no place in a statement. */
async function stageIds(connection: DuckDBConnection, ids: readonly string[]): Promise<string> {
  const table = quoteName(`ids ${randomUUID()}`);
  await connection.run(`create temp table ${table} (id varchar)`);
  if (ids.length > 0) {
    // As one JSON text: a parameter each would be planned one by one.
    await connection.run(`insert into ${table} select distinct unnest(from_json(?::json, '["varchar"]'))`, [JSON.stringify(ids)]);
  }
  return table;
}

async function noteChanges(session: Session, staged: StagedTable, removed: string, marked: string): Promise<AppliedChange> {
  const { connection, object, columns } = session;
  const now = quoteName(object);
  const differs = columns
    .filter(({ name }) => name !== 'Id' && !stamps.includes(name))
    .map(({ name }) => `fresh.${quoteName(name)} is distinct from held.${quoteName(name)}`);
  const changed = await stageIds(connection, []);
  await connection.run(
    `insert into ${changed}
     select fresh."Id"
     from ${staged.name} fresh left join ${now} held on held."Id" = fresh."Id"
     where held."Id" is null${differs.map((each) => ` or ${each}`).join('')}`
  );
  const [count] = await numbersOf(
    connection,
    `select (select count(*) from ${changed}), (select count(*) from ${removed}), (select count(*) from ${staged.name})`
  );
  await connection.run(`insert into ${changed} select id from ${removed}`);
  await connection.run(`insert into ${changed} select id from ${marked} where id not in (select id from ${changed})`);
  // The first old version wins: what is noted already was noted against the state that was last written.
  await connection.run(`delete from ${changed} where id in (select id from changed_row where object = ?)`, [object]);
  await connection.run(`insert into ${beforeTable(object)} select * from ${now} where "Id" in (select id from ${changed})`);
  await connection.run(`insert into changed_row select ?, id from ${changed}`, [object]);
  await connection.run(`drop table ${changed}`);
  const [differing = 0, gone = 0, all = 0] = count ?? [];
  return { rows: staged.rows, changed: differing, removed: gone, same: all - differing };
}

async function numbersOf(connection: DuckDBConnection, sql: string): Promise<readonly (readonly number[])[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowsJS().map((row) => row.map(Number));
}
