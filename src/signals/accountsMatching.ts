import { HealthError } from '../domain/healthError.ts';
import { sql } from '../soql/sqlText.ts';
import type { CheckedCondition } from '../soql/checkedQuery.ts';
import { isFilterKnown } from './past/pastReadable.ts';
import { RecordReader } from './resolve/recordReader.ts';
import type { RowSource } from './resolve/resolvedSignal.ts';
import { RowQuery } from './rowQuery.ts';
import { maskOf } from './seenAccounts.ts';
import type { SignalContext } from './signalContext.ts';

/** Where an account filter stands, for the error that names it. */
export type FilterPlace = { readonly record: string; readonly field: string };

/**
 * Accounts that a filter of the settings holds for (populations, segments): 1 = holds, in the order of the accounts.
 * An empty filter holds for all. Throws SettingInvalid for one that cannot be read.
 */
export async function accountsMatching(context: SignalContext, filter: string | undefined, place: FilterPlace): Promise<Uint8Array> {
  if (filter === undefined || filter.trim() === '') return new Uint8Array(context.accounts.length).fill(1);
  const key = `accounts ${filter}`;
  const known = context.kept.get(key);
  if (known) return known;
  const asked = ask(context, filter, place);
  context.kept.set(key, asked);
  return asked;
}

async function ask(context: SignalContext, filter: string, place: FilterPlace): Promise<Uint8Array> {
  const { condition, ...source } = readFilter(context, filter, place);
  const query = new RowQuery(source, context).filter(condition);
  return maskOf(sql`select place.place as place\n${query.body()}`, context);
}

type ReadFilter = Pick<RowSource, 'object' | 'account'> & { readonly condition: CheckedCondition };

function readFilter(context: SignalContext, filter: string, place: FilterPlace): ReadFilter {
  const reader = new RecordReader(place.record, context.lookup);
  const object = reader.object(place.field, 'Account');
  const account = object && reader.account(place.field, object, 'Id');
  const condition = object && reader.filter(place.field, object, filter, true);
  const [finding] = reader.findings;
  if (finding || !object || !account || !condition) {
    const what = finding ? `${finding.what}. ${finding.fix}` : 'It has no condition';
    throw new HealthError('SettingInvalid', [place.record, place.field, filter, what]);
  }
  return { object, account, condition };
}

/**
 * True when the accounts that a filter holds for are those of the moment that the context looks at. Always so for today;
 * of the past where every field that the filter rests on is known for then, else `accountsMatching` takes today's values.
 */
export function isAccountFilterKnown(context: SignalContext, filter: string | undefined, place: FilterPlace): boolean {
  const { past, schema } = context;
  if (!past || filter === undefined || filter.trim() === '') return true;
  return isFilterKnown(readFilter(context, filter, place).condition, { past, schema });
}
