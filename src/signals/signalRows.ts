import { plain, sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import type { SignalRows } from '../domain/countedRows.ts';
import type { Aggregate } from '../domain/settings.ts';
import type { ResolvedSignal } from './resolve/resolvedSignal.ts';
import { RowQuery } from './rowQuery.ts';
import type { SignalContext } from './signalContext.ts';
import { dayIndex, dayOf, notAfter } from './timeSql.ts';

/** Aggregates that need a value in the row. */
const ofValues: readonly Aggregate[] = ['SUM', 'AVG', 'MIN', 'MAX', 'LATEST', 'FIRST', 'NPS', 'CSAT', 'CES', 'TREND'];

/** Counts the rows of signals, for the data-quality report. Reads the fact store only; ratios have no rows of their own. */
export async function readSignalRows(context: SignalContext): Promise<ReadonlyMap<string, SignalRows>> {
  const counted = new Map<string, SignalRows>();
  // Many signals read the same rows in another way: each question is asked once.
  const asked = new Map<string, SignalRows>();
  for (const [key, signal] of context.resolved) {
    const statement = countSql(signal, context);
    const question = JSON.stringify([statement.text, statement.parameters]);
    const rows = asked.get(question) ?? (await countRows(statement, context));
    asked.set(question, rows);
    counted.set(key, rows);
  }
  return counted;
}

function countSql(signal: ResolvedSignal, context: SignalContext): Sql {
  const query = new RowQuery(signal, context).filter(signal.filter);
  const day = signal.date ?? signal.liveFrom ?? signal.created;
  const newest = day
    ? dayIndex(dayOf(day, sql`max(${query.column(day)}) filter (where ${notAfter(day, query.column(day), context)})`, context))
    : plain('null');
  const value = signal.value && ofValues.includes(signal.signal.aggregate) ? query.column(signal.value) : undefined;
  const date = signal.date ? query.column(signal.date) : undefined;
  const undated = value && date ? sql`count(*) filter (where ${date} is null and ${value} is not null)` : plain('0');
  const empty = value ? sql`count(*) filter (where ${value} is null${date ? sql` and ${date} is not null` : plain('')})` : plain('0');
  return sql`select count(*) as total, ${undated} as undated, ${empty} as empty, ${newest} as newest\n${query.body()}`;
}

async function countRows(statement: Sql, context: SignalContext): Promise<SignalRows> {
  const found = await context.facts.numbers(statement.text, statement.parameters);
  const first = (name: string): number => found[name]?.[0] ?? NaN;
  return { rows: first('total'), undated: first('undated'), empty: first('empty'), newestOn: first('newest') };
}
