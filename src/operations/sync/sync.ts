import type { SyncResult, WrittenCounts } from '../../domain/syncResult.ts';
import type { Settings } from '../../domain/settings.ts';
import type { OnStep } from '../../domain/runStep.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { pullObjects } from '../../pull/pullObjects.ts';
import type { PullSizes } from '../../pull/pullObjects.ts';
import { planChanges } from '../../writeback/changes.ts';
import type { ChangeSet } from '../../writeback/changes.ts';
import { forecastWrites } from '../../writeback/forecastWrites.ts';
import { readHeld } from '../../writeback/heldRecords.ts';
import { withCreatedTasks } from '../../writeback/nextTask.ts';
import type { CreatedTask } from '../../writeback/nextTask.ts';
import { checkStorage } from './checkStorage.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judge.ts';
import { holdLease } from '../holdLease.ts';
import { openOrgFacts, openOrgState } from '../openStores.ts';
import type { Stores } from '../openStores.ts';
import { asOfMoment, prepareRun } from '../prepareRun.ts';
import type { PreparedRun } from '../prepareRun.ts';
import type { StateStore } from '../../store/stateStore.ts';
import { newRunId } from './runId.ts';
import { RunWatch } from './runWatch.ts';
import { isPause, pauseRun } from './pausedRun.ts';
import { reportFailure } from './runRecord.ts';
import type { Run } from './runRecord.ts';
import { withTasks } from '../surveys/surveyTasks.ts';
import { followUpTasks } from './followUpTasks.ts';
import { writeChanges } from './writeChanges.ts';
import { createdTask, writeTasks } from './writeTasks.ts';

export type SyncRequest = {
  readonly client: OrgClient;
  /** Folder of the stores; they are files of this org alone. */
  readonly dataFolder: string;
  readonly dryRun?: boolean;
  /** Weeks that the past is rebuilt for; absent = two years. */
  readonly historyWeeks?: number;
  readonly onProgress?: Run['onProgress'];
  /** How rows are cut into pages. */
  readonly sizes?: PullSizes;
  /** Is told of every step that a killed run could have ended behind. */
  readonly onStep?: OnStep;
  /** Is told what the run starts from, once settings and access are right. */
  readonly onPrepared?: (prepared: PreparedRun) => void;
  /** State of the org that is open and holds the lease; absent = the run opens it, and waits for the lease. */
  readonly state?: StateStore;
};

/**
 * One run: settings, pull, signals, scores and cells, changes, write-back.
 *
 * Reads what the settings name; writes only records of ours that changed, through the outbox, and its own run record.
 * A repeat right after writes nothing but the run's own record. In a dry run nothing is written to the org.
 *
 * @throws HealthError with nothing written where settings or access are wrong
 */
export async function sync(request: SyncRequest): Promise<SyncResult> {
  if (request.state !== undefined) return syncHeld(request, request.state);
  const state = await openOrgState(request.dataFolder, request.client.identity.orgId);
  try {
    const lease = await holdLease(state, { onWait: (heldBy) => request.onProgress?.('wait', heldBy) });
    request.onStep?.('lock_taken');
    try {
      return await syncHeld(request, state);
    } finally {
      await lease.release();
      request.onStep?.('lock_released');
    }
  } finally {
    await state.close();
  }
}

/** A run of whoever holds the lease. */
async function syncHeld(request: SyncRequest, state: StateStore): Promise<SyncResult> {
  const { client, dryRun = false } = request;
  const watch = new RunWatch();
  const asOf = asOfMoment(await client.now(), client.identity.timeZone);
  const run: Run = {
    runId: newRunId(Date.parse(asOf.instant)),
    asOf,
    client,
    dryRun,
    watch,
    ...(request.historyWeeks === undefined ? {} : { historyWeeks: request.historyWeeks }),
    ...(request.sizes === undefined ? {} : { sizes: request.sizes }),
    onProgress: (key, ...values) => {
      if (key === 'write') watch.recordsWritten = Number(values[0]);
      request.onProgress?.(key, ...values);
    },
    onStep: request.onStep ?? (() => undefined)
  };
  if (request.state !== undefined) client.startRun();
  try {
    return await runHeld(run, request, state);
  } catch (error) {
    if (isPause(error) && !dryRun) return pauseRun(run, state, error);
    throw error;
  }
}

