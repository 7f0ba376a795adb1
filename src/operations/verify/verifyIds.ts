import type { DifferenceCause, VerifyDifference } from '../../domain/verifyResult.ts';
import type { OrgRecord } from '../../org/orgClient.ts';
import { rowsByIds } from '../../pull/readRows.ts';
import { windowTo } from '../../pull/wholeMinutes.ts';
import { withRows } from './readWhole.ts';
import { mostLookedInto, type VerifyContext, type VerifyTask } from './verifyTask.ts';

const idColumn = { name: 'Id', type: 'text' } as const;

/** Records that only one of org and copy has. `unsettled` counts those too many to be looked into one by one. */
export type IdDifferences = { readonly differences: readonly VerifyDifference[]; readonly unsettled: number };

/**
 * Compares the ids of an object. A record that one side lacks is looked up in the org: what was saved there after the last
 * sync is no difference. Reads the org and the copy.
 */
export async function verifyIds(context: VerifyContext, task: VerifyTask): Promise<IdDifferences> {
  const columns = [idColumn];
  const { missing, extra } = await withRows(context, { ...task, columns }, task.inOrg, (read) =>
    context.facts.differences(task.object, columns, read)
  );
  const differences = [
    ...(await missingRecords(context, task, missing.slice(0, mostLookedInto))),
    ...(await extraRecords(context, task, extra.slice(0, mostLookedInto)))
  ];
  return { differences, unsettled: Math.max(0, missing.length - mostLookedInto) + Math.max(0, extra.length - mostLookedInto) };
}

/** Records of the org that the copy lacks though they were there at the last sync. */
async function missingRecords(context: VerifyContext, task: VerifyTask, ids: readonly string[]): Promise<readonly VerifyDifference[]> {
  const rows = await rowsByIds(context.client, { ...task, columns: stampColumns(task) }, ids);
  return rows
    .filter((row) => isSettled(task, row))
    .map((row) => ({ object: task.object, id: String(row['Id']), kind: 'missing', fields: [] }));
}

/** Records of the copy that the org does not give any more, and was not giving at the last sync. */
async function extraRecords(context: VerifyContext, task: VerifyTask, ids: readonly string[]): Promise<readonly VerifyDifference[]> {
  if (ids.length === 0) return [];
  const { object, hasBin } = task;
  const columns = [...stampColumns(task), ...(hasBin ? [{ name: 'IsDeleted', type: 'boolean' } as const] : [])];
  // Without the filter, and with what stands in the bin.
  const rows = await rowsByIds(context.client, { object, columns, archived: true }, ids);
  const found = new Map(rows.map((row) => [String(row['Id']), row]));
  const undated = ids.filter((id) => !tellsDeletion(task, found.get(id)));
  const justDeleted = undated.length === 0 ? new Set<string>() : await deletedSince(context, task);
  return ids.flatMap((id): readonly VerifyDifference[] => {
    const row = found.get(id);
    if (!tellsDeletion(task, row) && justDeleted.has(id)) return [];
    if (row === undefined) return [extra(object, id, 'unseen')];
    if (!isSettled(task, row)) return [];
    return [extra(object, id, row['IsDeleted'] === true ? 'binned' : 'filtered')];
  });
}

/** Whether a row says itself when it was deleted: rows of histories have the day of their creation only. */
function tellsDeletion({ stamp }: VerifyTask, row: OrgRecord | undefined): boolean {
  return row !== undefined && (row['IsDeleted'] !== true || stamp !== 'CreatedDate');
}

function extra(object: string, id: string, cause: DifferenceCause): VerifyDifference {
  return { object, id, kind: 'extra', fields: [], cause };
}

/** Ids that the org's log names as deleted after the last sync. */
export async function deletedSince(
  { client, now }: VerifyContext,
  task: Pick<VerifyTask, 'object' | 'mark' | 'hasLog'>
): Promise<ReadonlySet<string>> {
  if (!task.hasLog) return new Set();
  const { deleted } = await client.changedIds(task.object, task.mark, windowTo(task.mark, now));
  return new Set(deleted);
}

function stampColumns({ stamp }: VerifyTask): readonly { readonly name: string; readonly type: 'text' | 'instant' }[] {
  return stamp === undefined ? [idColumn] : [idColumn, { name: stamp, type: 'instant' }];
}

/** Whether a row of the org was last saved before the mark of the copy; rows without a stamp count as such. */
export function isSettled({ stamp, mark }: Pick<VerifyTask, 'stamp' | 'mark'>, row: { readonly [field: string]: unknown }): boolean {
  return stamp === undefined || Date.parse(String(row[stamp])) < Date.parse(mark);
}
