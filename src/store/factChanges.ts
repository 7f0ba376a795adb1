import type { DuckDBConnection } from '@duckdb/node-api';
import { hasColumns, recordLoad } from './appliedLoads.ts';
import { columnDefinitions, quoteName, sqlType } from './factColumns.ts';
import type { AppliedChange, FactDifferences, FactPage, LoadEnd } from './factStore.ts';
import { fillTable, numbersOf, stageIds, stagePages } from './stagedRows.ts';
import type { Session, StagedTable } from './stagedRows.ts';

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
 * Replaces all rows of an object by those of pages, and compares them where a table of the same columns stood before. Rows that
 * stood there and did not come go, or stay where `end` says so.
 */
export async function loadWhole(session: Session, pages: readonly FactPage[], end: LoadEnd): Promise<AppliedChange> {
  const isKnown = await hasColumns(session);
  const applied = isKnown ? await replaceBy(session, await stagePages(session, pages), end) : await loadAnew(session, pages, end);
  await recordLoad(session, end.windowEnd ?? '');
  end.onApplied?.();
  return applied;
}

/** Reads pages straight into an object's table, of which nothing is known yet or which had other columns. */
async function loadAnew(session: Session, pages: readonly FactPage[], { keepsAbsent = false }: LoadEnd): Promise<AppliedChange> {
  const { connection, object, columns } = session;
  const before = keepsAbsent ? await putAside(session) : undefined;
  await connection.run(`create or replace table ${quoteName(object)} (${columnDefinitions(columns)})`);
  const rows = await fillTable(session, quoteName(object), pages);
  const absent = before === undefined ? [] : await takeBack(session, before);
  await connection.run('delete from loaded_anew where object = ?', [object]);
  await connection.run('insert into loaded_anew values (?)', [object]);
  await connection.run('delete from changed_row where object = ?', [object]);
  await connection.run(`drop table if exists ${beforeTable(object)}`);
  await createBefore(connection, object);
  return { rows, changed: rows, removed: 0, same: 0, ...(keepsAbsent ? { absent } : {}) };
}

/** The table that stood before one with other columns, by its quoted name, and the columns that it has. */
type TableBefore = { readonly name: string; readonly columns: ReadonlySet<string> };

async function putAside({ connection, object }: Session): Promise<TableBefore | undefined> {
  const reader = await connection.runAndReadAll('select name from fact_columns where object = ?', [object]);
  const columns = new Set(reader.getRowsJS().map(([name]) => String(name)));
  if (columns.size === 0) return undefined;
  const name = quoteName(`left ${object}`);
  await connection.run(`alter table ${quoteName(object)} rename to ${name}`);
  return { name, columns };
}

/** Takes rows that did not come from the table before, with the columns that it has, and drops it. */
async function takeBack({ connection, object, columns }: Session, before: TableBefore): Promise<readonly string[]> {
  const table = quoteName(object);
  const isAbsent = `"Id" not in (select "Id" from ${table})`;
  const absent = await idsOf(connection, `select "Id" from ${before.name} where ${isAbsent}`);
  const known = columns.filter(({ name }) => before.columns.has(name));
  // A column may have another type now: what does not fit into it is unknown.
  const values = known.map(({ name, type }) => `try_cast(${quoteName(name)} as ${sqlType(type)}) as ${quoteName(name)}`);
  await connection.run(`insert into ${table} by name select ${values.join(', ')} from ${before.name} where ${isAbsent}`);
  await connection.run(`drop table ${before.name}`);
  return absent;
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
async function replaceBy(session: Session, staged: StagedTable, { keepsAbsent = false }: LoadEnd): Promise<AppliedChange> {
  const { connection, object } = session;
  const removed = await stageIds(connection, []);
  const isAbsent = `"Id" not in (select "Id" from ${staged.name} where "Id" is not null)`;
  const absent = `select "Id" from ${quoteName(object)} where ${isAbsent}`;
  if (!keepsAbsent) await connection.run(`insert into ${removed} ${absent}`);
  const marked = await stageIds(connection, []);
  const noted = await noteChanges(session, staged, removed, marked);
  const found = keepsAbsent ? { ...noted, absent: await idsOf(connection, absent) } : noted;
  if (keepsAbsent) await connection.run(`insert into ${staged.name} select * from ${quoteName(object)} where ${isAbsent}`);
  await connection.run(`create or replace table ${quoteName(object)} as select * from ${staged.name}`);
  for (const table of [staged.name, removed, marked]) await connection.run(`drop table ${table}`);
  return found;
}

/** Compares staged rows with a table: ids, and the columns that were read. */
export async function differencesOf(session: Session, staged: StagedTable): Promise<FactDifferences> {
  const { connection, object } = session;
  const table = quoteName(object);
  const found = {
    missing: await idsOf(connection, `select "Id" from ${staged.name} where "Id" not in (select "Id" from ${table})`),
    extra: await idsOf(connection, `select "Id" from ${table} where "Id" not in (select "Id" from ${staged.name})`),
    different: await idsOf(
      connection,
      `select fresh."Id" from ${staged.name} fresh join ${table} held on held."Id" = fresh."Id" where ${differs(session)}`
    )
  };
  await connection.run(`drop table ${staged.name}`);
  return found;
}

/** Ids that a statement selects, sorted. */
async function idsOf(connection: DuckDBConnection, sql: string): Promise<readonly string[]> {
  const reader = await connection.runAndReadAll(`${sql} order by 1`);
  return reader.getRowsJS().map(([id]) => String(id));
}

/** Empties everything that tells of changes; the facts stay. */
export async function emptyChanges(connection: DuckDBConnection): Promise<void> {
  const reader = await connection.runAndReadAll('select distinct object from changed_row order by object');
  for (const [object] of reader.getRowsJS()) await connection.run(`delete from ${beforeTable(String(object))}`);
  await connection.run('delete from changed_row');
  await connection.run('delete from loaded_anew');
}

async function createBefore(connection: DuckDBConnection, object: string): Promise<void> {
  await connection.run(`create table if not exists ${beforeTable(object)} as select * from ${quoteName(object)} limit 0`);
}

async function noteChanges(session: Session, staged: StagedTable, removed: string, marked: string): Promise<AppliedChange> {
  const { connection, object } = session;
  const now = quoteName(object);
  const changed = await stageIds(connection, []);
  await connection.run(
    `insert into ${changed}
     select fresh."Id"
     from ${staged.name} fresh left join ${now} held on held."Id" = fresh."Id"
     where held."Id" is null or ${differs(session)}`
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

/** That the content of a fresh row is not that of the held one. */
function differs({ columns }: Session): string {
  const content = columns.filter(({ name }) => name !== 'Id' && !stamps.includes(name));
  return content.map(({ name }) => `fresh.${quoteName(name)} is distinct from held.${quoteName(name)}`).join(' or ') || 'false';
}
