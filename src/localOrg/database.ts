import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { sqliteFunctions } from '../soql/sqliteDialect.ts';
import { systemTables } from './systemTables.ts';

/** What a column holds: booleans are 0 and 1, dates `YYYY-MM-DD`, instants ISO text in UTC with milliseconds. */
export type SqlValue = string | number | null;

/** One row by field API name. */
export type StoredRow = { [field: string]: SqlValue };

type ComputeField = (object: string, field: string, id: string, userId: string) => SqlValue;

const blockSize = 500;

/** What a piece of work found out, and whether its writes are to stay. */
export type Attempt<T> = { readonly value: T; readonly isKept: boolean };

class Undone extends Error {
  readonly attempt: unknown;

  constructor(attempt: unknown) {
    super('an attempt is undone');
    this.attempt = attempt;
  }
}

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

  /** Runs `work` and undoes its writes unless it keeps them; what it found out comes back in both cases. A throw undoes them, too. */
  attempt<T>(work: () => Attempt<T>): Attempt<T> {
    try {
      return this.transaction(() => {
        const attempt = work();
        if (attempt.isKept) return attempt;
        throw new Undone(attempt);
      });
    } catch (error) {
      if (error instanceof Undone) return error.attempt as Attempt<T>;
      throw error;
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
