import { quoteName } from '../../../store/factColumns.ts';
import type { FactStore } from '../../../store/factStore.ts';
import type { StateStore } from '../../../store/stateStore.ts';
import { readHeld } from '../../../writeback/heldRecords.ts';
import { objectsWithDeletes } from '../../../writeback/objectRules.ts';
import { editedSince } from '../../../writeback/ownLedger.ts';

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
    const asBefore = await keysAmong(facts, { object, keys }, 'unchanged');
    for (const some of inParts(asBefore)) for (const id of await undone(facts, state, { object, keys: some })) accounts.add(id);
    for (const id of await accountsStanding(facts, object, deleted)) accounts.add(id);
  }
  return [...accounts];
}

/** Confirms writes that the pull of a run has shown, once what follows from it is in the outbox. A repeat is harmless. */
export async function confirmShown({ facts, state }: Stores): Promise<void> {
  for (const { object, coveredTo } of await positions(state)) {
    await state.confirm(object, { before: coveredTo, keys: [] });
    // What was written behind the mark and is among the rows that changed was read all the same.
    const { keys } = await state.unconfirmed(object);
    const shown = await keysAmong(facts, { object, keys }, 'changed');
    if (shown.length > 0) await state.confirm(object, { keys: shown, before: coveredTo });
  }
}

type Stores = { readonly facts: FactStore; readonly state: StateStore };

/** Of each object that we write for accounts, up to where it has been read. */
async function positions(state: StateStore): Promise<readonly { readonly object: string; readonly coveredTo: string }[]> {
  const ours = ['Account', ...objectsWithDeletes()];
  return (await state.cursors()).filter(({ object }) => ours.includes(object));
}

type Keys = { readonly object: string; readonly keys: readonly string[] };

/** Accounts of records that hold something else than what we wrote, or are not there. @param keys  of records without a change */
async function undone(facts: FactStore, state: StateStore, { object, keys }: Keys): Promise<readonly string[]> {
  const wanted = new Set(keys);
  const held = (await readHeld(facts, { object, accounts: [...new Set(keys.map(accountOf))] })).filter(({ key }) => wanted.has(key));
  const there = new Set(held.map(({ key }) => key));
  const edited = await editedSince(state, object, held);
  // An account that is gone has nothing to write to.
  const absent = object === 'Account' ? [] : keys.filter((key) => !there.has(key));
  return [...edited.map(({ record }) => record.key), ...absent].map(accountOf);
}

function accountOf(key: string): string {
  return key.slice(0, idLength);
}

const unconfirmedTable = 'headroom_unconfirmed';

/** Those keys whose rows changed since the last run, or those without such a row. Writes a temporary table. */
async function keysAmong(facts: FactStore, { object, keys }: Keys, which: 'changed' | 'unchanged'): Promise<readonly string[]> {
  if (keys.length === 0 || !(await facts.tables()).has(object)) return [];
  await facts.rows(`create or replace temp table ${unconfirmedTable} (key varchar)`);
  for (const some of inParts(keys)) {
    await facts.rows(`insert into ${unconfirmedTable} select unnest(from_json(?, '["varchar"]'))`, [JSON.stringify(some)]);
  }
  const key = quoteName(object === 'Account' ? 'Id' : 'Key__c');
  const rows = await facts.rows(
    `select key
     from ${unconfirmedTable}
     where key ${which === 'changed' ? 'in' : 'not in'} (
       select ${key}
       from ${quoteName(object)}
       where "Id" in (select id from changed_row where object = ?) and ${key} is not null
     )
     order by key`,
    [object]
  );
  return rows.map((row) => String(row['key']));
}

function inParts(keys: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(keys.length / keysAtATime) }, (_, at) => keys.slice(at * keysAtATime, (at + 1) * keysAtATime));
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
