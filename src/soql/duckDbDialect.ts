import { calendarPart } from './dialect.ts';
import type { Dialect, DatePlace } from './dialect.ts';
import type { DateFunctionName } from './checkedQuery.ts';
import { joinSql, plain, sql } from './sqlText.ts';
import type { Sql } from './sqlText.ts';

const fields: Readonly<Record<string, string>> = {
  year: 'year',
  month: 'month',
  day: 'day',
  dayOfYear: 'doy',
  weekday: 'dow',
  hour: 'hour'
};

/**
 * Wall-clock time of a zone for a column of instants in UTC.
 *
 * The zone is written out: DuckDB takes two expressions with bound values for different ones, and a grouped expression
 * must be the same in SELECT and GROUP BY.
 */
export function wallTime(column: Sql, zone: string): Sql {
  const name = plain(`'${zone.replaceAll("'", "''")}'`);
  return sql`timezone(${name}, timezone('UTC', ${column}))`;
}

function datePart(fn: DateFunctionName, column: Sql, place: DatePlace): Sql {
  const moment = place.zone === undefined ? column : wallTime(column, place.zone);
  if (fn === 'DAY_ONLY') return sql`cast(${moment} as date)`;
  const pieces = calendarPart(fn, (name) => `date_part('${fields[name]}', §)`, place.fiscalYear).split('§');
  return { text: pieces.join(moment.text), parameters: pieces.slice(1).flatMap(() => moment.parameters) };
}

/** SOQL's meaning in DuckDB, with the column types of the fact store (see `SqlBinding`). */
export const duckDbDialect: Dialect = {
  compareText(column, operator, value) {
    const folded = sql`lower(${column}) ${plain(operator.toLowerCase())} ${value.toLowerCase()}`;
    return operator === 'LIKE' || operator === 'NOT LIKE' ? sql`${folded} escape '\\'` : folded;
  },
  textIn: (column, values) =>
    sql`lower(${column}) in (${joinSql(
      values.map((value) => sql`${value.toLowerCase()}`),
      ', '
    )})`,
  holdsChoice: (column, value) => sql`contains(lower(';' || ${column} || ';'), ${`;${value.toLowerCase()};`})`,
  foldText: (column) => sql`lower(${column})`,
  sortText: (column) => sql`upper(${column})`,
  day: (value) => sql`cast(${value} as date)`,
  instant: (value) => sql`cast(${value.replace('Z', '')} as timestamp)`,
  number: (value) => sql`cast(${value} as double)`,
  datePart
};
