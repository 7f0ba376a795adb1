import { columnsHash } from '../store/factColumns.ts';
import type { AppliedChange, FactColumn, LoadEnd } from '../store/factStore.ts';
import type { Cursor } from '../store/cursorTable.ts';
import { keepAbsent } from './unseenRows.ts';
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
 * that a run that was killed before the position moved is not done again. Known rows that do not come are kept: sharing may hide
 * them. The comparison of ids, which is due again then, says which of them are gone.
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
  const before = await facts.applied(object);
  const keepsAbsent = before !== undefined && cursors.cursor !== undefined && wanted.changes?.by === 'log';
  const underWay = { coveredTo, columnsHash: columnsHash(wanted.columns), filter, generation: (before?.generation ?? 0) + 1 };
  const compared = { comparedOn: today };
  const known: Cursor = cursor ?? { object, coveredTo: '', columnsHash: '', filter: '', generation: 0 };
  await cursors.saveCursor({ ...known, underWay: keepsAbsent ? underWay : { ...underWay, ...compared } });
  const columnsBefore = (await facts.tables()).get(object) ?? [];
  const applied = await apply({ windowEnd: coveredTo, keepsAbsent, onApplied: () => onStep('page_rows_applied', object) });
  onStep('page_committed', object);
  onStep('last_page', object);
  const { absent = [] } = applied;
  await moveCursor({ object, ...underWay, ...(absent.length === 0 ? compared : {}) }, context);
  await keepAbsent(facts, object, { ids: absent, columns: newNames(wanted.columns, columnsBefore) });
  return applied;
}

function newNames(columns: readonly FactColumn[], before: readonly FactColumn[]): readonly string[] {
  const known = new Set(before.map(({ name }) => name));
  return columns.map(({ name }) => name).filter((name) => !known.has(name));
}
