import { inParts } from '../domain/inParts.ts';
import type { OrgRecord } from '../org/orgClient.ts';
import { idsAQuery } from '../org/queryAddress.ts';
import { soqlSelect } from '../org/soqlText.ts';
import type { FactChange, FactColumn, FactDifferences } from '../store/factStore.ts';
import type { Cursor } from '../store/cursorTable.ts';
import { askWhole } from './askFirst.ts';
import { downloadRows, endDownload } from './downloads.ts';
import { pageSize } from './pullOptions.ts';
import type { PullContext, PulledObject } from './pullOptions.ts';
import type { PullObject } from './pullPlan.ts';
import { counts, pullWhole } from './pullWhole.ts';
import { idIn, idOf, idsAtOnce, rowsByIds, rowsQuery } from './readRows.ts';
import type { RowsWanted } from './readRows.ts';
import type { SeesAll } from './seesAll.ts';
import { goneWithRecord } from './goneWithRecord.ts';
import { keepUnseen, readUnseen } from './unseenRows.ts';

/** Rows that are looked at by their ids; with more of them an object is read whole. */
export function mostByIds({ sizes }: Pick<PullContext, 'sizes'>): number {
  return sizes?.byIdsTo ?? 20_000;
}

/** What the daily look at one object needs. */
export type Comparison = {
  readonly wanted: PullObject;
  readonly cursor: Cursor;
  /** Ids and values without a stamp come by Bulk 2.0. */
  readonly isBulk: boolean;
  readonly seesAll: () => Promise<SeesAll>;
};

/**
 * Compares ids, and columns that move without a stamp, with the org's, and reads the rows that differ.
 *
 * A row that the org no longer gives is deleted here only where that is sure: the org says it is deleted, or this user sees
 * every row of the object. Else it stays and is told. Of an object without a log nothing but absence tells a deletion.
 */
export async function compareRows(comparison: Comparison, context: PullContext): Promise<PulledObject> {
  const { wanted, cursor } = comparison;
  const { client, facts, cursors, today } = context;
  const { object, columns } = wanted;
  const found = await readDifferences(comparison, context);
  const absent = new Set(found.extra);
  const back = (await readUnseen(facts, object)).filter((id) => !absent.has(id));
  const toRead = [...new Set([...found.missing, ...found.different, ...back])];
  if (toRead.length > mostByIds(context) || (toRead.length > 0 && idsAtOnce(wanted) === 0)) {
    return pullWhole(await askWhole(wanted, 'many', cursor, context), context.now, context);
  }
  const sorted = await sortOut(found.extra, comparison, context);
  const rows = [...(await rowsByIds(client, wanted, toRead)), ...sorted.rows];
  const change: FactChange = { object, columns, rows, removed: sorted.removed };
  const applied = rows.length + sorted.removed.length === 0 ? undefined : await facts.applyChanges(change);
  await keepUnseen(facts, object, sorted.unseen);
  await cursors.saveCursor({ ...cursor, comparedOn: today });
  const nothing = { rows: 0, changed: 0, removed: 0 };
  return { object, read: 'delta', way: comparison.isBulk ? 'bulk' : 'rest', ...(applied === undefined ? nothing : counts(applied)) };
}

async function readDifferences({ wanted, isBulk }: Comparison, context: PullContext): Promise<FactDifferences> {
  const { client, facts } = context;
  const { object } = wanted;
  const unstamped = wanted.changes?.unstamped ?? [];
  const columns: readonly FactColumn[] = wanted.columns.filter(({ name }) => name === 'Id' || unstamped.includes(name));
  if (!isBulk) {
    const rows = await client.query(rowsQuery({ ...wanted, columns }), { deleted: wanted.archived });
    return facts.differences(object, columns, { rows });
  }
  return differencesByBulk({ ...wanted, columns }, context);
}

