import type { Cursor } from '../store/cursorTable.ts';
import { askFirst, askWhole, isSmall, wayOf } from './askFirst.ts';
import type { Asked, AskedDelta, AskedWhole, DeltaWay } from './askFirst.ts';
import { chooseWindow, settled } from './chooseWindow.ts';
import type { Window } from './chooseWindow.ts';
import { compareObjects } from './compareObjects.ts';
import { allOf, inLanes } from './lanes.ts';
import type { Due } from './lanes.ts';
import { endDownloads } from './downloads.ts';
import { earliest } from './moveCursor.ts';
import { pullDelta, pullNothing } from './pullDelta.ts';
import { pullContext } from './pullOptions.ts';
import type { Pulled, PullContext, PulledObject, PullOptions } from './pullOptions.ts';
import type { PullObject, PullPlan } from './pullPlan.ts';
import { pullWhole } from './pullWhole.ts';
import { readOrphans } from './readOrphans.ts';
import { readRefilled, settledPositions } from './readRefilled.ts';

/** The read of one object that is due. */
type DueRead = Due & { readonly read: () => Promise<PulledObject> };

/**
 * Brings the fact store up to what the org holds: of each object what changed since the last run, or all of it where that
 * cannot be told, of that object alone. What came by a download of a while ago is followed by the window since, so that all
 * is of one moment. Then, once a day, ids and calculated fields are compared. Last,
 * rows whose parents went or came back are read anew.
 *
 * Reads the org, lays rows over the tables, then moves the positions: rows first, durably. A repeat is harmless. What is
 * asked for many objects is asked in one turn, so that it shares calls; downloads come two at a time. An object that fails
 * ends the pull once those beside it are done.
 */
export async function pullObjects(plan: PullPlan, options: PullOptions): Promise<Pulled> {
  const context = await pullContext(options);
  const before = await settledPositions(plan.objects, context);
  const pulled = await pullRound(plan.objects, context, progressOf(plan, context));
  const since = await pullSince(plan.objects, pulled, context);
  // Last, because the comparison goes on with downloads of a run that was killed in it.
  const compared = await compareObjects(plan.objects, context);
  const orphans = await readOrphans(plan.objects, context);
  const refilled = await readRefilled(plan.objects, before, context);
  await endDownloads({ state: context.downloads, spoolFolder: context.spoolFolder });
  return { objects: [since, compared.objects, orphans, refilled].reduce(withMore, pulled), warnings: compared.warnings };
}

/** The window since a download of a while ago, of objects whose log tells what went in it. */
async function pullSince(
  objects: readonly PullObject[],
  pulled: readonly PulledObject[],
  context: PullContext
): Promise<readonly PulledObject[]> {
  const behind = new Set(pulled.flatMap(({ object, isBehind }) => (isBehind === true ? [object] : [])));
  const late = objects.filter(({ object, changes }) => behind.has(object) && changes?.by === 'log');
  if (late.length === 0 || context.cursors.cursor === undefined) return [];
  return pullRound(late, { ...context, now: await context.client.now() }, () => undefined);
}

/** Reads each of some objects once, as far as its position asks for it. */
async function pullRound(
  objects: readonly PullObject[],
  context: PullContext,
  onPulled: (done: PulledObject) => void
): Promise<readonly PulledObject[]> {
  // All that is known is looked up before anything is asked, so that everybody asks in the same turn.
  const known = await allOf(objects.map((wanted) => positionOf(wanted, context)));
  const asked = await allOf(known.map(({ wanted, window, cursor }) => askFirst(wanted, window, cursor, context)));
  // Where the org has no log of an object, the marks of the others stand in: a long transaction holds them all.
  const mark = earliest(context.now, ...asked.map(markOf));
  const deltas = asked.flatMap((each) => (each.kind === 'delta' ? [{ asked: each, way: wayOf(each, context) }] : []));
  const quiet = deltas.flatMap(({ asked: each, way }) => (way === 'nothing' ? [each] : []));
  const unchanged = await pullNothing(quiet, mark, context);
  unchanged.forEach(onPulled);
  const wholes = asked.flatMap((each) => (each.kind === 'whole' ? [dueWhole(each, mark, context)] : []));
  const windows = await allOf(deltas.flatMap(({ asked: each, way }) => (way === 'nothing' ? [] : [dueDelta(each, way, mark, context)])));
  const read = await inLanes([...wholes, ...windows], async (each) => {
    const done = await each.read();
    onPulled(done);
    return done;
  });
  return [...unchanged, ...read];
}

type Known = { readonly wanted: PullObject; readonly window: Window; readonly cursor: Cursor | undefined };

async function positionOf(wanted: PullObject, context: PullContext): Promise<Known> {
  const { object } = wanted;
  const position = { cursor: await context.cursors.cursor?.(object), applied: await context.facts.applied(object) };
  const window = chooseWindow(wanted, position, context);
  context.onStep('window_chosen', object);
  return { wanted, window, cursor: settled(position) };
}

async function dueDelta(asked: AskedDelta, way: Exclude<DeltaWay, 'nothing'>, mark: string, context: PullContext): Promise<DueRead> {
  if (way === 'whole') return dueWhole(await askWhole(asked.wanted, 'many', asked.cursor, context), mark, context);
  return { isBulk: way === 'bulk', read: () => pullDelta(asked, way, mark, context) };
}

function dueWhole(asked: AskedWhole, mark: string, context: PullContext): DueRead {
  return { isBulk: !isSmall(asked, context), read: () => pullWhole(asked, mark, context) };
}

function markOf(asked: Asked): string | undefined {
  return asked.kind === 'whole' ? asked.mark : asked.log?.coveredTo;
}

function progressOf({ objects }: PullPlan, { onProgress }: PullContext): (done: PulledObject) => void {
  let objectsDone = 0;
  return ({ object, rows }) => {
    objectsDone += 1;
    onProgress?.({ object, rows, objectsDone, objectsOf: objects.length });
  };
}

/** What the daily comparison changed, and what rows without a parent did, counts with what the object's own read did. */
function withMore(pulled: readonly PulledObject[], later: readonly PulledObject[]): readonly PulledObject[] {
  const more = new Map(later.map((each) => [each.object, each]));
  return pulled
    .map((each) => {
      const { rows = 0, changed = 0, removed = 0 } = more.get(each.object) ?? {};
      return { ...each, rows: each.rows + rows, changed: each.changed + changed, removed: each.removed + removed };
    })
    .sort((a, b) => (a.object < b.object ? -1 : 1));
}
