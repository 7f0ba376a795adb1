import type { OrgRecord } from '../org/orgClient.ts';
import type { AppliedChange } from '../store/factStore.ts';
import { applyLast } from './applyLast.ts';
import type { WindowFacts } from './applyLast.ts';
import type { AskedDelta } from './askFirst.ts';
import type { PullContext } from './pullOptions.ts';
import { idOf, pageOfRows, placeAfter, rowsByIds } from './readRows.ts';
import type { PageWanted, Place } from './readRows.ts';

/**
 * Reads the rows of a window page by page in the order of stamp and id. Each page is durable, and so is the place behind it,
 * before the next one is asked for; a run that was killed goes on there.
 *
 * Its position moves to the mark of the run that began, so that what was committed late behind a page is read again.
 */
export async function pullPages(asked: AskedDelta, found: WindowFacts, context: PullContext): Promise<AppliedChange> {
  const { wanted, window, cursor, firstPage } = asked;
  const { object, columns } = wanted;
  const page: PageWanted = { stamp: wanted.changes?.stamp ?? 'CreatedDate', from: window.from, to: window.to, rows: context.restRows };
  const seen = new Set<string>();
  const read = async (after?: Place): Promise<readonly OrgRecord[]> => {
    const rows = after === undefined && firstPage !== undefined ? firstPage : await pageOfRows(context.client, wanted, { ...page, after });
    for (const row of rows) seen.add(idOf(row));
    return rows;
  };
  let sum: AppliedChange = { rows: 0, changed: 0, removed: 0, same: 0 };
  let rows = await read(window.underWay?.after);
  for (let after = placeAfter(rows, page); after !== undefined; after = placeAfter(rows, page)) {
    const onApplied = (): void => context.onStep('page_rows_applied', object);
    sum = added(sum, await context.facts.applyChanges({ object, columns, rows, onApplied }));
    await keepPlace(asked, { found, after }, context);
    rows = await read(after);
  }
  const late = await notSeen(asked, found, { seen, context });
  const marked = found.merged.map(({ winner }) => winner);
  const removed = [...found.removed, ...late.left];
  const last = { object, columns, rows: [...rows, ...late.rows], removed, marked, windowEnd: found.coveredTo };
  return added(sum, await applyLast(last, { cursor, found }, context));
}

async function keepPlace(
  { cursor, window }: AskedDelta,
  { found, after }: { readonly found: WindowFacts; readonly after: Place },
  context: PullContext
): Promise<void> {
  context.onStep('page_committed', cursor.object);
  const { columnsHash, filter, generation } = cursor;
  const { from, to } = window;
  await context.cursors.saveCursor({
    ...cursor,
    underWay: { from, to, coveredTo: found.coveredTo, columnsHash, filter, generation, after }
  });
}

/** Ids that changed and came on no page: looked at by id, because they may have been changed once more since. */
async function notSeen(
  { wanted }: AskedDelta,
  { mayHaveLeft }: WindowFacts,
  { seen, context }: { readonly seen: ReadonlySet<string>; readonly context: PullContext }
): Promise<{ readonly rows: readonly OrgRecord[]; readonly left: readonly string[] }> {
  const ids = mayHaveLeft.filter((id) => !seen.has(id));
  if (ids.length === 0) return { rows: [], left: [] };
  const rows = await rowsByIds(context.client, wanted, ids);
  const still = new Set(rows.map(idOf));
  return { rows, left: ids.filter((id) => !still.has(id)) };
}

function added(one: AppliedChange, other: AppliedChange): AppliedChange {
  return {
    rows: one.rows + other.rows,
    changed: one.changed + other.changed,
    removed: one.removed + other.removed,
    same: one.same + other.same
  };
}
