/** Type of a column in the fact store, decided from describe. */
export type ColumnType = 'text' | 'boolean' | 'number' | 'money' | 'date' | 'instant';

export type FactColumn = {
  readonly name: string;
  readonly type: ColumnType;
  /** Holds ids: those of 15 characters become those of 18, so that one record has one id. */
  readonly isId?: true;
  /** Holds values of any type as text: numbers become what REST writes, `13` for Bulk's `13.0`. */
  readonly isAny?: true;
};

/** A CSV file with a header row and the number of rows in it. */
export type FactPage = { readonly path: string; readonly rows: number };

/** Rows of REST: field name to JSON value. */
export type FactRow = { readonly [field: string]: unknown };

/** What a read brought of one object since the last one. */
export type FactChange = {
  readonly object: string;
  /** Exactly those that the table has. */
  readonly columns: readonly FactColumn[];
  readonly pages?: readonly FactPage[];
  readonly rows?: readonly FactRow[];
  /** Ids that are gone; one that comes among the rows too has been undeleted and stays. */
  readonly removed?: readonly string[];
  /** Ids that count as changed though nothing in their rows is: the winner of a merge. */
  readonly marked?: readonly string[];
  /** Instant up to which the table is complete from now on; absent = more is on its way. */
  readonly windowEnd?: string;
  /** Is told when all is laid over and nothing is committed yet. */
  readonly onApplied?: () => void;
};

/** End of a whole load: the instant up to which it is complete, who is told before it is committed, and what becomes of absent rows. */
export type LoadEnd = Pick<FactChange, 'windowEnd' | 'onApplied'> & {
  /** True keeps rows of the table before that did not come, with what is known of them: a column of theirs that is new is empty. */
  readonly keepsAbsent?: boolean;
};

/** Ids in which a table and what was read beside it do not agree. */
export type FactDifferences = {
  /** Read, and not in the table. */
  readonly missing: readonly string[];
  /** In the table, and not read. */
  readonly extra: readonly string[];
  /** In both, with another value in a column that was read. */
  readonly different: readonly string[];
};

/** What came of rows: `same` counts those that differ in nothing but their stamp. */
export type AppliedChange = {
  readonly rows: number;
  readonly changed: number;
  readonly removed: number;
  readonly same: number;
  /** Ids that did not come with a whole load and were kept. */
  readonly absent?: readonly string[];
};

/** The last load of an object, written in one transaction with its rows. */
export type AppliedLoad = { readonly windowEnd: string; readonly columnsHash: string; readonly generation: number };

/** A temporary table; `from` is what stands for it in FROM, a name or a subquery in parentheses. */
export type WrittenTable = { readonly from: string; readonly drop: () => Promise<void> };

/** What readers of signals need of the facts. */
export type FactReader = Pick<FactStore, 'rows' | 'numbers' | 'writeDown' | 'tables'>;

/**
 * The org's rows as columns in DuckDB: one table per object, named as the object, columns named as the fields
 * (quoted, case kept), `Id` first. Ids have 18 characters. `money` is DECIMAL(18,2), `number` DOUBLE, `instant`
 * TIMESTAMP in UTC, `date` DATE, `boolean` BOOLEAN, `text` VARCHAR. A missing value is NULL.
 *
 * Anything in here can be pulled again; deleting the file is always safe.
 */
export interface FactStore {
  /**
   * Replaces an object's table by the rows of CSV files (Bulk 2.0 pages, header row first) in one transaction. Refuses
   * pages whose rows are not all there. `end` is the instant up to which the rows are complete. Where a table with
   * the same columns stood before, changes are noted as `applyChanges` does; else the object counts as loaded anew. Rows
   * that stood there and did not come go, unless `end` keeps them.
   */
  loadPages(object: string, columns: readonly FactColumn[], pages: readonly FactPage[], end?: string | LoadEnd): Promise<AppliedChange>;
  /** Replaces an object's table by rows from REST in one transaction. */
  loadRows(object: string, columns: readonly FactColumn[], rows: readonly FactRow[], end?: string | LoadEnd): Promise<AppliedChange>;
  /**
   * Lays changed rows over a table in one transaction: content decides what changed, stamps do not. Ids of rows that
   * changed, came or went are noted in `changed_row(object, id)`, the version before in `beforeTable(object)`; the first
   * one since `forgetChanges` stays. A repeat changes and notes nothing.
   */
  applyChanges(change: FactChange): Promise<AppliedChange>;
  /** Says of objects in which nothing changed up to when they are complete, in one transaction. */
  moveWindows(ends: ReadonlyMap<string, string>): Promise<void>;
  /** Compares all ids of an object, and the given columns of its rows (`Id` first), with what the org has. Writes nothing. */
  differences(object: string, columns: readonly FactColumn[], read: Pick<FactChange, 'pages' | 'rows'>): Promise<FactDifferences>;
  /**
   * Empties `changed_row`, all before tables and `loaded_anew(object)` (objects that could not be compared): once what
   * follows from the changes is in the outbox.
   */
  forgetChanges(): Promise<void>;
  /** Keeps a small derived value beside the facts: it goes when the file goes. */
  keep(name: string, json: string): Promise<void>;
  kept(name: string): Promise<string | undefined>;
  /** What is known of an object's table; undefined where it was never loaded. A cursor counts only where both agree. */
  applied(object: string): Promise<AppliedLoad | undefined>;
  /** Runs one statement with bound parameters and returns rows as objects (numbers, strings, booleans, null; dates and instants as ISO text). */
  rows(
    sql: string,
    parameters?: readonly (string | number | boolean | null)[]
  ): Promise<readonly { readonly [column: string]: string | number | boolean | null }[]>;
  /**
   * Columns of numbers of one statement, as typed arrays of equal length; NULL becomes NaN.
   * For the column path: every selected column is cast to DOUBLE.
   */
  numbers(sql: string, parameters?: readonly (string | number | boolean | null)[]): Promise<Readonly<Record<string, Float64Array>>>;
  /**
   * Writes the rows of a statement down in a temporary table of the session. One that has the name is replaced; names are
   * taken as they are.
   */
  writeDown(name: string, sql: string, parameters?: readonly (string | number | boolean | null)[]): Promise<WrittenTable>;
  /** Objects loaded, with their columns. */
  tables(): Promise<ReadonlyMap<string, readonly FactColumn[]>>;
  /**
   * Another session over the same facts, with temporary tables of its own: its statements run beside those of this one.
   * Close it before the store; closing it closes nothing else.
   */
  beside(): Promise<FactStore>;
  close(): Promise<void>;
}