async function runHeld(run: Run, request: SyncRequest, state: StateStore): Promise<SyncResult> {
  const { client, dryRun, watch, asOf } = run;
  run.onProgress('settings');
  const onSettings = ({ general }: Settings): void => client.limitCalls({ day: general.apiDayShare, run: general.apiRunShare });
  const prepared = await watch.time('settings', () => prepareRun(client, { writes: !dryRun, onSettings }));
  request.onPrepared?.(prepared);
  const stores = await openOrgFacts(request.dataFolder, state);
  try {
    if (!dryRun) await state.startRun(run.runId, asOf.instant);
    return await runStages(run, prepared, stores);
  } catch (error) {
    if (!isPause(error)) await reportFailure(run, state, error);
    throw error;
  } finally {
    await stores.facts.close();
  }
}

async function runStages(run: Run, prepared: PreparedRun, stores: Stores): Promise<SyncResult> {
  const { client, watch, onProgress } = run;
  await watch.time('pull', () =>
    pullObjects(prepared.plan, {
      client,
      facts: stores.facts,
      cursors: stores.state,
      downloads: stores.state,
      onStep: run.onStep,
      ...(run.sizes === undefined ? {} : { sizes: run.sizes }),
      spoolFolder: stores.spoolFolder,
      onProgress: ({ object, rows }) => onProgress('pull', object, rows)
    })
  );
  const held = await readHeld(stores.facts);
  const found = await watch.time('score', () =>
    judge({
      ...prepared,
      ...run,
      stores,
      held,
      publishedBy: client.identity.username,
      onAccounts: (count) => onProgress('score', count),
      onWeek: (done, of) => onProgress('history', done, of)
    })
  );
  const tasks = await followUpTasks({ facts: stores.facts, settings: prepared.settings, asOf: run.asOf, held, desired: found.desired });
  const judgement = { ...found, warnings: [...found.warnings, ...tasks.warnings] };
  const { settings } = prepared;
  const planWith = (created: readonly CreatedTask[]): ChangeSet => {
    const desired = withCreatedTasks(judgement.desired, created, settings);
    return planChanges({ desired, held, mirrorToAccount: settings.general.mirrorToAccount });
  };
  const forecast = withTasks(planWith(tasks.items.flatMap((item) => createdTask(item, '') ?? [])), tasks.items);
  const storage = await checkStorage(client, settings, forecast);
  if (run.dryRun) return dryRunResult({ run, prepared, judgement, changes: forecast, storage });
  const written = await writeTasks(run, stores.state, tasks.items);
  return writeChanges({ run, prepared, judgement, changes: planWith(written.created), tasks: written, storage, state: stores.state });
}

function dryRunResult(found: {
  readonly run: Run;
  readonly prepared: PreparedRun;
  readonly judgement: Judgement;
  readonly changes: ChangeSet;
  readonly storage: SyncResult['storage'];
}): Promise<SyncResult> {
  const { run, judgement, changes, storage, prepared } = found;
  return run.client.usage().then(({ callsThisRun }) => ({
    runId: run.runId,
    asOf: run.asOf.instant,
    dryRun: true,
    status: 'done',
    accounts: judgement.accounts,
    written: plannedCounts(changes),
    writtenTotal: changes.items.length,
    failed: [],
    apiCalls: callsThisRun,
    apiCallsToWrite: forecastWrites(changes.items, createdOf(changes)).apiCalls,
    storage,
    seconds: run.watch.seconds,
    report: run.watch.report({ ...judgement.report, warnings: [...prepared.warnings, ...judgement.warnings] }),
    examples: changes.items.slice(0, 20).map(({ operation, object, key, row }) => ({ operation, object, key, fields: Object.keys(row) }))
  }));
}

function plannedCounts({ counts }: ChangeSet): WrittenCounts {
  const of = (object: string): number => (counts[object]?.created ?? 0) + (counts[object]?.changed ?? 0);
  return {
    results: of('Headroom_Scorecard_Result__c'),
    cells: of('Headroom_Whitespace_Cell__c'),
    summaries: of('Headroom_Account_Summary__c'),
    versions: of('Headroom_Settings_Version__c'),
    accounts: of('Account'),
    deleted: Object.values(counts).reduce((sum, { deleted }) => sum + deleted, 0),
    ...(counts['Task'] ? { tasks: of('Task') } : {})
  };
}

/** Records that changes add. */
function createdOf({ counts }: ChangeSet): number {
  return Object.values(counts).reduce((sum, { created }) => sum + created, 0);
}
