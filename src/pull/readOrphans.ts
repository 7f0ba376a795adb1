import type { Cursor } from '../store/cursorTable.ts';
import { quoteName } from '../store/factColumns.ts';
import { askWhole } from './askFirst.ts';
import { mostByIds } from './compareRows.ts';
import { inLanes } from './lanes.ts';
import type { PullContext, PulledObject } from './pullOptions.ts';
import type { PullObject } from './pullPlan.ts';
import { counts, pullWhole } from './pullWhole.ts';
import { idOf, idsAtOnce, rowsByIds } from './readRows.ts';

/** Rows of one object that point to records that went. */
type Orphans = { readonly wanted: PullObject; readonly cursor: Cursor | undefined; readonly ids: readonly string[] };

/**
 * Reads rows anew that still point to a record that went since the last settled run: a merge gives them another parent and a
 * deletion none, and whether the org stamps them for it nobody promises. Costs no call where nothing went or nothing points.
 *
 * Changes rows of the facts only, no positions: what went stays noted until the run is settled, so a killed run does it again.
 */
export async function readOrphans(objects: readonly PullObject[], context: PullContext): Promise<readonly PulledObject[]> {
  const gone = (await Promise.all(objects.map((wanted) => goneOf(wanted, context)))).flat();
  if (gone.length === 0) return [];
  const orphans = await Promise.all(objects.map((wanted) => orphansOf(wanted, gone, context)));
  return inLanes(
    orphans.filter(({ ids }) => ids.length > 0).map((each) => ({ ...each, isBulk: isTooMany(each, context) })),
    (each) => readAnew(each, context)
  );
}

/** Records that are no longer here; of those that a filter chooses, only those that went into others: the rest may just have left it. */
async function goneOf({ object, where, changes }: PullObject, { facts, cursors }: PullContext): Promise<readonly string[]> {
  if (where !== undefined && changes?.merges !== true) return [];
  const rows = await facts.rows(
    `select distinct id from changed_row where object = ? and id not in (select "Id" from ${quoteName(object)}) order by id`,
    [object]
  );
  const gone = rows.map(({ id }) => String(id));
  if (where === undefined || gone.length === 0) return gone;
  const merged = await cursors.mergedInto?.(object);
  return gone.filter((id) => merged?.has(id));
}

async function orphansOf(wanted: PullObject, gone: readonly string[], { facts, cursors }: PullContext): Promise<Orphans> {
  const { object, columns } = wanted;
  const cursor = await cursors.cursor?.(object);
  const pointing = columns
    .filter(({ name, isId }) => isId && name !== 'Id')
    .map(({ name }) => `${quoteName(name)} in (select id from gone)`);
  if (pointing.length === 0) return { wanted, cursor, ids: [] };
  const rows = await facts.rows(
    `with gone as (select unnest(from_json(?, '["varchar"]')) as id)
     select "Id" from ${quoteName(object)} where ${pointing.join(' or ')} order by "Id"`,
    [JSON.stringify(gone)]
  );
  return { wanted, cursor, ids: rows.map(idOf) };
}

function isTooMany({ wanted, ids }: Orphans, context: PullContext): boolean {
  return ids.length > mostByIds(context) || idsAtOnce(wanted) === 0;
}

async function readAnew(orphans: Orphans, context: PullContext): Promise<PulledObject> {
  const { wanted, cursor, ids } = orphans;
  const { object, columns } = wanted;
  if (isTooMany(orphans, context)) return pullWhole(await askWhole(wanted, 'many', cursor, context), context.now, context);
  const rows = await rowsByIds(context.client, wanted, ids);
  // A row that does not come is left to the log, which says whether it is gone; without a log it went with its parent.
  const come = new Set(rows.map(idOf));
  const removed = wanted.changes?.by === 'log' ? [] : ids.filter((id) => !come.has(id));
  return { object, read: 'delta', way: 'rest', ...counts(await context.facts.applyChanges({ object, columns, rows, removed })) };
}
