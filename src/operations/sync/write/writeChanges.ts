import type { SyncResult } from '../../../domain/syncResult.ts';
import type { StateStore } from '../../../store/stateStore.ts';
import { drainOutbox } from '../../../writeback/drainOutbox.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { PreparedRun } from '../../prepareRun.ts';
import { reportRun } from '../run/runRecord.ts';
import type { Refusals } from './refusals.ts';
import type { Run } from '../run/runRecord.ts';
import type { WriteSet } from './writeSet.ts';
import { writtenCounts } from '../run/writtenCounts.ts';

export type WriteRequest = {
  readonly run: Run;
  readonly prepared: PreparedRun;
  readonly judgement: Judgement;
  /** What was planned: it stands in the outbox. */
  readonly writes: WriteSet;
  readonly storage: SyncResult['storage'];
  readonly scored: NonNullable<SyncResult['scored']>;
  readonly state: StateStore;
  readonly refusals: Refusals;
};

/** Drains the outbox and writes the run's own record. Draining twice is harmless. */
export async function writeChanges(request: WriteRequest): Promise<SyncResult> {
  const { run, prepared, judgement, writes, storage, state, refusals } = request;
  const total = writes.waiting;
  const drained = await run.watch.time('write', () =>
    drainOutbox({
      client: run.client,
      outbox: state,
      total,
      inserts: false,
      savesDuplicates: prepared.settings.general.saveDespiteDuplicates,
      today: run.asOf.today,
      causesOf: (entries) => refusals.causesOf(entries),
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
    written: {
      ...writtenCounts(drained.written, ({ created, updated }) => created + updated),
      ...(writes.tasks === undefined ? {} : { tasks: writes.tasks })
    },
    writtenTotal: (writes.tasks ?? 0) + drained.recordsWritten,
    failed: failed.map(({ object, key, errorCode, errorMessage }) => ({ object, key, code: errorCode ?? '', message: errorMessage ?? '' })),
    apiCalls: run.client.budget.callsThisRun,
    storage,
    seconds: run.watch.seconds,
    report: run.watch.report({ ...judgement.report, warnings: [...prepared.warnings, ...judgement.warnings, ...writes.warnings] })
  };
  return reportRun(run, state, result, { settingsHash: prepared.settings.hash, replay: judgement.replay });
}
