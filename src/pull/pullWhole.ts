import { columnsHash } from '../store/factColumns.ts';
import type { AppliedChange, FactStore, LoadEnd } from '../store/factStore.ts';
import type { Cursor } from '../store/cursorTable.ts';
import { keepUnseen } from './unseenRows.ts';
import { isSmall } from './askFirst.ts';
import type { AskedWhole } from './askFirst.ts';
import type { Downloaded } from './downloaded.ts';
import { downloadRows, endDownload } from './downloads.ts';
import { moveCursor } from './moveCursor.ts';
import { pageSize } from './pullOptions.ts';
import type { PullContext, PulledObject } from './pullOptions.ts';
import { overlapMs } from './wholeMinutes.ts';
import { rowsQuery } from './readRows.ts';

/**
 * Reads all rows of an object, whatever their age, and compares them with those that are known: what differs counts as
 * changed, nothing else does.
 *
 * Reads the org, replaces the object's table, then moves its position. What is about to be loaded is written down first, so
 * that a run that was killed before the position moved is not done again.
 *
 * @param mark  instant up to which rows of an object without a log are complete
 */
export async function pullWhole(asked: AskedWhole, mark: string, context: PullContext): Promise<PulledObject> {
  const { wanted, because } = asked;
  const { object, columns } = wanted;
  const { client, facts, downloads: state, onStep } = context;
  const upTo = asked.mark ?? mark;
  if (isSmall(asked, context)) {
    const rows = await client.query(rowsQuery(wanted), wanted.archived ? { deleted: true } : {});
    const applied = await load(asked, upTo, context, (end) => facts.loadRows(object, columns, rows, end));
    return { object, read: 'whole', because, way: 'rest', ...counts(applied) };
  }
  const { spoolFolder, sizes } = context;
  const downloaded = await downloadRows({ ...wanted, coveredTo: upTo }, { client, state, spoolFolder, onStep, ...pageSize(sizes) });
  const applied = await load(asked, downloaded.coveredTo, context, (end) => facts.loadPages(object, columns, downloaded.pages, end));
  await endDownload(object, { state, spoolFolder });
  return { object, read: 'whole', because, way: downloaded.way, ...counts(applied), ...behind(downloaded, context) };
}

/** Whether what was downloaded is as of a while ago: an earlier run began it, or it took longer than windows overlap. */
export function behind({ coveredTo, isResumed }: Downloaded, { client, now }: PullContext): Pick<PulledObject, 'isBehind'> {
  const took = Date.parse(client.heardAt ?? now) - Date.parse(coveredTo);
  return isResumed || took > overlapMs ? { isBehind: true } : {};
}

/** Rows, changes and removals of what was applied. */
export function counts({ rows, changed, removed }: AppliedChange): Pick<PulledObject, 'rows' | 'changed' | 'removed'> {
  return { rows, changed, removed };
}

async function load(
  { wanted, cursor }: AskedWhole,
  coveredTo: string,
  context: PullContext,
  apply: (end: LoadEnd) => Promise<AppliedChange>
): Promise<AppliedChange> {
  const { object, where: filter = '' } = wanted;
  const { cursors, onStep, today, facts } = context;
  const generation = (await generationOf(facts, object)) + 1;
  const underWay = { coveredTo, columnsHash: columnsHash(wanted.columns), filter, generation, comparedOn: today };
  const known: Cursor = cursor ?? { object, coveredTo: '', columnsHash: '', filter: '', generation: 0 };
  await cursors.saveCursor({ ...known, underWay });
  const applied = await apply({ windowEnd: coveredTo, onApplied: () => onStep('page_rows_applied', object) });
  onStep('page_committed', object);
  onStep('last_page', object);
  await moveCursor({ object, ...underWay }, context);
  await keepUnseen(facts, object, []);
  return applied;
}

async function generationOf(facts: FactStore, object: string): Promise<number> {
  return (await facts.applied(object))?.generation ?? 0;
}
