import { wallClock } from './calendar.ts';
import { calendarPart } from './dialect.ts';
import type { Dialect, DatePlace, TextComparison } from './dialect.ts';
import type { DateFunctionName } from './checkedQuery.ts';
import { joinSql, plain, sql } from './sqlText.ts';
import type { Sql } from './sqlText.ts';

/** True where SQLite's own letter-case rules (ASCII only) suffice, so that an index with NOCASE can serve. */
function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

function compareText(column: Sql, operator: TextComparison, value: string): Sql {
  const sign = plain(operator.toLowerCase());
  const like = operator === 'LIKE' || operator === 'NOT LIKE';
  if (like && isAscii(value)) return sql`${column} ${sign} ${value} escape '\\'`;
  if (like) return sql`soql_fold(${column}) ${sign} ${value.toLowerCase()} escape '\\'`;
  if (isAscii(value) && (operator === '=' || operator === '!=')) return sql`${column} ${sign} ${value} collate nocase`;
  return sql`soql_fold(${column}) ${sign} ${value.toLowerCase()}`;
}

function textIn(column: Sql, values: readonly string[]): Sql {
  const ascii = values.every(isAscii);
  const list = joinSql(
    values.map((value) => sql`${ascii ? value : value.toLowerCase()}`),
    ', '
  );
  return ascii ? sql`${column} collate nocase in (${list})` : sql`soql_fold(${column}) in (${list})`;
}

const formats: Readonly<Record<string, string>> = { year: '%Y', month: '%m', day: '%d', dayOfYear: '%j', weekday: '%w', hour: '%H' };

function datePart(fn: DateFunctionName, column: Sql, place: DatePlace): Sql {
  const moment = place.zone === undefined ? column : sql`soql_wall(${column}, ${place.zone})`;
  if (fn === 'DAY_ONLY') return sql`substr(${moment}, 1, 10)`;
  const text = calendarPart(fn, (name) => `cast(strftime('${formats[name]}', §) as integer)`, place.fiscalYear).replaceAll('//', '/');
  const pieces = text.split('§').map(plain);
  return { text: pieces.map((piece) => piece.text).join(moment.text), parameters: pieces.slice(1).flatMap(() => moment.parameters) };
}

/** SOQL's meaning in SQLite, with dates and instants as text (see `SqlBinding`). */
export const sqliteDialect: Dialect = {
  compareText,
  textIn,
  holdsChoice: (column, value) => sql`instr(soql_fold(';' || ${column} || ';'), ${`;${value.toLowerCase()};`}) > 0`,
  foldText: (column) => sql`soql_fold(${column})`,
  sortText: (column) => sql`soql_capitals(${column})`,
  day: (value) => sql`${value}`,
  instant: (value) => sql`${value}`,
  number: (value) => sql`${value}`,
  datePart
};

/** The wall-clock time of a zone in the text form of instants, without the zone's mark. */
function wallText(instant: unknown, timeZone: unknown): string | null {
  if (typeof instant !== 'string' || typeof timeZone !== 'string') return null;
  const time = Date.parse(instant);
  return Number.isNaN(time) ? null : new Date(wallClock(time, timeZone)).toISOString().slice(0, 23);
}

function fold(text: unknown): string | null {
  return typeof text === 'string' ? text.toLowerCase() : null;
}

function capitals(text: unknown): string | null {
  return typeof text === 'string' ? text.toUpperCase() : null;
}

/**
 * Functions that compiled queries call and SQLite lacks; register each once per connection.
 *
 * @example  for (const [name, fn] of Object.entries(sqliteFunctions)) database.function(name, { deterministic: true }, fn);
 */
export const sqliteFunctions: Readonly<Record<'soql_capitals' | 'soql_fold' | 'soql_wall', (...values: unknown[]) => string | null>> = {
  soql_capitals: capitals,
  soql_fold: fold,
  soql_wall: wallText
};
