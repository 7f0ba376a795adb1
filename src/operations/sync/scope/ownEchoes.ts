import { inParts } from '../../../domain/inParts.ts';
import { mirrorFields } from '../../../pull/ownDemands.ts';
import { quoteName } from '../../../store/factColumns.ts';
import type { FactStore } from '../../../store/factStore.ts';
import type { StateStore } from '../../../store/stateStore.ts';
import { mostSent } from '../../../writeback/arrivedWrites.ts';
import { keyedObjects, readHeld } from '../../../writeback/heldRecords.ts';
import { editedSince } from '../../../writeback/ownLedger.ts';

/** Records that are compared at once: each takes up to 20 KB. */
const recordsAtOnce = 2000;

/**
 * Finds, among the rows of an object that changed, those that changed because we wrote them: what they hold is what the ledger
 * says, and of Account nothing else moved. Rows of ours that are gone are an echo where it was us who deleted them.
 *
 * Reads the stores only.
 */
export function ownEchoes(facts: FactStore, state: StateStore): (object: string) => Promise<readonly string[]> {
  return async (object) => {
    if (object !== 'Account' && !keyedObjects.includes(object)) return [];
    const ours: string[] = [];
    for (const ids of inParts(await changedIds(facts, object), recordsAtOnce)) {
      const held = await readHeld(facts, { object, ids });
      const edited = new Set((await editedSince(state, object, held)).map(({ record }) => record.id));
      ours.push(...held.flatMap(({ id }) => (edited.has(id) ? [] : [id])));
    }
    if (object === 'Account') return onlyMirrored(facts, ours);
    return [...ours, ...(await deletedByUs(facts, state, object))];
  };
}

async function changedIds(facts: FactStore, object: string): Promise<readonly string[]> {
  const rows = await facts.rows('select distinct id from changed_row where object = ?', [object]);
  return rows.map(({ id }) => String(id));
}

/** Accounts in which nothing differs from before but fields of ours. @param ours  ids of accounts that hold there what we wrote */
async function onlyMirrored(facts: FactStore, ours: readonly string[]): Promise<readonly string[]> {
  const columns = (await facts.tables()).get('Account') ?? [];
  const others = columns.map(({ name }) => name).filter((name) => name !== 'SystemModstamp' && !mirrorFields.includes(name));
  const differs = others.map((name) => `now.${quoteName(name)} is distinct from was.${quoteName(name)}`).join(' or ');
  const rows = await facts.rows(
    `select now."Id" as id
     from "Account" as now
     join "before Account" as was on was."Id" = now."Id"
     where now."Id" in (select unnest(from_json(?, '["varchar"]'))) and not (${differs})`,
    [JSON.stringify(ours)]
  );
  return rows.map(({ id }) => String(id));
}

/** Rows that are gone from the store because we deleted them, or sent word to do so and do not know the answer. */
async function deletedByUs(facts: FactStore, state: StateStore, object: string): Promise<readonly string[]> {
  const { deleted } = await state.unconfirmed(object);
  const sent = await state.waiting({ ...mostSent, group: { object, operation: 'delete' }, isSent: true });
  const ours = [...deleted, ...sent.map(({ key }) => key)];
  const standing = new Set(await standingOf(facts, object, ours));
  return ours.filter((id) => !standing.has(id));
}

/** Those of the ids whose rows the store has. */
async function standingOf(facts: FactStore, object: string, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0 || !(await facts.tables()).has(object)) return [];
  const rows = await facts.rows(`select "Id" as id from ${quoteName(object)} where "Id" in (select unnest(from_json(?, '["varchar"]')))`, [
    JSON.stringify(ids)
  ]);
  return rows.map(({ id }) => String(id));
}
