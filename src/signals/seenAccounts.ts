import { trackedBy } from '../domain/fieldHistory.ts';
import { referenceOf } from '../soql/schema.ts';
import { joinSql, plain, sql } from '../soql/sqlText.ts';
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
export async function seenAccounts(signal: ResolvedSignal, context: SignalContext): Promise<Uint8Array> {
  const { seen } = await showingUse(signal, context);
  const tracked = trackedRows(signal, context);
  if (tracked === undefined) return seen;
  const records = await keep(tracked, context);
  return seen.map((one, at) => one | (records[at] ?? 0));
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

/** The same with the filter of *in use here*, where the signal names one, and of the signal's own rows alone. */
export async function usedAccounts(signal: ResolvedSignal, context: SignalContext): Promise<Uint8Array> {
  return (await showingUse(signal, context)).used;
}

/** Accounts with rows that show use, without and with the signal's filter of *in use here*; 1 = has. */
type ShownUse = { readonly seen: Uint8Array; readonly used: Uint8Array };

/** By context, and by object and path. */
const shown = new WeakMap<SignalContext, Map<string, Promise<ReadonlyMap<string, ShownUse>>>>();

/** Many signals look at the same object through the same path: the first of them asks for all. */
async function showingUse(signal: ResolvedSignal, context: SignalContext): Promise<ShownUse> {
  const known = shown.get(context) ?? new Map<string, Promise<ReadonlyMap<string, ShownUse>>>();
  shown.set(context, known);
  const rows = rowsOf(signal);
  const asked =
    known.get(rows) ??
    readShownUse(
      [...context.resolved.values()].filter((each) => rowsOf(each) === rows),
      context
    );
  known.set(rows, asked);
  const found = (await asked).get(signal.signal.key);
  if (found === undefined) throw new Error(`${signal.signal.key} is no signal of the context`);
  return found;
}

function rowsOf({ object, signal }: ResolvedSignal): string {
  return `${object.name} ${signal.accountPath ?? ''}`;
}

/** Marks the accounts of signals that share their rows, by signal key, in one statement. */
async function readShownUse(signals: readonly ResolvedSignal[], context: SignalContext): Promise<ReadonlyMap<string, ShownUse>> {
  const [first] = signals;
  if (first === undefined) return new Map();
  const query = new RowQuery(first, context);
  const conditions = new Map<string, Sql>();
  const ask = (signal: ResolvedSignal, filter: CheckedCondition | undefined): string => {
    const condition = showsUse(query.beside(signal).filter(filter));
    const key = JSON.stringify([condition.text, condition.parameters]);
    conditions.set(key, condition);
    return key;
  };
  const asked = signals.map((signal) => ({ signal, seen: ask(signal, undefined), used: ask(signal, signal.inUseFilter) }));
  const columns = [...conditions.values()].map((condition, at) => sql`bool_or(${condition}) as ${plain(`shown${at}`)}`);
  const statement = sql`select place.place as place, ${joinSql(columns, ', ')}\n${query.body()}\ngroup by 1`;
  const { place = new Float64Array(), ...found } = await context.facts.numbers(statement.text, statement.parameters);
  const masks = new Map([...conditions.keys()].map((key, at) => [key, maskAt(place, found[`shown${at}`], context)] as const));
  const maskOfKey = (key: string): Uint8Array => masks.get(key) ?? new Uint8Array(context.accounts.length);
  return new Map(asked.map(({ signal, seen, used }) => [signal.signal.key, { seen: maskOfKey(seen), used: maskOfKey(used) }]));
}

/** Rows made in the days that count or live at `asOf`; all where the object tells neither. */
function showsUse(query: RowQuery): Sql {
  const either = [query.createdWithin(seenDays), query.liveAtAsOf()].filter((each) => each !== undefined);
  return (either.length > 0 ? query.where(sql`((${joinSql(either, ') or (')}))`) : query).condition();
}

/** Places whose value is 1, where values are given: they stand beside the places. */
function maskAt(places: Float64Array, values: Float64Array | undefined, { accounts }: SignalContext): Uint8Array {
  const mask = new Uint8Array(accounts.length);
  for (const [row, at] of places.entries()) if (values === undefined || values[row] === 1) mask[at] = 1;
  return mask;
}

/** Asks each question once. */
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
  return maskAt(place, undefined, context);
}
