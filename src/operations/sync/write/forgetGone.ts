import type { Stores } from '../../openStores.ts';
import { quoteName } from '../../../store/factColumns.ts';
import { objectsWithDeletes } from '../../../writeback/objectRules.ts';
import { mirrorFields } from '../../../pull/ownDemands.ts';

/** Keys that are compared at once. */
const keysAtOnce = 20_000;

/** Forgets in the ledger what the org no longer has, as the last pull found it; of accounts where nothing of ours is read there, all. */
export async function forgetGone({ facts, state }: Pick<Stores, 'facts' | 'state'>): Promise<void> {
  const tables = await facts.tables();
  const has = (object: string, field: string): boolean => tables.get(object)?.some(({ name }) => name === field) === true;
  for (const object of objectsWithDeletes()) await prune({ facts, state }, object, has(object, 'Key__c') ? 'Key__c' : undefined);
  await prune({ facts, state }, 'Account', mirrorFields.some((field) => has('Account', field)) ? 'Id' : undefined);
}

/** Goes through the keys of an object in their order. */
async function prune({ facts, state }: Pick<Stores, 'facts' | 'state'>, object: string, key: string | undefined): Promise<void> {
  if (key === undefined) return state.pruneLedger(object, []);
  const next = `select ${quoteName(key)} as key from ${quoteName(object)} where ${quoteName(key)} > ? order by 1 limit ${keysAtOnce}`;
  for (let after = ''; ;) {
    const keys = (await facts.rows(next, [after])).map((row) => String(row['key']));
    const upTo = keys.length < keysAtOnce ? undefined : keys.at(-1);
    await state.pruneLedger(object, keys, { after, ...(upTo === undefined ? {} : { upTo }) });
    if (upTo === undefined) return;
    after = upTo;
  }
}
