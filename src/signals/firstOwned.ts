import { kindOf } from '../soql/checkedQuery.ts';
import { startOfDay } from '../soql/calendar.ts';
import { duckDbDialect } from '../soql/duckDbDialect.ts';
import { sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import type { ResolvedSignal } from './resolve/resolvedSignal.ts';
import { RowQuery } from './rowQuery.ts';
import type { SignalContext } from './signalContext.ts';
import { dayIndex, dayOf } from './timeSql.ts';

/** Since when accounts have had product lines, by product line key. */
export type FirstOwned = {
  /** Epoch day of the first purchase, in the order of the accounts; NaN = none before the day asked for. */
  readonly firstOn: ReadonlyMap<string, Float64Array>;
  /** Lines whose quantity has no rows of its own, or rows without a day: a ratio, an object that keeps no dates. */
  readonly undated: readonly string[];
};

/**
 * Day of the first row behind the quantity of each product line: live from, else the signal's date, else the day on which the row was
 * made. A row counts that adds to the quantity, whether it is live today or not: who gave a product back has bought it all the same.
 * Own rows only, whatever the signal says of roll-up: a purchase is made by one account.
 *
 * Reads the fact store only; equal facts give equal days.
 * Source: docs/METHODS.md, "First purchase".
 *
 * @param before  epoch day, in the org's zone: rows of that day or later do not count, nor such that were made on it or later and
 *                claim an earlier day. So what is read in the days after it stays what it was.
 */
export async function readFirstOwned(context: SignalContext, before: number): Promise<FirstOwned> {
  const firstOn = new Map<string, Float64Array>();
  const undated: string[] = [];
  for (const { key, quantitySignal } of context.settings.productLines) {
    const signal = context.leftOut.has(quantitySignal) ? undefined : context.resolved.get(quantitySignal);
    const statement = signal && firstRowSql(signal, context, before);
    if (statement === undefined) undated.push(key);
    else firstOn.set(key, await readDays(statement, context));
  }
  return { firstOn, undated };
}

async function readDays(statement: Sql, context: SignalContext): Promise<Float64Array> {
  const days = new Float64Array(context.accounts.length).fill(NaN);
  const { place = days.subarray(0, 0), day = days.subarray(0, 0) } = await context.facts.numbers(statement.text, statement.parameters);
  for (const [row, at] of place.entries()) days[at] = day[row] ?? NaN;
  return days;
}

/** Columns `place` and `day`; undefined where rows carry no day. */
function firstRowSql(signal: ResolvedSignal, context: SignalContext, before: number): Sql | undefined {
  const query = new RowQuery(signal, context).filter(signal.filter);
  const day = dayOfRow(signal, query, context);
  if (day === undefined) return undefined;
  const { created, value } = signal;
  query.where(sql`${dayIndex(day)} < ${before}`);
  if (created !== undefined) {
    const edge = duckDbDialect.instant(new Date(startOfDay(before, context.asOf.timeZone)).toISOString());
    query.where(sql`(${query.column(created)} is null or ${query.column(created)} < ${edge})`);
  }
  if (value !== undefined) {
    const column = query.column(value);
    query.where(kindOf(value.type) === 'number' ? sql`${column} > 0` : sql`${column} is not null`);
  }
  return sql`select place.place as place, min(${dayIndex(day)}) as day\n${query.body()}\ngroup by 1`;
}

/** Day from which a row counts. One without its first day counts from when it was made, one without its date never. */
function dayOfRow({ liveFrom, date, created, signal }: ResolvedSignal, query: RowQuery, context: SignalContext): Sql | undefined {
  const made = created && dayOf(created, query.column(created), context);
  if (liveFrom !== undefined) {
    const from = dayOf(liveFrom, query.column(liveFrom), context);
    return made === undefined ? from : sql`coalesce(${from}, ${made})`;
  }
  if (date !== undefined) return dayOf(date, query.column(date), context);
  return signal.aggregate === 'LATEST' ? undefined : made;
}
