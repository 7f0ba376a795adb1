import { mirrorFields } from '../../pull/ownDemands.ts';
import { quoteName } from '../../store/factColumns.ts';
import type { FactStore } from '../../store/factStore.ts';
import type { StateStore } from '../../store/stateStore.ts';
import { keyedObjects, readHeld } from '../../writeback/heldRecords.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import { editedSince } from '../../writeback/ownLedger.ts';

/**
 * Finds, among the rows of an object that changed, those that changed because we wrote them: what they hold is what the ledger
 * says, and of Account nothing else moved. Rows of ours that are gone are an echo where the ledger has forgotten them, because it
 * was us who deleted them.
 *
 * Reads the stores only.
 */
export function ownEchoes(facts: FactStore, state: StateStore): (object: string) => Promise<readonly string[]> {
  return async (object) => {
    if (object !== 'Account' && !keyedObjects.includes(object)) return [];
    const changed = new Set(await changedIds(facts, object));
    const held = (await readHeld(facts, { object })).filter(({ id }) => changed.has(id));
    const edited = new Set((await editedSince(state, object, held)).map(({ record }) => record.id));
    const ours = held.filter(({ id }) => !edited.has(id));
    if (object === 'Account') return onlyMirrored(facts, ours);
    return [...ours.map(({ id }) => id), ...(await deletedByUs({ facts, state }, object))];
  };
}

async function changedIds(facts: FactStore, object: string): Promise<readonly string[]> {
  const rows = await facts.rows('select distinct id from changed_row where object = ?', [object]);
  return rows.map(({ id }) => String(id));
}

/** Accounts in which nothing differs from before but fields of ours. */
async function onlyMirrored(facts: FactStore, ours: readonly HeldRecord[]): Promise<readonly string[]> {
  const columns = (await facts.tables()).get('Account') ?? [];
  const others = columns.map(({ name }) => name).filter((name) => name !== 'SystemModstamp' && !mirrorFields.includes(name));
  const differs = others.map((name) => `now.${quoteName(name)} is distinct from was.${quoteName(name)}`).join(' or ');
  const rows = await facts.rows(
    `select now."Id" as id
     from "Account" as now
     join "before Account" as was on was."Id" = now."Id"
     where now."Id" in (select unnest(from_json(?, '["varchar"]'))) and not (${differs})`,
    [JSON.stringify(ours.map(({ id }) => id))]
  );
  return rows.map(({ id }) => String(id));
}

/** Rows that are gone from the store and from the ledger. */
async function deletedByUs(
  { facts, state }: { readonly facts: FactStore; readonly state: StateStore },
  object: string
): Promise<readonly string[]> {
  const rows = await facts.rows(
    `select was."Id" as id, was."Key__c" as key
     from ${quoteName(`before ${object}`)} as was
     where was."Id" not in (select "Id" from ${quoteName(object)})`
  );
  const known = new Set(
    (
      await state.ledger(
        object,
        rows.map(({ key }) => String(key))
      )
    ).map(({ key }) => key)
  );
  return rows.filter(({ key }) => !known.has(String(key))).map(({ id }) => String(id));
}
