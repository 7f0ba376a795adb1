import type { ChangedIds } from '../org/changedIds.ts';
import type { OrgRecord } from '../org/orgClient.ts';
import { soqlCount } from '../org/soqlText.ts';
import type { Cursor } from '../store/cursorTable.ts';
import type { WholeBecause, Window } from './chooseWindow.ts';
import type { PullContext } from './pullOptions.ts';
import type { PullObject } from './pullPlan.ts';
import { readLog } from './readLog.ts';
import { fitsAddress, idsAtOnce, pageOfRows } from './readRows.ts';
import { windowFrom, windowTo } from './wholeMinutes.ts';

type Delta = Window & { readonly kind: 'delta' };

/** An object of which all rows will be read. */
export type AskedWhole = {
  readonly kind: 'whole';
  readonly wanted: PullObject;
  readonly because: WholeBecause;
  readonly cursor: Cursor | undefined;
  /** Rows that the org has. */
  readonly count: number;
  /** The org's own safe mark from before the first row is read; absent = it has none for this object. */
  readonly mark?: string;
};

/** An object of which a window will be read, and what is known of it by now. */
export type AskedDelta = {
  readonly kind: 'delta';
  readonly wanted: PullObject;
  readonly window: Delta;
  readonly cursor: Cursor;
  readonly log?: ChangedIds;
  /** Where the org has no log of the object: its first rows by stamp. */
  readonly firstPage?: readonly OrgRecord[];
};

export type Asked = AskedWhole | AskedDelta;

/** How rows come: by their ids, page by page in the order of their stamps, all by Bulk 2.0; `whole` = a window does not do. */
export type DeltaWay = 'nothing' | 'ids' | 'pages' | 'bulk' | 'whole';

/** Reads that tell what there is to read: all objects ask in one turn, so that they share calls. Reads the org only. */
export async function askFirst(wanted: PullObject, window: Window, cursor: Cursor | undefined, context: PullContext): Promise<Asked> {
  if (window.kind === 'whole' || cursor === undefined) {
    return askWhole(wanted, window.kind === 'whole' ? window.because : 'first', cursor, context);
  }
  const { by, stamp } = wanted.changes ?? {};
  if (by !== 'log') {
    const page = { stamp: stamp ?? 'CreatedDate', ...window, rows: context.restRows };
    const firstPage = fitsAddress(wanted) ? await pageOfRows(context.client, wanted, page) : undefined;
    return { kind: 'delta', wanted, window, cursor, ...(firstPage === undefined ? {} : { firstPage }) };
  }
  const log = await readLog(context.client, wanted.object, window);
  if (typeof log === 'string') return askWhole(wanted, log, cursor, context);
  // Deletions that the org has forgotten since show in nothing but the absence of their rows; what it says is cut to the second.
  if (log.earliestAvailable !== undefined && log.earliestAvailable >= cursor.coveredTo) return askWhole(wanted, 'old', cursor, context);
  context.onStep('deletes_read', wanted.object);
  context.onStep('safe_mark_read', wanted.object);
  return { kind: 'delta', wanted, window, cursor, log };
}

/** How the rows of a window come best. Pure. */
export function wayOf({ wanted, log, firstPage, window }: AskedDelta, context: Pick<PullContext, 'bulkFrom' | 'restRows'>): DeltaWay {
  const stamp = wanted.changes?.stamp;
  if (log === undefined) {
    if (firstPage === undefined || firstPage.length >= context.restRows) return 'bulk';
    return firstPage.length === 0 ? 'nothing' : 'pages';
  }
  const { updated, deleted } = log;
  if (updated.length === 0) return deleted.length === 0 ? 'nothing' : 'ids';
  if (updated.length <= Math.min(idsAtOnce(wanted), context.restRows) && window.underWay?.after === undefined) return 'ids';
  if (stamp === undefined) return updated.length < context.bulkFrom && idsAtOnce(wanted) > 0 ? 'ids' : 'whole';
  return updated.length < context.bulkFrom && fitsAddress(wanted) ? 'pages' : 'bulk';
}

/** Whether all rows of an object come by REST. Pure. */
export function isSmall({ wanted, count }: AskedWhole, { bulkFrom }: Pick<PullContext, 'bulkFrom'>): boolean {
  return count < bulkFrom && fitsAddress(wanted);
}

/** Asks how many rows there are, and up to when they will be complete: the org's mark from before the first is read. */
export async function askWhole(
  wanted: PullObject,
  because: WholeBecause,
  cursor: Cursor | undefined,
  { client, now }: PullContext
): Promise<AskedWhole> {
  const from = windowFrom(now);
  const span = { from, to: windowTo(from, now) };
  const [count, log] = await Promise.all([
    client.count(soqlCount(wanted.object, wanted.where), { deleted: wanted.archived }),
    wanted.changes?.by === 'log' ? readLog(client, wanted.object, span) : undefined
  ]);
  const mark = typeof log === 'object' ? { mark: log.coveredTo } : {};
  return { kind: 'whole', wanted, because, cursor, count, ...mark };
}
