import { trackedBy } from '../domain/fieldHistory.ts';
import { referenceOf } from '../soql/schema.ts';
import { joinSql, sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import type { CheckedCondition } from '../soql/checkedQuery.ts';
import { createdOf } from './resolve/resolveSignal.ts';
import type { ResolvedSignal } from './resolve/resolvedSignal.ts';
import { RowQuery } from './rowQuery.ts';
import { rowsFor } from './rowsFor.ts';
import type { SignalContext } from './signalContext.ts';

/** A row made in so many days before `asOf` shows that an account has to do with an object. */
const seenDays = 365;

/**
 * Accounts that have any row of a signal's object through its path, made in the last 365 days or live at `asOf`; the
 * signal's own filter is ignored. Of a field history the records that it follows count like its rows. 1 = seen, in the order
 * of the accounts.
 */
export function seenAccounts(signal: ResolvedSignal, context: SignalContext): Promise<Uint8Array> {
  const own = keep(seenQuery(signal, context, undefined), context);
  const tracked = trackedRows(signal, context);
  if (tracked === undefined) return own;
  return Promise.all([own, keep(tracked, context)]).then(([rows, records]) => rows.map((seen, at) => seen | (records[at] ?? 0)));
}

/**
 * Rows of a field history exist only where something changed. An account with a record that could have changed, made in
 * those 365 days, is seen too: nothing changed in it.
 */
function trackedRows({ signal, object }: ResolvedSignal, context: SignalContext): Sql | undefined {
  const [relationship = '', ...rest] = (signal.accountPath ?? '').split('.');
  const tracked = trackedBy(object.name);
  if (tracked === undefined || rest.length === 0 || referenceOf(object, relationship)?.referenceTo.includes(tracked) !== true)
    return undefined;
  const records = rowsFor(context, { object: tracked, accountPath: rest.join('.') });
  const made = records && createdOf(records.source.object, context.schema);
  if (!records || !made) return undefined;
  const query = new RowQuery({ ...records.source, created: made }, context);
  const recent = query.createdWithin(seenDays);
  return recent && sql`select distinct place.place as place\n${query.where(recent).body()}`;
}

/** The same with the filter of *in use here*, where the signal names one. */
export function usedAccounts(signal: ResolvedSignal, context: SignalContext): Promise<Uint8Array> {
  return keep(seenQuery(signal, context, signal.inUseFilter), context);
}

function seenQuery(signal: ResolvedSignal, context: SignalContext, filter: CheckedCondition | undefined): Sql {
  const query = new RowQuery(signal, context).filter(filter);
  const either = [query.createdWithin(seenDays), query.liveAtAsOf()].filter((each) => each !== undefined);
  if (either.length > 0) query.where(sql`((${joinSql(either, ') or (')}))`);
  return sql`select distinct place.place as place\n${query.body()}`;
}

/** Asks each question once: many signals look at the same object through the same path. */
function keep(statement: Sql, context: SignalContext): Promise<Uint8Array> {
  const key = JSON.stringify([statement.text, statement.parameters]);
  const known = context.kept.get(key);
  if (known) return known;
  const asked = maskOf(statement, context);
  context.kept.set(key, asked);
  return asked;
}

/** Runs a statement whose column `place` names accounts, and marks them. */
export async function maskOf(statement: Sql, context: SignalContext): Promise<Uint8Array> {
  const { place = new Float64Array() } = await context.facts.numbers(statement.text, statement.parameters);
  const mask = new Uint8Array(context.accounts.length);
  for (const at of place) mask[at] = 1;
  return mask;
}
