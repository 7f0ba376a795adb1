/** Type of a column in the fact store, decided from describe. */
export type ColumnType = 'text' | 'boolean' | 'number' | 'money' | 'date' | 'instant';

export type FactColumn = { readonly name: string; readonly type: ColumnType };

/** A CSV file with a header row and the number of rows in it. */
export type FactPage = { readonly path: string; readonly rows: number };

/** The last load of an object, written in one transaction with its rows. */
export type AppliedLoad = { readonly windowEnd: string; readonly columnsHash: string; readonly generation: number };

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
   * pages whose rows are not all there. `windowEnd` is the instant up to which the rows are complete.
   */
  loadPages(object: string, columns: readonly FactColumn[], pages: readonly FactPage[], windowEnd?: string): Promise<number>;
  /** Replaces an object's table by rows from REST in one transaction. */
  loadRows(
    object: string,
    columns: readonly FactColumn[],
    rows: readonly { readonly [field: string]: unknown }[],
    windowEnd?: string
  ): Promise<number>;
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
  /** Objects loaded, with their columns. */
  tables(): Promise<ReadonlyMap<string, readonly FactColumn[]>>;
  /**
   * Another session over the same facts, with temporary tables of its own: its statements run beside those of this one.
   * Close it before the store; closing it closes nothing else.
   */
  beside(): Promise<FactStore>;
  close(): Promise<void>;
}
