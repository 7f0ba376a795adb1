import type { DifferingField, VerifyDifference } from '../../domain/verifyResult.ts';
import { inParts } from '../../domain/inParts.ts';
import type { OrgRecord } from '../../org/orgClient.ts';
import { idsAQuery } from '../../org/queryAddress.ts';
import { soqlAnd } from '../../org/soqlText.ts';
import { idIn, idsAtOnce, rowsByIds } from '../../pull/readRows.ts';
import type { FactColumn } from '../../store/factStore.ts';
import { withRows, type ReadRows } from './readWhole.ts';
import { isSettled } from './verifyIds.ts';
import { mostLookedInto, recentFrom, sampleRows, savedBefore, type VerifyContext, type VerifyTask } from './verifyTask.ts';

/** Columns that fit into an address with their ids, however long their names are. */
const columnsAQuery = 50;

/** Names of records are told to nobody. */
const nameFields = /^(Name|FirstName|MiddleName|LastName|Subject|Title)$/;

export type ContentDifferences = {
  readonly differences: readonly VerifyDifference[];
  readonly compared: number;
  /** Rows that differ, too many to be looked into one by one. */
  readonly unsettled: number;
};

/**
 * Compares the values of rows: of all, or of those saved lately and of a sample that the seed draws. Values are compared as the
 * store keeps them, so that notation makes no difference. A row that differs is read once more, since it may have been saved meanwhile.
 */
export async function verifyContent(context: VerifyContext, task: VerifyTask): Promise<ContentDifferences> {
  const columns = task.columns.filter(({ name }) => !task.left.includes(name));
  const wanted = { ...task, columns };
  const { different, compared } = context.all ? await allRows(context, wanted) : await someRows(context, wanted);
  const ids = [...different].sort();
  const differences: VerifyDifference[] = [];
  for (const part of inParts(ids.slice(0, mostLookedInto), idsAQuery)) differences.push(...(await differingFields(context, wanted, part)));
  return { differences, compared, unsettled: Math.max(0, ids.length - mostLookedInto) };
}

type Compared = { readonly different: ReadonlySet<string>; readonly compared: number };

async function allRows(context: VerifyContext, task: VerifyTask): Promise<Compared> {
  const where = soqlAnd(task.where, savedBefore(task, task.mark));
  const found = await compare(context, { ...task, where }, task.inOrg);
  return { different: new Set(found.different), compared: found.compared };
}

async function someRows(context: VerifyContext, task: VerifyTask): Promise<Compared> {
  const from = recentFrom(context);
  const drawn = await compareSample(context, task, await sampleOf(context, task, from));
  const { stamp } = task;
  if (stamp === undefined || task.recent === 0) return drawn;
  const where = soqlAnd(task.where, `${stamp} >= ${from}`, savedBefore(task, task.mark));
  const recent = await compare(context, { ...task, where }, task.recent);
  return { different: new Set([...drawn.different, ...recent.different]), compared: drawn.compared + recent.compared };
}

/** Ids of older rows of the copy in an order that the seed decides; the same seed draws the same rows. */
async function sampleOf({ facts, seed }: VerifyContext, { object, stamp, columns }: VerifyTask, from: string): Promise<readonly string[]> {
  const hasStamp = columns.some(({ name }) => name === stamp);
  const older = hasStamp ? `where "${stamp}" is null or "${stamp}" < cast(? as timestamp)` : '';
  const rows = await facts.rows(
    `select "Id" as id
     from "${object}"
     ${older}
     order by md5("Id" || ?), "Id"
     limit ${sampleRows}`,
    [...(hasStamp ? [from.slice(0, 19)] : []), String(seed)]
  );
  return rows.map((row) => String(row['id']));
}

async function compareSample(context: VerifyContext, task: VerifyTask, ids: readonly string[]): Promise<Compared> {
  if (ids.length === 0) return { different: new Set(), compared: 0 };
  if (idsAtOnce(task) > 0) {
    const rows = (await rowsByIds(context.client, task, ids)).filter((row) => isSettled(task, row));
    return comparedWith(context, task, { rows });
  }
  const where = soqlAnd(task.where, idIn(ids), savedBefore(task, task.mark));
  return compare(context, { ...task, where }, Number.POSITIVE_INFINITY);
}

async function compare(context: VerifyContext, task: VerifyTask, announced: number): Promise<Compared> {
  return withRows(context, task, announced, (read) => comparedWith(context, task, read));
}

async function comparedWith({ facts }: VerifyContext, task: VerifyTask, read: ReadRows): Promise<Compared> {
  const { different, missing } = await facts.differences(task.object, task.columns, read);
  const rows = 'rows' in read ? read.rows.length : read.pages.reduce((sum, page) => sum + page.rows, 0);
  return { different: new Set(different), compared: rows - missing.length };
}

/** Which fields of some rows differ, column by column, as the store compares them. */
async function differingFields(context: VerifyContext, task: VerifyTask, ids: readonly string[]): Promise<readonly VerifyDifference[]> {
  const rows = (await freshRows(context, task, ids)).filter((row) => isSettled(task, row));
  const fields = new Map<string, DifferingField[]>();
  for (const column of task.columns) {
    if (column.name === 'Id' || column.name === task.stamp) continue;
    const { different } = await context.facts.differences(task.object, [{ name: 'Id', type: 'text' }, column], { rows });
    for (const id of different) {
      const field = await differingField(context, { object: task.object, column, id }, rows);
      fields.set(id, [...(fields.get(id) ?? []), field]);
    }
  }
  return [...fields].map(([id, list]) => ({ object: task.object, id, kind: 'content', fields: list }));
}

async function freshRows(context: VerifyContext, task: VerifyTask, ids: readonly string[]): Promise<readonly OrgRecord[]> {
  if (idsAtOnce(task) > 0) return rowsByIds(context.client, task, ids);
  // Columns that fill an address alone: a few at a time. Each part is compared by itself, so rows torn apart do no harm.
  const parts = inParts(task.columns, columnsAQuery);
  const read = await Promise.all(parts.map((columns) => rowsByIds(context.client, { ...task, columns: withStamp(task, columns) }, ids)));
  const whole = new Map<string, OrgRecord>();
  for (const row of read.flat()) whole.set(String(row['Id']), { ...whole.get(String(row['Id'])), ...row });
  return [...whole.values()];
}

function withStamp({ stamp }: VerifyTask, columns: readonly FactColumn[]): readonly FactColumn[] {
  const always: readonly FactColumn[] = [
    { name: 'Id', type: 'text' },
    ...(stamp === undefined ? [] : [{ name: stamp, type: 'instant' } as const])
  ];
  return [...always, ...columns.filter(({ name }) => !always.some((each) => each.name === name))];
}

async function differingField(
  { facts, values }: VerifyContext,
  { object, column, id }: { readonly object: string; readonly column: FactColumn; readonly id: string },
  rows: readonly OrgRecord[]
): Promise<DifferingField> {
  if (!values || nameFields.test(column.name)) return { name: column.name };
  const [held] = await facts.rows(`select "${column.name}" as value from "${object}" where "Id" = ?`, [id]);
  const row = rows.find((each) => each['Id'] === id);
  return { name: column.name, inStore: textOf(held?.['value']), inOrg: textOf(row?.[column.name]) };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
