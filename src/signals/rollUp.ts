import type { Aggregate, Signal } from '../domain/settings.ts';
import { emptyColumns } from './signalColumns.ts';
import type { SignalColumns } from './signalColumns.ts';

/** Who is below whom, and what an account weighs. */
export type RollUpTree = {
  /** Accounts that are asked about; they are the first of the accounts read. */
  readonly size: number;
  /** Place of an account that has others below it, once for each of them, rising. */
  readonly roots: Float64Array;
  /** Place of the account below; rising within a root. */
  readonly members: Float64Array;
  /** Contract values of all accounts read; NaN = unknown. Only for the mean by contract value. */
  readonly weights: Float64Array | undefined;
};

/**
 * Values of accounts from their own and those of all accounts below them.
 *
 * Sum: the sum of the known values. Mean: their mean. Mean by contract value: their mean weighted by contract value; an
 * account whose contract value is unknown or not above 0 is left out. Unknown where no value counts. An account without
 * others below it keeps its own value, whatever its contract is worth. Values are added in the order of the accounts,
 * the own one first, so that equal facts give equal bits.
 *
 * The day of the reading is that of the newest row behind it; a number of days that comes from several accounts counts
 * from none. Rows are those of all accounts whose values count.
 *
 * Source: docs/METHODS.md, "Roll-up".
 *
 * @param own  values of the accounts asked about, followed by those of the other accounts below them
 */
export function rollUpColumns(own: SignalColumns, signal: Pick<Signal, 'aggregate' | 'rollUp'>, tree: RollUpTree): SignalColumns {
  const rolled = emptyColumns(tree.size);
  for (const part of ['values', 'on', 'rows'] as const) rolled[part].set(own[part].subarray(0, tree.size));
  for (let start = 0; start < tree.roots.length;) {
    const root = tree.roots[start] ?? 0;
    let end = start;
    while (end < tree.roots.length && tree.roots[end] === root) end++;
    const members = [root, ...tree.members.subarray(start, end)];
    const total = addUp(own, members, tree.weights);
    rolled.values[root] = valueOf(total, signal.rollUp);
    rolled.on[root] = total.counted > 1 && isDays(signal.aggregate) ? NaN : total.on;
    rolled.rows[root] = total.rows;
    start = end;
  }
  return rolled;
}

type Total = { amount: number; weight: number; counted: number; on: number; rows: number };

function addUp(own: SignalColumns, members: readonly number[], weights: Float64Array | undefined): Total {
  const total: Total = { amount: 0, weight: 0, counted: 0, on: NaN, rows: 0 };
  for (const member of members) {
    const value = own.values[member] ?? NaN;
    const weight = weights ? (weights[member] ?? NaN) : 1;
    if (Number.isNaN(value) || !(weight > 0)) continue;
    const on = own.on[member] ?? NaN;
    total.amount += value * weight;
    total.weight += weight;
    total.counted++;
    total.rows += own.rows[member] ?? 0;
    if (!(on <= total.on) && !Number.isNaN(on)) total.on = on;
  }
  return total;
}

function valueOf({ amount, weight, counted }: Total, rollUp: Signal['rollUp']): number {
  if (counted === 0) return NaN;
  return rollUp === 'Sum' ? amount : amount / weight;
}

function isDays(aggregate: Aggregate): boolean {
  return aggregate === 'DAYS_SINCE' || aggregate === 'DAYS_SINCE_FIRST' || aggregate === 'DAYS_UNTIL';
}
