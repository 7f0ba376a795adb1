import type { FieldRef } from '../soql/checkedQuery.ts';
import { kindOf } from '../soql/checkedQuery.ts';
import { dayText, startOfDay } from '../soql/calendar.ts';
import { duckDbDialect, wallTime } from '../soql/duckDbDialect.ts';
import { sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import type { SignalContext } from './signalContext.ts';

type Moment = Pick<SignalContext, 'asOf' | 'today'>;

function isInstant(ref: FieldRef): boolean {
  return kindOf(ref.type) === 'instant';
}

/** Calendar day in the org's zone of a column, or of an aggregate over it. */
export function dayOf(ref: FieldRef, column: Sql, { asOf }: Moment): Sql {
  return isInstant(ref) ? sql`cast(${wallTime(column, asOf.timeZone)} as date)` : column;
}

/** Days since 1970-01-01 of a calendar day. */
export function dayIndex(day: Sql): Sql {
  return sql`(${day} - date '1970-01-01')`;
}

/** Today in the org's zone. */
export function today(moment: Moment): Sql {
  return duckDbDialect.day(dayText(moment.today));
}

/** Not after `asOf`. */
export function notAfter(ref: FieldRef, column: Sql, moment: Moment): Sql {
  return isInstant(ref) ? sql`${column} <= ${duckDbDialect.instant(moment.asOf.instant)}` : sql`${column} <= ${today(moment)}`;
}

/** After `asOf`. */
export function after(ref: FieldRef, column: Sql, moment: Moment): Sql {
  return isInstant(ref) ? sql`${column} > ${duckDbDialect.instant(moment.asOf.instant)}` : sql`${column} > ${today(moment)}`;
}

/** On a calendar day less than `days` days before today: the lower edge itself is outside. */
export function withinDays(ref: FieldRef, column: Sql, days: number, moment: Moment): Sql {
  const first = moment.today - days + 1;
  if (!isInstant(ref)) return sql`${column} >= ${duckDbDialect.day(dayText(first))}`;
  return sql`${column} >= ${duckDbDialect.instant(new Date(startOfDay(first, moment.asOf.timeZone)).toISOString())}`;
}

/** Today or later, by calendar day. */
export function notBeforeToday(ref: FieldRef, column: Sql, moment: Moment): Sql {
  if (!isInstant(ref)) return sql`${column} >= ${today(moment)}`;
  return sql`${column} >= ${duckDbDialect.instant(new Date(startOfDay(moment.today, moment.asOf.timeZone)).toISOString())}`;
}
