import type { OutboxItem, StateStore } from '../../../store/stateStore.ts';
import type { HeldRecord } from '../../../writeback/changes.ts';
import { drainOutbox } from '../../../writeback/drainOutbox.ts';
import type { DrainReport } from '../../../writeback/drainReport.ts';
import type { CreatedTask } from '../../../writeback/nextTask.ts';
import type { Refusals } from './refusals.ts';
import type { Run } from '../run/runRecord.ts';

/** What creating tasks rests on. */
export type TaskStage = { readonly run: Run; readonly state: StateStore; readonly refusals: Refusals };

/** Tasks to create, and the accounts that they are about. */
export type TaskPart = {
  readonly items: readonly OutboxItem[];
  readonly accounts: readonly string[];
  /** What the org holds of these accounts. */
  readonly held: readonly HeldRecord[];
};

/** Tasks that a run created before all else, and what became of them. */
export type WrittenTasks = {
  readonly created: readonly CreatedTask[];
  readonly report?: DrainReport;
};

/**
 * Creates the tasks of a run, through the outbox, before its records are planned: the summaries of the same run name them, so
 * that a repeat finds nothing to change. Draining twice is harmless, the org is asked for their keys first.
 */
export async function writeTasks({ run, state, refusals }: TaskStage, { items, accounts, held }: TaskPart): Promise<WrittenTasks> {
  const { total } = await refusals.replace(items, held, { inserts: true, accounts });
  if (total === 0) return { created: [] };
  const report = await run.watch.time('tasks', () =>
    drainOutbox({
      client: run.client,
      outbox: state,
      total,
      inserts: true,
      today: run.asOf.today,
      causesOf: (entries) => refusals.causesOf(entries),
      onProgress: ({ written }) => run.onProgress('write', written, total),
      onStep: run.onStep,
      ...(run.pause === undefined ? {} : { pause: run.pause })
    })
  );
  const created = items.flatMap((item) => createdTask(item, report.createdIds.get(item.key)) ?? []);
  return { created, report };
}

/** A task as summaries name it; without an id it does not stand in the org. */
export function createdTask({ accountId, row }: OutboxItem, id: string | undefined): CreatedTask | undefined {
  const { ActivityDate: due, Subject: subject } = row;
  return id === undefined
    ? undefined
    : { accountId, id, ...(typeof due === 'string' ? { due } : {}), ...(typeof subject === 'string' ? { subject } : {}) };
}
