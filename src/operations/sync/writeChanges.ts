import type { SyncResult } from '../../domain/syncResult.ts';
import type { StateStore } from '../../store/stateStore.ts';
import { objectsWithDeletes } from '../../writeback/objectRules.ts';
import type { ChangeSet, HeldRecord } from '../../writeback/changes.ts';
import { drainOutbox } from '../../writeback/drainOutbox.ts';
import type { Judgement } from './judge.ts';
import type { PreparedRun } from '../prepareRun.ts';
import type { WrittenTasks } from './writeTasks.ts';
import { reportRun } from './runRecord.ts';
import type { Refusals } from './refusals.ts';
import type { Run } from './runRecord.ts';
import { writtenCounts } from './writtenCounts.ts';

export type WriteRequest = {
  readonly run: Run;
  readonly prepared: PreparedRun;
  readonly judgement: Judgement;
  readonly changes: ChangeSet;
  /** Accounts whose records the changes are about; absent = all. What waits for others stays in the outbox. */
  readonly accounts?: readonly string[];
  /** Tasks that were created before. */
  readonly tasks: WrittenTasks;
  readonly storage: SyncResult['storage'];
  readonly scored: NonNullable<SyncResult['scored']>;
  /** Called once the whole write set is in the outbox. */
  readonly onPlanned: () => Promise<void>;
  readonly state: StateStore;
  readonly held: readonly HeldRecord[];
  readonly refusals: Refusals;
};

/** Stores the changes in the outbox, drains it and writes the run's own record. Draining twice is harmless. */
export async function writeChanges(request: WriteRequest): Promise<SyncResult> {
  const { run, prepared, judgement, changes, accounts, tasks, storage, state, refusals } = request;
  const { total, warnings } = await refusals.replace(changes.items, { inserts: false, ...(accounts === undefined ? {} : { accounts }) });
  if (accounts === undefined) await forgetGone(state, request.held);
  await request.onPlanned();
  run.onStep('write_set_planned');
  const drained = await run.watch.time('write', () =>
    drainOutbox({
      client: run.client,
      outbox: state,
      total,
      inserts: false,
      savesDuplicates: prepared.settings.general.saveDespiteDuplicates,
      today: run.asOf.today,
      causeOf: refusals.causeOf,
      onProgress: ({ written }) => run.onProgress('write', written, total),
      onStep: run.onStep,
      ...(run.pause === undefined ? {} : { pause: run.pause })
    })
  );
  const failed = await state.parked();
  const result: SyncResult = {
    runId: run.runId,
    asOf: run.asOf.instant,
    dryRun: false,
    status: failed.length === 0 ? 'done' : 'partly',
    accounts: judgement.accounts,
    scored: request.scored,
    written: writtenCounts({ ...tasks.report?.written, ...drained.written }, ({ created, updated }) => created + updated),
    writtenTotal: (tasks.report?.recordsWritten ?? 0) + drained.recordsWritten,
    failed: failed.map(({ object, key, errorCode, errorMessage }) => ({ object, key, code: errorCode ?? '', message: errorMessage ?? '' })),
    apiCalls: run.client.budget.callsThisRun,
    storage,
    seconds: run.watch.seconds,
    report: run.watch.report({ ...judgement.report, warnings: [...prepared.warnings, ...judgement.warnings, ...warnings] })
  };
  return reportRun(run, state, result, { settingsHash: prepared.settings.hash, replay: judgement.replay });
}

/** Forgets in the ledger what the org no longer has. @param held  everything that it has of our records */
async function forgetGone(state: StateStore, held: readonly HeldRecord[]): Promise<void> {
  const keys = Map.groupBy(held, ({ object }) => object);
  for (const object of [...objectsWithDeletes(), 'Account']) {
    await state.pruneLedger(
      object,
      (keys.get(object) ?? []).map(({ key }) => key)
    );
  }
}
