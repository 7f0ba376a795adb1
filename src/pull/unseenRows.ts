import type { FactStore } from '../store/factStore.ts';
import type { PullFault } from './pullOptions.ts';

const prefix = 'unseen ';
const lackingPrefix = 'lacking ';

/** Kept rows that lack columns: those were not read yet when the rows were seen last. */
type Lacking = { readonly ids: readonly string[]; readonly columns: readonly string[] };

/**
 * Ids of rows that this user no longer sees and that nobody can be sure are gone. They stay in the facts, where they are kept
 * beside them, and are read anew once they can be seen again: what changed meanwhile, no log tells this user.
 */
export async function readUnseen(facts: FactStore, object: string): Promise<readonly string[]> {
  return (await keptJson<readonly string[]>(facts, prefix + object)) ?? [];
}

/** Keeps them for the next comparison. A repeat changes nothing. */
export async function keepUnseen(facts: FactStore, object: string, ids: readonly string[]): Promise<void> {
  await keepAbsent(facts, object, { ids, columns: [] });
}

/** Keeps rows for unseen, and the columns that are new to all of them. */
export async function keepAbsent(facts: FactStore, object: string, { ids, columns }: Lacking): Promise<void> {
  await keepJson(facts, prefix + object, [...ids].sort());
  const known = await keptJson<Lacking>(facts, lackingPrefix + object);
  const absent = new Set(ids);
  const before = known?.ids.filter((id) => absent.has(id)) ?? [];
  const lacking = columns.length > 0 && ids.length > 0 ? [...ids].sort() : before;
  const names = lacking.length === 0 ? [] : [...(before.length === 0 ? [] : (known?.columns ?? [])), ...columns];
  await keepJson(facts, lackingPrefix + object, { ids: lacking, columns: [...new Set(names)].sort() });
}

/** What to say of them in every run, not only in that of the comparison. */
export async function unseenFaults(facts: FactStore, objects: ReadonlySet<string>): Promise<readonly PullFault[]> {
  const rows = await facts.rows(`select name from kept where name like '${prefix}%' and json <> '[]' order by name`);
  const unseen = rows.map(({ name }) => String(name).slice(prefix.length)).filter((object) => objects.has(object));
  return (await Promise.all(unseen.map((object) => faultsOf(facts, object)))).flat();
}

async function faultsOf(facts: FactStore, object: string): Promise<readonly PullFault[]> {
  const ids = await readUnseen(facts, object);
  const fault: PullFault = { name: 'RowsUnseen', values: [object, String(ids.length)], count: ids.length };
  const lacking = await keptJson<Lacking>(facts, lackingPrefix + object);
  const unseen = new Set(ids);
  const count = lacking?.ids.filter((id) => unseen.has(id)).length ?? 0;
  if (lacking === undefined || count === 0) return [fault];
  return [fault, { name: 'ColumnsUnseen', values: [lacking.columns.join(', '), object, String(count)], count }];
}

async function keptJson<Value>(facts: FactStore, name: string): Promise<Value | undefined> {
  const json = await facts.kept(name);
  return json === undefined ? undefined : (JSON.parse(json) as Value);
}

/** Writes only what differs; what holds nothing is not begun. */
async function keepJson(facts: FactStore, name: string, value: readonly string[] | Lacking): Promise<void> {
  const json = JSON.stringify(value);
  const known = await facts.kept(name);
  const isEmpty = ('ids' in value ? value.ids : value).length === 0;
  if (known !== json && !(known === undefined && isEmpty)) await facts.keep(name, json);
}
