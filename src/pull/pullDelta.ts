import { soqlAnd } from '../org/soqlText.ts';
import type { AppliedChange, FactChange } from '../store/factStore.ts';
import { applyLast } from './applyLast.ts';
import type { WindowFacts } from './applyLast.ts';
import type { AskedDelta, DeltaWay } from './askFirst.ts';
import { downloadRows, endDownload } from './downloads.ts';
import { findMerges } from './findMerges.ts';
import { earliest, goBack, moveCursor } from './moveCursor.ts';
import { pullPages } from './pullPages.ts';
import { pageSize } from './pullOptions.ts';
import type { PullContext, PulledObject } from './pullOptions.ts';
import { behind, counts } from './pullWhole.ts';
import { rowsByIds } from './readRows.ts';

/**
 * Reads what changed in a window and lays it over the facts: deletions first, so that an undelete in the same window wins.
 *
 * The position moves once every row is durable, and never past the instant up to which the org says its log is complete. A
 * repeat changes nothing. A record that went into another one makes that one count as changed.
 *
 * @param mark  instant up to which rows of an object without a log are complete
 */
export async function pullDelta(
  asked: AskedDelta,
  way: Exclude<DeltaWay, 'nothing' | 'whole'>,
  mark: string,
  context: PullContext
): Promise<PulledObject> {
  const facts = await windowFacts(asked, mark, context);
  const { object } = asked.wanted;
  switch (way) {
    case 'ids':
      return { object, read: 'delta', way: 'rest', ...counts(await pullByIds(asked, facts, context)) };
    case 'pages':
      return { object, read: 'delta', way: 'rest', ...counts(await pullPages(asked, facts, context)) };
    case 'bulk':
      return pullByBulk(asked, facts, context);
  }
}

/** Moves the positions of objects in which nothing changed: all facts in one transaction, then each position. */
export async function pullNothing(asked: readonly AskedDelta[], mark: string, context: PullContext): Promise<readonly PulledObject[]> {
  const moves = asked.map(({ cursor, log }) => ({ ...cursor, coveredTo: log?.coveredTo ?? mark }));
  for (const [at, { cursor }] of asked.entries()) await goBack(cursor, moves[at]?.coveredTo ?? mark, context);
  await context.facts.moveWindows(new Map(moves.map(({ object, coveredTo }) => [object, coveredTo])));
  for (const moved of moves) await moveCursor(moved, context);
  return moves.map(({ object }) => ({ object, read: 'nothing', way: 'none', rows: 0, changed: 0, removed: 0 }));
}

async function windowFacts({ wanted, window, log, cursor }: AskedDelta, mark: string, context: PullContext): Promise<WindowFacts> {
  const coveredTo = earliest(log?.coveredTo ?? mark, window.underWay?.coveredTo);
  await goBack(cursor, coveredTo, context);
  if (log === undefined) return { removed: [], mayHaveLeft: [], merged: [], coveredTo };
  const updated = new Set(log.updated);
  const removed = log.deleted.filter((id) => !updated.has(id));
  const merged = removed.length > 0 ? await findMerges(context.client, wanted, window.from) : [];
  return { removed, mayHaveLeft: wanted.where === undefined ? [] : log.updated, merged, coveredTo };
}

async function pullByIds({ wanted, log, cursor }: AskedDelta, found: WindowFacts, context: PullContext): Promise<AppliedChange> {
  const rows = await rowsByIds(context.client, wanted, log?.updated ?? []);
  return applyLast({ ...oneChange(wanted, found), rows }, { cursor, found }, context);
}

async function pullByBulk({ wanted, window, cursor }: AskedDelta, found: WindowFacts, context: PullContext): Promise<PulledObject> {
  const { client, downloads: state, spoolFolder, onStep, sizes } = context;
  const { object, columns, archived } = wanted;
  // Without an upper end: the job reads at one moment, and the same words find the same download after a kill.
  const where = soqlAnd(wanted.where, `${wanted.changes?.stamp ?? 'CreatedDate'} >= ${window.from}`);
  const downloaded = await downloadRows(
    { object, columns, archived, where, coveredTo: found.coveredTo },
    { client, state, spoolFolder, onStep, ...pageSize(sizes) }
  );
  const upTo = { ...found, coveredTo: earliest(found.coveredTo, downloaded.coveredTo) };
  await goBack(cursor, upTo.coveredTo, context);
  const applied = await applyLast({ ...oneChange(wanted, upTo), pages: downloaded.pages }, { cursor, found: upTo }, context);
  await endDownload(object, { state, spoolFolder });
  return { object, read: 'delta', way: downloaded.way, ...counts(applied), ...behind(downloaded, context) };
}

function oneChange({ object, columns }: AskedDelta['wanted'], { removed, mayHaveLeft, merged, coveredTo }: WindowFacts): FactChange {
  const marked = merged.map(({ winner }) => winner);
  return { object, columns, removed: [...removed, ...mayHaveLeft], marked, windowEnd: coveredTo };
}
