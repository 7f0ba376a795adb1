import { quoteName } from '../store/factColumns.ts';
import { compareRows } from './compareRows.ts';
import type { Comparison } from './compareRows.ts';
import { inLanes } from './lanes.ts';
import type { PullContext, PulledObject, PullFault } from './pullOptions.ts';
import type { PullObject } from './pullPlan.ts';
import { readSeesAll } from './seesAll.ts';
import type { SeesAll } from './seesAll.ts';
import { unseenFaults } from './unseenRows.ts';

/** Rows up to which ids come by REST: five pages cost what a Bulk job does, and share calls besides. */
const mostByRest = 10_000;

/**
 * Once a day, in the org's zone, compares each object's ids with the org's and reads fields anew that move without a stamp:
 * what no log tells is found here. Objects that were read whole today have nothing to be compared.
 *
 * Reads the org, changes the facts, then notes the day with the position. Where it ends half-way, the rest follows next run.
 */
export async function compareObjects(
  objects: readonly PullObject[],
  context: PullContext
): Promise<{ readonly objects: readonly PulledObject[]; readonly warnings: readonly PullFault[] }> {
  let rights: Promise<SeesAll> | undefined;
  const seesAll = (): Promise<SeesAll> => (rights ??= readSeesAll(context.client));
  const due = (await Promise.all(objects.map((wanted) => comparisonOf(wanted, seesAll, context)))).flat();
  const compared = await inLanes(due, (each) => compareRows(each, context));
  return { objects: compared, warnings: await unseenFaults(context.facts, new Set(objects.map(({ object }) => object))) };
}

async function comparisonOf(wanted: PullObject, seesAll: Comparison['seesAll'], context: PullContext): Promise<readonly Comparison[]> {
  const { object, changes } = wanted;
  const cursor = await context.cursors.cursor?.(object);
  if (cursor === undefined || cursor.comparedOn === context.today) return [];
  if (changes?.by !== 'log' && changes?.by !== 'stamp') return [];
  const [found] = await context.facts.rows(`select count(*) as rows from ${quoteName(object)}`);
  return [{ wanted, cursor, isBulk: Number(found?.['rows']) > (context.sizes?.compareByBulkFrom ?? mostByRest), seesAll }];
}
