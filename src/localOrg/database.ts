import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { sqliteFunctions } from '../soql/sqliteDialect.ts';

/** What a column holds: booleans are 0 and 1, dates `YYYY-MM-DD`, instants ISO text in UTC with milliseconds. */
export type SqlValue = string | number | null;

/** One row by field API name. */
export type StoredRow = { [field: string]: SqlValue };

const systemTables = `
create table if not exists org_setting (name text primary key, value text not null) without rowid;
create table if not exists org_sequence (name text primary key, value integer not null) without rowid;
create table if not exists org_session (
  token text primary key, user_id text not null, kind text not null, app text, created_at text not null
) without rowid;
create table if not exists org_app (
  consumer_key text primary key, certificate text, consumer_secret text, run_as text
) without rowid;
create table if not exists org_object (name text primary key, definition text not null) without rowid;
create table if not exists org_component (
  type text not null, full_name text not null, definition text not null, primary key (type, full_name)
) without rowid;
create table if not exists org_deleted (
  object text not null, id text not null, deleted_at text not null, primary key (object, id)
) without rowid;
create index if not exists org_deleted_at on org_deleted (object, deleted_at);
create table if not exists org_bin (id text primary key, object text not null, root_id text not null) without rowid;
create index if not exists org_bin_root on org_bin (root_id);
create table if not exists org_bin_lookup (
  root_id text not null, object text not null, id text not null, field text not null, value text not null,
  primary key (root_id, id, field)
) without rowid;
create table if not exists org_deploy (id text primary key, result text not null) without rowid;
create table if not exists org_metadata (
  type text not null, full_name text not null, id text not null, file_name text not null, definition text not null,
  created_at text not null, created_by text not null, modified_at text not null, modified_by text not null,
  primary key (type, full_name)
) without rowid;
create table if not exists org_recent (
  user_id text not null, id text not null, object text not null, position integer not null, primary key (user_id, id)
) without rowid;
create table if not exists org_job (id text primary key, kind text not null, info text not null, user_id text not null) without rowid;
`;

type ComputeField = (object: string, field: string, id: string, userId: string) => SqlValue;

const blockSize = 500;

/** The org's SQLite file: statements are prepared once, transactions nest through savepoints. */
export class Database {
  readonly handle: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #rowReaders = new Map<string, { readonly statement: StatementSync; readonly names: readonly string[] }>();
  readonly #blocks = new Map<string, { next: number; end: number }>();
  readonly #path: string;
  #depth = 0;
  /** Value of a computed field for a user; the org sets it. */
  computeField: ComputeField = (object, field) => {
    throw new Error(`Nobody computes the field ${object}.${field}`);
  };

  constructor(path: string) {
    this.#path = path;
    this.handle = new DatabaseSync(path);
    this.#addFunctions(this.handle);
    this.handle.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma temp_store = memory; pragma cache_size = -65536');
    this.handle.exec(systemTables);
  }

  #addFunctions(connection: DatabaseSync): void {
    for (const [name, soqlFunction] of Object.entries(sqliteFunctions)) connection.function(name, { deterministic: true }, soqlFunction);
    connection.function('compute_field', (object, field, id, userId) =>
      this.computeField(String(object), String(field), String(id), String(userId))
    );
  }

  /** The prepared statement of a text; kept until the schema changes. */
  statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.handle.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /**
   * The one row of a statement; undefined when there is none. A row of many columns is copied and compared several times faster than
   * one of `statement(sql).get()`, whose properties lie in a dictionary.
   */
  row(sql: string, ...parameters: readonly SqlValue[]): StoredRow | undefined {
    let reader = this.#rowReaders.get(sql);
    if (!reader) {
      const statement = this.handle.prepare(sql);
      statement.setReturnArrays(true);
      reader = { statement, names: statement.columns().map(({ name }) => name) };
      this.#rowReaders.set(sql, reader);
    }
    const values = reader.statement.get(...parameters) as unknown as readonly SqlValue[] | undefined;
    if (!values) return undefined;
    const row: StoredRow = {};
    for (let at = 0; at < reader.names.length; at++) row[reader.names[at] as string] = values[at] as SqlValue;
    return row;
  }

  /** To be called after a table or column was added. */
  forgetStatements(): void {
    this.#statements.clear();
    this.#rowReaders.clear();
  }

  /** Runs `work`, all or nothing: a throw undoes every write made inside, and only those. */
  transaction<T>(work: () => T): T {
    const level = this.#depth;
    const mark = `level_${level}`;
    // Mass inserts open a savepoint for each row: preparing it anew would take longer than the row.
    this.statement(level === 0 ? 'begin immediate' : `savepoint ${mark}`).run();
    this.#depth = level + 1;
    try {
      const result = work();
      this.statement(level === 0 ? 'commit' : `release ${mark}`).run();
      return result;
    } catch (error) {
      this.#blocks.clear();
      if (this.handle.isTransaction) this.handle.exec(level === 0 ? 'rollback' : `rollback to ${mark}; release ${mark}`);
      throw error;
    } finally {
      this.#depth = level;
    }
  }

  setting(name: string): string | undefined {
    return this.statement('select value from org_setting where name = ?').get(name)?.['value'] as string | undefined;
  }

  saveSetting(name: string, value: string): void {
    this.statement('insert into org_setting values (?, ?) on conflict (name) do update set value = excluded.value').run(name, value);
  }

  /** Next number of a named counter, from 1. */
  nextNumber(name: string): number {
    return this.#advance(name, 1);
  }

  /** Next number of a counter that may have gaps: taken from a block, so that mass inserts do not write it each time. */
  nextWithGaps(name: string): number {
    let block = this.#blocks.get(name);
    if (!block || block.next > block.end) {
      const end = this.#advance(name, blockSize);
      block = { next: end - blockSize + 1, end };
      this.#blocks.set(name, block);
    }
    return block.next++;
  }

  #advance(name: string, by: number): number {
    const sql = 'insert into org_sequence values (?, ?) on conflict (name) do update set value = value + excluded.value returning value';
    return this.number(sql, name, by);
  }

  /** The one number that a statement returns; 0 where it returns no row. */
  number(sql: string, ...parameters: readonly SqlValue[]): number {
    const [value] = Object.values(this.statement(sql).get(...parameters) ?? {});
    return Number(value ?? 0);
  }

  /** A second connection that sees the data as they are now, whatever is written while it is read. */
  openSnapshot(): DatabaseSync {
    const snapshot = new DatabaseSync(this.#path, { readOnly: true });
    this.#addFunctions(snapshot);
    snapshot.exec('begin');
    return snapshot;
  }

  close(): void {
    this.forgetStatements();
    this.handle.close();
  }
}
