import { dayMs } from '../domain/duration.ts';
import { documentedLimit } from '../domain/platformLimits.ts';
import { columnsHash } from '../store/factColumns.ts';
import type { AppliedLoad } from '../store/factStore.ts';
import type { Cursor, ReadUnderWay } from '../store/cursorTable.ts';
import type { PullObject } from './pullPlan.ts';
import { windowFrom, windowTo } from './wholeMinutes.ts';

/** Why all rows of an object are read, and of no other one because of it. */
export type WholeBecause =
  /** Nothing was read to its end yet. */
  | 'first'
  /** The facts are not those that the position is about: deleted, older, or of another load. */
  | 'facts'
  /** Columns came, went or have another type. */
  | 'columns'
  /** Other rows are asked for. */
  | 'filter'
  /** The position is older than the org's log of deleted rows reaches. */
  | 'old'
  /** Only new rows can be asked for, and today all have not been read yet. */
  | 'day'
  /** The org tells no changes of this object. */
  | 'untold'
  /** More changed than the org can list. */
  | 'many';

/** What to read of an object: all rows, or those of a window of the org's time, half open. */
export type Window =
  | { readonly kind: 'whole'; readonly because: WholeBecause }
  | { readonly kind: 'delta'; readonly from: string; readonly to: string; readonly underWay?: ReadUnderWay };

/** What is known of an object before anything is asked. */
export type Position = { readonly cursor: Cursor | undefined; readonly applied: AppliedLoad | undefined };

/** For so long the org lists deleted rows. */
const deletedDays = documentedLimit('deletedDays');

/**
 * Which rows of an object a run reads. Pure; every instant is of the org's clock.
 *
 * A window begins five minutes before what is known to be complete and ends after now; both are whole minutes, because
 * Salesforce ignores seconds here. There is no date before which rows do not count.
 *
 * @param now    the org's clock
 * @param today  calendar day in the org's zone
 */
export function chooseWindow(wanted: PullObject, position: Position, at: { readonly now: string; readonly today: string }): Window {
  const cursor = settled(position);
  const because = wholeBecause(wanted, { cursor, applied: position.applied }, at);
  if (because !== undefined || cursor === undefined) return { kind: 'whole', because: because ?? 'first' };
  const { underWay } = cursor;
  const goesOn = underWay?.from !== undefined && isSame(underWay, cursor) ? underWay : undefined;
  // Where the org's clock went back, rows are stamped with times that a run has seen before, and others with times to come.
  const from = goesOn?.from ?? windowFrom(cursor.coveredTo < at.now ? cursor.coveredTo : at.now);
  return { kind: 'delta', from, to: windowTo(from, at.now, cursor.coveredTo), ...(goesOn === undefined ? {} : { underWay: goesOn }) };
}

/**
 * The position that counts: a read of all rows that was under way is taken for finished where the facts hold it, and only the
 * position had not been moved any more. A window is read to its end again instead, which costs a page. Pure.
 */
export function settled({ cursor, applied }: Position): Cursor | undefined {
  const underWay = cursor?.underWay;
  if (cursor === undefined || underWay === undefined || underWay.from !== undefined || applied === undefined) return cursor;
  const isIn = applied.windowEnd === underWay.coveredTo && applied.generation === underWay.generation;
  if (!isIn || applied.columnsHash !== underWay.columnsHash) return cursor;
  const { coveredTo, columnsHash: hash, filter, generation, comparedOn } = underWay;
  return { object: cursor.object, coveredTo, columnsHash: hash, filter, generation, ...(comparedOn === undefined ? {} : { comparedOn }) };
}

function wholeBecause(
  wanted: PullObject,
  { cursor, applied }: Position,
  { now, today }: { readonly now: string; readonly today: string }
): WholeBecause | undefined {
  if (cursor === undefined || cursor.coveredTo === '') return 'first';
  if (applied === undefined || !isSame(applied, cursor) || applied.windowEnd < cursor.coveredTo) return 'facts';
  if (columnsHash(wanted.columns) !== cursor.columnsHash) return 'columns';
  if ((wanted.where ?? '') !== cursor.filter) return 'filter';
  const by = wanted.changes?.by ?? 'whole';
  if (by === 'whole') return 'untold';
  if (by === 'created' && cursor.comparedOn !== today) return 'day';
  const oldest = Date.parse(now) - deletedDays * dayMs;
  if (by === 'log' && Date.parse(windowFrom(cursor.coveredTo)) < oldest) return 'old';
  return undefined;
}

type Version = { readonly columnsHash: string; readonly generation: number };

function isSame(one: Version, other: Version): boolean {
  return one.columnsHash === other.columnsHash && one.generation === other.generation;
}
