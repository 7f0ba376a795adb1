import { z } from 'zod';
import { inParts } from '../domain/inParts.ts';
import { idsAQuery } from '../org/queryAddress.ts';
import { soqlName, soqlText } from '../org/soqlText.ts';
import { beforeTable } from '../store/factChanges.ts';
import { quoteName } from '../store/factColumns.ts';
import { askWhole } from './askFirst.ts';
import { inLanes } from './lanes.ts';
import type { PullContext, PulledObject } from './pullOptions.ts';
import type { PullObject } from './pullPlan.ts';
import { counts, pullWhole } from './pullWhole.ts';
import { fitsAddress, rowsQuery } from './readRows.ts';

/** Records that came back, above which the objects that point to them are read whole. */
const mostAsked = 1000;

/** Rows of one object that may point to records that came back: the columns that can name them, with their ids. */
type Refilled = { readonly wanted: PullObject; readonly named: readonly { readonly column: string; readonly ids: readonly string[] }[] };

const settledName = 'settled positions';

/**
 * Up to where each object was complete when the last settled run ended: the positions of now, unless changes wait to be settled,
 * because a run was killed. Keeps them beside the facts; a repeat changes nothing.
 */
export async function settledPositions(
  objects: readonly PullObject[],
  { cursors, facts }: Pick<PullContext, 'cursors' | 'facts'>
): Promise<ReadonlyMap<string, string>> {
  const [waiting] = await facts.rows('select object from changed_row limit 1');
  const noted = waiting === undefined ? undefined : await facts.kept(settledName);
  if (noted !== undefined) return new Map(z.array(z.tuple([z.string(), z.string()])).parse(JSON.parse(noted)));
  const known = await Promise.all(objects.map(({ object }) => cursors.cursor?.(object)));
  const positions = known.flatMap((cursor) => (cursor === undefined ? [] : [[cursor.object, cursor.coveredTo] as const]));
  await facts.keep(settledName, JSON.stringify(positions));
  return new Map(positions);
}

/**
 * Reads rows that point to a record that came back since the last settled run: an undelete fills lookups again that the deletion
 * emptied, and whether the org stamps their rows for it nobody promises. Costs no call where nothing came back.
 *
 * Changes rows of the facts only, no positions: what came back stays noted until the run is settled, so a killed run does it again.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_delete.htm
 *
 * @param coveredTo  `settledPositions` from before anything was read; a row that is new and older than that came back
 */
export async function readRefilled(
  objects: readonly PullObject[],
  coveredTo: ReadonlyMap<string, string>,
  context: PullContext
): Promise<readonly PulledObject[]> {
  const named = new Set(objects.flatMap(({ parents }) => [...(parents?.values() ?? [])].flat()));
  const parents = objects.filter(({ object }) => named.has(object));
  const found = await Promise.all(
    parents.map(async (wanted) => [wanted.object, await backOf(wanted, coveredTo.get(wanted.object) ?? '', context)] as const)
  );
  const back = new Map(found.filter(([, ids]) => ids.length > 0));
  const refilled = objects.map((wanted) => ({ wanted, named: namedBy(wanted, back) })).filter(({ named }) => named.length > 0);
  return inLanes(
    refilled.map((each) => ({ ...each, isBulk: isTooMany(each) })),
    (each) => readAnew(each, context)
  );
}

/** Records that are here, were not before, and are older than this: also those that this user may see since, and that passed no filter before. */
async function backOf({ object, columns }: PullObject, before: string, { facts }: PullContext): Promise<readonly string[]> {
  if (before === '' || !columns.some(({ name }) => name === 'CreatedDate')) return [];
  const rows = await facts.rows(
    `select held."Id" as id
     from changed_row join ${quoteName(object)} held on held."Id" = changed_row.id
     where changed_row.object = ? and held."CreatedDate" < cast(? as timestamp)
       and held."Id" not in (select "Id" from ${beforeTable(object)})
     order by id`,
    [object, before]
  );
  return rows.map(({ id }) => String(id));
}

function namedBy({ parents = new Map() }: PullObject, back: ReadonlyMap<string, readonly string[]>): Refilled['named'] {
  return [...parents]
    .map(([column, targets]) => ({ column, ids: targets.flatMap((target) => back.get(target) ?? []) }))
    .filter(({ ids }) => ids.length > 0);
}

function isTooMany({ wanted, named }: Refilled): boolean {
  return named.reduce((sum, { ids }) => sum + ids.length, 0) > mostAsked || !fitsAddress(wanted);
}

async function readAnew(refilled: Refilled, context: PullContext): Promise<PulledObject> {
  const { wanted, named } = refilled;
  const { object, columns, archived } = wanted;
  if (isTooMany(refilled)) {
    const cursor = await context.cursors.cursor?.(object);
    return pullWhole(await askWhole(wanted, 'many', cursor, context), context.now, context);
  }
  const conditions = named.flatMap(({ column, ids }) =>
    inParts(ids, idsAQuery).map((part) => `${soqlName(column)} IN (${part.map(soqlText).join(',')})`)
  );
  const read = await Promise.all(conditions.map((condition) => context.client.query(rowsQuery(wanted, condition), { deleted: archived })));
  return { object, read: 'delta', way: 'rest', ...counts(await context.facts.applyChanges({ object, columns, rows: read.flat() })) };
}
