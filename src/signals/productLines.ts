import type { ProductLine } from '../domain/settings.ts';
import { joinSql, plain, sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import type { Grouping } from './aggregateSql.ts';
import { readResolved } from './ownSignals.ts';
import { rollUpOf } from './readSignals.ts';
import { rollUpColumns } from './rollUp.ts';
import type { RowQuery } from './rowQuery.ts';
import type { ResolvedSignal } from './resolve/resolvedSignal.ts';
import type { SignalColumns } from './signalColumns.ts';
import type { SignalContext } from './signalContext.ts';

/** Texts by which records name a product line: its family, code, key or title; letter case does not matter. */
function namesOf(line: ProductLine): readonly string[] {
  const names = [line.productFamily, line.productCode, line.key, line.title];
  return [...new Set(names.filter((name) => name !== undefined && name !== '').map((name) => name?.toLowerCase() ?? ''))];
}

/** Join of rows to the product lines that they name; each name leads to the first line that has it. */
export function lineJoin(signal: ResolvedSignal, lines: readonly ProductLine[], query: RowQuery): RowQuery {
  const places = new Map<string, number>();
  for (const [at, line] of lines.entries()) for (const name of namesOf(line)) if (!places.has(name)) places.set(name, at);
  const rows = [...places].map(([name, at]) => sql`(${name}, ${plain(String(at))})`);
  const column = signal.line ? query.column(signal.line) : plain('null');
  const list: Sql = rows.length > 0 ? joinSql(rows, ', ') : plain('(cast(null as varchar), 0)');
  return query.join(sql`join (values ${list}) as line(name, position) on line.name = lower(${column})`);
}

/**
 * Reads a signal by product line, over the path that the signal names for it.
 *
 * @returns  one set of columns per product line of the settings; none when the signal has no such path
 */
export async function readByProductLine(context: SignalContext, key: string): Promise<ReadonlyMap<string, SignalColumns>> {
  const signal = context.resolved.get(key);
  const lines = context.settings.productLines;
  const byLine = new Map<string, SignalColumns>();
  if (!signal?.line || lines.length === 0) return byLine;
  const place = plain(`place.place * ${lines.length} + line.position`);
  const grouping: Grouping = {
    place,
    join: (query) => {
      lineJoin(signal, lines, query);
      return place;
    }
  };
  const rollUp = await rollUpOf(signal.signal, context);
  const accounts = rollUp?.context ?? context;
  const all = await readResolved(signal, accounts, { size: accounts.accounts.length * lines.length, grouping });
  for (const [at, line] of lines.entries()) {
    const own = everyNth(all, at, lines.length);
    byLine.set(line.key, rollUp ? rollUpColumns(own, signal.signal, rollUp) : own);
  }
  return byLine;
}

function everyNth(all: SignalColumns, at: number, step: number): SignalColumns {
  const pick = (from: Float64Array): Float64Array =>
    Float64Array.from({ length: from.length / step }, (_, n) => from[n * step + at] ?? NaN);
  return { values: pick(all.values), on: pick(all.on), rows: pick(all.rows) };
}