async function differencesByBulk(wanted: RowsWanted, context: PullContext): Promise<FactDifferences> {
  const { client, facts, spoolFolder, downloads: state, onStep, sizes } = context;
  const options = { client, state, spoolFolder, onStep, ...pageSize(sizes) };
  const { pages } = await downloadRows({ ...wanted, coveredTo: context.now }, options);
  const found = await facts.differences(wanted.object, wanted.columns, { pages });
  await endDownload(wanted.object, options);
  return found;
}

type SortedOut = { readonly removed: readonly string[]; readonly rows: readonly OrgRecord[]; readonly unseen: readonly string[] };

/** What became of rows that are here and were not among the org's. */
async function sortOut(extra: readonly string[], { wanted, seesAll }: Comparison, context: PullContext): Promise<SortedOut> {
  if (extra.length === 0) return { removed: [], rows: [], unseen: [] };
  if (wanted.changes?.by !== 'log') return { removed: extra, rows: [], unseen: [] };
  if (extra.length > mostByIds(context)) return sortOutMany(extra, { wanted, seesAll }, context);
  const states = await deletedOf(extra, wanted, context);
  const alive = extra.filter((id) => states.get(id) === false);
  const rows = alive.length === 0 ? [] : await rowsByIds(context.client, wanted, alive);
  const read = new Set(rows.map(idOf));
  // What is there and does not pass the filter has left it.
  const told = [...extra.filter((id) => states.get(id) === true), ...alive.filter((id) => !read.has(id) && wanted.where !== undefined)];
  const untold = extra.filter((id) => !states.has(id));
  const gone = await goneWithRecord(wanted, untold, context.facts);
  const removed = [...told, ...gone];
  const absent = untold.filter((id) => !gone.has(id));
  if (absent.length === 0) return { removed, rows, unseen: [] };
  const isSure = (await seesAll())(wanted.object);
  return isSure ? { removed: [...removed, ...absent], rows, unseen: [] } : { removed, rows, unseen: absent };
}

/** The same for more rows than are asked for by id: what the org still gives, deleted or outside the filter, comes by Bulk 2.0. */
async function sortOutMany(
  extra: readonly string[],
  { wanted, seesAll }: Pick<Comparison, 'wanted' | 'seesAll'>,
  context: PullContext
): Promise<SortedOut> {
  const { object, where, changes } = wanted;
  if ((await seesAll())(object)) return { removed: extra, rows: [], unseen: [] };
  const hasBin = changes?.hasBin === true;
  if (!hasBin && where === undefined) return { removed: [], rows: [], unseen: extra };
  const columns = wanted.columns.filter(({ name }) => name === 'Id');
  // Without a filter nothing can have left it: what lives is on its way back and comes with its log.
  const given = { object, columns, archived: true, ...(where === undefined ? { where: 'IsDeleted = true' } : {}) };
  const notGiven = new Set((await differencesByBulk(given, context)).extra);
  const gone = await goneWithRecord(
    wanted,
    extra.filter((id) => notGiven.has(id)),
    context.facts
  );
  const isUnseen = (id: string): boolean => notGiven.has(id) && !gone.has(id);
  return { removed: extra.filter((id) => !isUnseen(id)), rows: [], unseen: extra.filter(isUnseen) };
}

/** Whether rows are deleted, by id; those that the org does not give at all are not in the answer. */
async function deletedOf(ids: readonly string[], wanted: PullObject, { client }: PullContext): Promise<ReadonlyMap<string, boolean>> {
  const hasBin = wanted.changes?.hasBin === true;
  const read = await Promise.all(
    inParts(ids, idsAQuery).map((part) =>
      client.query(soqlSelect({ object: wanted.object, fields: hasBin ? ['Id', 'IsDeleted'] : ['Id'], where: idIn(part) }), {
        deleted: true
      })
    )
  );
  return new Map(read.flat().map((row) => [idOf(row), row['IsDeleted'] === true]));
}
