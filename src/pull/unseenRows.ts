import type { FactStore } from '../store/factStore.ts';
import type { PullFault } from './pullOptions.ts';

const prefix = 'unseen ';

/**
 * Ids of rows that this user no longer sees and that nobody can be sure are gone. They stay in the facts, where they are kept
 * beside them, and are read anew once they can be seen again: what changed meanwhile, no log tells this user.
 */
export async function readUnseen(facts: FactStore, object: string): Promise<readonly string[]> {
  const json = await facts.kept(prefix + object);
  return json === undefined ? [] : (JSON.parse(json) as readonly string[]);
}

/** Keeps them for the next comparison. A repeat changes nothing. */
export async function keepUnseen(facts: FactStore, object: string, ids: readonly string[]): Promise<void> {
  const json = JSON.stringify([...ids].sort());
  const known = (await facts.kept(prefix + object)) ?? '[]';
  if (json !== known) await facts.keep(prefix + object, json);
}

/** What to say of them in every run, not only in that of the comparison. */
export async function unseenFaults(facts: FactStore, objects: ReadonlySet<string>): Promise<readonly PullFault[]> {
  const rows = await facts.rows(`select name, json from kept where name like '${prefix}%' and json <> '[]' order by name`);
  return rows.flatMap(({ name, json }) => {
    const object = String(name).slice(prefix.length);
    const count = (JSON.parse(String(json)) as readonly string[]).length;
    return objects.has(object) ? [{ name: 'RowsUnseen' as const, values: [object, String(count)], count }] : [];
  });
}
