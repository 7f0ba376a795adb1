import { soqlAnd, soqlCount } from '../../org/soqlText.ts';
import type { PullObject, PullPlan } from '../../pull/pullPlan.ts';
import type { Cursor } from '../../store/cursorTable.ts';
import type { FactColumn } from '../../store/factStore.ts';
import { recentFrom, savedBefore, type VerifyContext, type VerifyTask } from './verifyTask.ts';

/** What to verify, and the objects that the settings name but no sync has read. */
export type VerifyPlan = { readonly tasks: readonly VerifyTask[]; readonly unread: readonly string[] };

/**
 * Which objects to compare, with the filter and the columns of the copy, and how many rows each has. Columns that the
 * settings no longer read, or read by another type, are left out. Asks the org for counts only.
 */
export async function planVerify(context: VerifyContext, plan: PullPlan, cursors: ReadonlyMap<string, Cursor>): Promise<VerifyPlan> {
  const tables = await context.facts.tables();
  const known = plan.objects.flatMap((wanted) => {
    const cursor = cursors.get(wanted.object);
    const columns = tables.get(wanted.object);
    return cursor === undefined || cursor.coveredTo === '' || columns === undefined ? [] : [{ wanted, cursor, columns }];
  });
  const tasks = await Promise.all(known.map(({ wanted, cursor, columns }) => counted(context, taskOf(wanted, cursor, columns))));
  const there = new Set(tasks.map(({ object }) => object));
  return { tasks, unread: plan.objects.map(({ object }) => object).filter((object) => !there.has(object)) };
}

type Uncounted = Omit<VerifyTask, 'inOrg' | 'inStore' | 'pending' | 'recent'>;

function taskOf(wanted: PullObject, { coveredTo, filter }: Cursor, columns: readonly FactColumn[]): Uncounted {
  const { object, archived, changes } = wanted;
  const held = new Map(columns.map(({ name, type }) => [name, type]));
  return {
    object,
    archived,
    columns: wanted.columns.filter(({ name, type }) => held.get(name) === type),
    ...(filter === '' ? {} : { where: filter }),
    ...(changes?.stamp === undefined ? {} : { stamp: changes.stamp }),
    mark: coveredTo,
    left: changes?.unstamped ?? [],
    hasBin: changes?.hasBin ?? false,
    hasLog: changes?.by === 'log'
  };
}

async function counted(context: VerifyContext, task: Uncounted): Promise<VerifyTask> {
  const { client, facts } = context;
  const { object, where, stamp, mark, archived } = task;
  const count = (...conditions: readonly (string | undefined)[]): Promise<number> =>
    client.count(soqlCount(object, soqlAnd(where, ...conditions)), { deleted: archived });
  const inOrg = await count();
  const [pending, recent] =
    inOrg === 0 || stamp === undefined
      ? [0, 0]
      : await Promise.all([count(`${stamp} >= ${mark}`), count(`${stamp} >= ${recentFrom(context)}`, savedBefore(task, mark))]);
  const [held] = await facts.rows(`select count(*) as n from "${object}"`);
  return { ...task, inOrg, pending, recent, inStore: Number(held?.['n'] ?? 0) };
}
