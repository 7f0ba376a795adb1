/** A bound parameter. */
export type SqlValue = string | number | boolean | null;

/** Why a table is read; a local org may show other rows to a parent than to a list. */
export type TableRole = 'root' | 'parent' | 'child' | 'join';

/**
 * How objects and fields are called in the database that a query is compiled for.
 *
 * Values are expected as follows. SQLite: `datetime` as text `2026-11-22T02:10:00.000Z` (always UTC, always milliseconds),
 * `date` as text `2026-11-22`, `time` as text `02:10:00.000Z`, `boolean` as 0 or 1, numbers as numbers, ids as text of
 * 18 characters, multi-select picklists as text `a;b`. DuckDB: TIMESTAMP in UTC, DATE, BOOLEAN, numbers, VARCHAR.
 * A missing value is NULL, never an empty text.
 */
export type SqlBinding = {
  /** Quoted name of the object's table, or a subquery in parentheses. */
  readonly table: (object: string) => string;
  /** Quoted column of a field, without the table before it. */
  readonly column: (object: string, field: string) => string;
  /**
   * Condition that rows must meet to be seen at all (`x."IsDeleted" = 0`); `alias` stands before the column.
   * Applied to the root, to child queries and to semi-joins in WHERE and to parents in ON.
   */
  readonly visible?: (object: string, alias: string, role: TableRole) => string | undefined;
};

/** The moment and place that date literals are relative to. */
export type SoqlMoment = {
  /** ISO instant in UTC. */
  readonly instant: string;
  /** IANA name. */
  readonly timeZone: string;
  /** First day of the week, 0 = Sunday (default) to 6. */
  readonly weekStart?: number;
  /** First month of the fiscal year, 1 (default) to 12. */
  readonly fiscalStartMonth?: number;
  /** True where the fiscal year has the name of the calendar year in which it begins; undefined = false: in which it ends. */
  readonly fiscalYearNamedByStart?: boolean;
  /** True where GROUP BY tells large from small letters: for users of another language than English; undefined = false. */
  readonly groupsByCase?: boolean;
};

/** Where a checked query is to run. */
export type SqlTarget = { readonly binding: SqlBinding; readonly moment: SoqlMoment };

/** Binding for tables named as the objects and columns named as the fields: what the fact store has. */
export const plainBinding: SqlBinding = {
  table: (object) => quoteName(object),
  column: (_object, field) => quoteName(field)
};

/** A name in double quotes, as both databases read it. */
function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
