import type { DateFunctionName } from './checkedQuery.ts';
import type { Sql } from './sqlText.ts';

/** Text comparisons that ignore letter case. */
export type TextComparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'NOT LIKE';

/** The few things that SQLite and DuckDB say differently. */
export interface Dialect {
  /** Comparison of a text column with a text, letter case ignored; NULL where the column is NULL. */
  compareText(column: Sql, operator: TextComparison, value: string): Sql;
  /** Condition that a text column is one of several texts, letter case ignored. */
  textIn(column: Sql, values: readonly string[]): Sql;
  /** True where a `;`-separated text holds a value. */
  holdsChoice(column: Sql, value: string): Sql;
  /** What texts that differ in letter case alone have in common. */
  foldText(column: Sql): Sql;
  /** What a text is sorted by: its capitals. Source: SOQL and SOSL Reference, "ORDER BY". */
  sortText(column: Sql): Sql;
  /** A calendar day (`2026-11-22`) as a value of the database. */
  day(value: string): Sql;
  /** An instant (ISO, UTC) as a value of the database. */
  instant(value: string): Sql;
  number(value: number): Sql;
  /** Part of a date or instant. `zone` = take it from the wall clock of that zone. */
  datePart(fn: DateFunctionName, column: Sql, place: DatePlace): Sql;
}

/** When the fiscal year begins (month 1 to 12), and whether it is named by the calendar year of its start; else by that of its end. */
export type FiscalYear = { readonly startMonth: number; readonly namedByStart: boolean };

export type DatePlace = { readonly kind: 'date' | 'instant'; readonly zone?: string; readonly fiscalYear: FiscalYear };

/**
 * Calendar parts from year, month, day of the month, day of the year and hour; the same arithmetic for every database.
 *
 * Weeks are counted as SOQL counts them: the first goes from the 1st to the 7th.
 * Source: SOQL and SOSL Reference, "Date Functions".
 */
export function calendarPart(
  fn: DateFunctionName,
  part: (name: 'year' | 'month' | 'day' | 'dayOfYear' | 'weekday' | 'hour') => string,
  { startMonth, namedByStart }: FiscalYear
): string {
  const fiscalMonth = `((${part('month')} + ${12 - startMonth}) % 12 + 1)`;
  switch (fn) {
    case 'CALENDAR_YEAR':
      return part('year');
    case 'CALENDAR_MONTH':
      return part('month');
    case 'CALENDAR_QUARTER':
      return `((${part('month')} + 2) // 3)`;
    case 'DAY_IN_MONTH':
      return part('day');
    case 'DAY_IN_WEEK':
      return `(${part('weekday')} + 1)`;
    case 'DAY_IN_YEAR':
      return part('dayOfYear');
    case 'HOUR_IN_DAY':
      return part('hour');
    case 'WEEK_IN_MONTH':
      return `((${part('day')} + 6) // 7)`;
    case 'WEEK_IN_YEAR':
      return `((${part('dayOfYear')} + 6) // 7)`;
    case 'FISCAL_MONTH':
      return fiscalMonth;
    case 'FISCAL_QUARTER':
      return `((${fiscalMonth} + 2) // 3)`;
    case 'FISCAL_YEAR':
      if (startMonth === 1) return part('year');
      return `(${part('year')} + (case when ${part('month')} >= ${startMonth} then 1 else 0 end)${namedByStart ? ' - 1' : ''})`;
    case 'DAY_ONLY':
      return part('day');
  }
}
