import { quoteName } from '../../store/factColumns.ts';
import type { FactStore } from '../../store/factStore.ts';
import type { StateStore } from '../../store/stateStore.ts';
import { readHeld } from '../../writeback/heldRecords.ts';
import { objectsWithDeletes } from '../../writeback/objectRules.ts';
import { editedSince } from '../../writeback/ownLedger.ts';

/** Keys that are looked up at a time: each record takes up to 20 KB. */
const keysAtATime = 2000;

/** Keys of records of ours begin with the 18 characters of their account's id. */
const idLength = 18;

/**
 * Accounts in whose records somebody undid what we wrote before any pull had shown it: put back the old value, deleted what we
 * made, brought back what we deleted. Their rows look as if nothing had happened since the pull before.
 *
 * A write counts once the org's safe mark is behind it: until then the rows that were read may lack it. Rows that changed are
 * left out, their content tells (`ownEchoes`). Reads the stores only.
 */
export async function undoneAccounts({ facts, state }: Stores): Promise<readonly string[]> {
  const accounts = new Set<string>();
  for (const { object, coveredTo } of await positions(state)) {
    const { keys, deleted } = await state.unconfirmed(object, coveredTo);
    for (let start = 0; start < keys.length; start += keysAtATime) {
      for (const id of await undone(facts, state, { object, keys: keys.slice(start, start + keysAtATime) })) accounts.add(id);
    }
    for (const id of await accountsStanding(facts, object, deleted)) accounts.add(id);
  }
  return [...accounts];
}

/** Confirms writes that the pull of a run has shown, once what follows from it is in the outbox. A repeat is harmless. */
export async function confirmShown({ facts, state }: Stores): Promise<void> {
  for (const { object, coveredTo } of await positions(state)) {
    await state.confirm(object, { before: coveredTo, keys: await changedKeys(facts, object) });
  }
}

type Stores = { readonly facts: FactStore; readonly state: StateStore };

/** Of each object that we write for accounts, up to where it has been read. */
async function positions(state: StateStore): Promise<readonly { readonly object: string; readonly coveredTo: string }[]> {
  const ours = ['Account', ...objectsWithDeletes()];
  return (await state.cursors()).filter(({ object }) => ours.includes(object));
}

type Keys = { readonly object: string; readonly keys: readonly string[] };

/** Accounts of records that hold something else than what we wrote, or are not there, though no change of them was seen. */
async function undone(facts: FactStore, state: StateStore, { object, keys }: Keys): Promise<readonly string[]> {
  const changed = new Set(await changedKeys(facts, object));
  const asBefore = keys.filter((key) => !changed.has(key));
  if (asBefore.length === 0) return [];
  const wanted = new Set(asBefore);
  const accounts = [...new Set(asBefore.map(accountOf))];
  const held = (await readHeld(facts, { object, accounts })).filter(({ key }) => wanted.has(key));
  const there = new Set(held.map(({ key }) => key));
  const edited = await editedSince(state, object, held);
  // An account that is gone has nothing to write to.
  const absent = object === 'Account' ? [] : asBefore.filter((key) => !there.has(key));
  return [...edited.map(({ record }) => record.key), ...absent].map(accountOf);
}

function accountOf(key: string): string {
  return key.slice(0, idLength);
}

/** Keys of an object's rows that changed since the last run. */
async function changedKeys(facts: FactStore, object: string): Promise<readonly string[]> {
  if (!(await facts.tables()).has(object)) return [];
  const key = object === 'Account' ? 'Id' : 'Key__c';
  const rows = await facts.rows(
    `select ${quoteName(key)} as key
     from ${quoteName(object)}
     where "Id" in (select id from changed_row where object = ?) and ${quoteName(key)} is not null`,
    [object]
  );
  return rows.map((row) => String(row['key']));
}

/** Accounts of records that are there all the same. */
async function accountsStanding(facts: FactStore, object: string, deleted: readonly string[]): Promise<readonly string[]> {
  if (deleted.length === 0 || !(await facts.tables()).has(object)) return [];
  const rows = await facts.rows(
    `select distinct "Account__c" as id
     from ${quoteName(object)}
     where "Id" in (select unnest(from_json(?, '["varchar"]'))) and "Account__c" is not null`,
    [JSON.stringify(deleted)]
  );
  return rows.map(({ id }) => String(id));
}
