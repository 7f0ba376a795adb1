import type { Signal } from '../domain/settings.ts';
import { plain } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import { aggregateSql } from './aggregateSql.ts';
import type { Grouping } from './aggregateSql.ts';
import { foreignAmounts, isAmount } from './foreignAmounts.ts';
import { divideColumns } from './ratio.ts';
import type { ResolvedSignal } from './resolve/resolvedSignal.ts';
import { seenAccounts } from './seenAccounts.ts';
import type { SignalColumns } from './signalColumns.ts';
import { emptyColumns } from './signalColumns.ts';
import type { SignalContext } from './signalContext.ts';
import { relativeChange } from './trend.ts';

/** How a signal that rolls up is read. */
type RolledUp = (signal: Signal) => Promise<SignalColumns>;

/**
 * Reads signals from the accounts' own rows, whatever they say of roll-up; values are in the order of the accounts.
 *
 * Reads the fact store and writes nothing but temporary tables; a repeat gives equal bits.
 *
 * @param rolledUp  how signals with a roll-up are read instead; absent = by their own rows too
 */
export async function readOwnSignals(
  context: SignalContext,
  keys: readonly string[],
  rolledUp?: RolledUp
): Promise<ReadonlyMap<string, SignalColumns>> {
  const read = new Map<string, Promise<SignalColumns>>();
  for (const key of keys) void readOnce(key, { context, read, rolledUp, below: [] });
  return new Map(await Promise.all([...read].map(async ([key, columns]) => [key, await columns] as const)));
}

type Reading = {
  readonly context: SignalContext;
  readonly read: Map<string, Promise<SignalColumns>>;
  readonly rolledUp: RolledUp | undefined;
  /** Ratios that the signal at hand is a part of. */
  readonly below: readonly string[];
};

/** All signals are asked for before the first answer, so that those who read together share what they ask. */
function readOnce(key: string, reading: Reading): Promise<SignalColumns> {
  const { context, read, below } = reading;
  // A ratio whose parts name it again stays unknown instead of being read for ever.
  if (below.includes(key)) return Promise.resolve(emptyColumns(context.accounts.length));
  const columns = read.get(key) ?? readColumns(key, { ...reading, below: [...below, key] });
  read.set(key, columns);
  return columns;
}

async function readColumns(key: string, reading: Reading): Promise<SignalColumns> {
  const { context, rolledUp } = reading;
  const signal = context.settings.signals.find((each) => each.key === key);
  const size = context.accounts.length;
  const resolved = context.resolved.get(key);
  if (context.leftOut.has(key)) return emptyColumns(size);
  if (signal?.rollUp !== undefined && rolledUp) return rolledUp(signal);
  if (resolved) return readResolved(resolved, context, { size, grouping: { place: plain('place.place') } });
  if (signal?.aggregate !== 'RATIO') return emptyColumns(size);
  const parts = [signal.numerator ?? '', signal.denominator ?? ''].map((part) => readOnce(part, reading));
  const [numerator, denominator] = await Promise.all(parts);
  return divideColumns(numerator ?? emptyColumns(size), denominator ?? emptyColumns(size));
}

/** How many results there are and what each stands for. */
export type ReadShape = { readonly size: number; readonly grouping: Grouping };

/** Reads one signal that has rows of its own, and fills in what an empty place means. One that the past cannot tell is unknown. */
export async function readResolved(signal: ResolvedSignal, context: SignalContext, shape: ReadShape): Promise<SignalColumns> {
  const columns = emptyColumns(shape.size);
  if (context.leftOut.has(signal.signal.key)) return columns;
  const hasRows = new Uint8Array(shape.size);
  const statement = aggregateSql(signal, context, shape.grouping);
  const result = await run(statement, context);
  const { place, value, since, counted } = result;
  const trend = signal.signal.aggregate === 'TREND';
  for (let row = 0; row < place.length; row++) {
    const at = place[row] ?? 0;
    hasRows[at] = 1;
    if (!trend) columns.values[at] = value[row] ?? NaN;
    columns.on[at] = Math.max(since[row] ?? NaN, Number.isNaN(columns.on[at] ?? NaN) ? -Infinity : (columns.on[at] ?? 0));
    columns.rows[at] = (columns.rows[at] ?? 0) + (counted[row] ?? 0);
  }
  if (trend) fillTrends(columns, result, signal.signal);
  if (isAmount(signal.signal.aggregate, signal.value?.type)) {
    for (const at of await foreignAmounts(signal, context, shape.grouping)) columns.values[at] = NaN;
  }
  await fillEmpty(columns, hasRows, signal, context);
  return columns;
}

type Result = {
  readonly place: Float64Array;
  readonly value: Float64Array;
  readonly since: Float64Array;
  readonly counted: Float64Array;
  readonly week: Float64Array;
};

async function run(statement: Sql, context: SignalContext): Promise<Result> {
  const none = new Float64Array();
  const {
    place = none,
    value = none,
    since = none,
    counted = none,
    week = none
  } = await context.facts.numbers(statement.text, statement.parameters);
  return { place, value, since, counted, week };
}

/** Rows are one a place and week, in no order. */
function fillTrends(columns: SignalColumns, { place, week, value }: Result, signal: Signal): void {
  const weeklyAt = new Map<number, [number, number][]>();
  for (const [row, at] of place.entries()) {
    const weekly = weeklyAt.get(at) ?? [];
    weekly.push([-(week[row] ?? 0), value[row] ?? NaN]);
    weeklyAt.set(at, weekly);
  }
  for (const [at, weekly] of weeklyAt) {
    const rising = weekly.sort(([a], [b]) => a - b);
    columns.values[at] = relativeChange(rising, (signal.windowDays ?? 0) / 7);
  }
}

/** What the absence of rows means. A place that has rows without a value stays unknown. */
async function fillEmpty(columns: SignalColumns, hasRows: Uint8Array, signal: ResolvedSignal, context: SignalContext): Promise<void> {
  const { whenEmpty, windowDays } = signal.signal;
  if (whenEmpty === 'Unknown') return;
  const seen = whenEmpty === 'Zero if seen' ? await seenAccounts(signal, context) : undefined;
  const filler = whenEmpty === 'Window length' ? (windowDays ?? NaN) : 0;
  const linesPerAccount = context.accounts.length === 0 ? 1 : hasRows.length / context.accounts.length;
  for (let at = 0; at < hasRows.length; at++) {
    if (hasRows[at] === 0 && (!seen || seen[Math.floor(at / linesPerAccount)] === 1)) columns.values[at] = filler;
  }
}
