import type { SyncResult } from '../../domain/syncResult.ts';
import type { Settings } from '../../domain/settings.ts';
import type { OnStep } from '../../domain/runStep.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { pullObjects } from '../../pull/pullObjects.ts';
import type { PullSizes } from '../../pull/pullOptions.ts';
import { holdLease } from '../holdLease.ts';
import { checkKnownOrg } from '../knownOrg.ts';
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
import { scoreRun, writeScores } from './scoreRun.ts';

export type SyncRequest = {
  readonly client: OrgClient;
  /** Folder of the stores; they are files of this org alone. */
  readonly dataFolder: string;
  readonly dryRun?: boolean;
  /** True scores all accounts, whatever has changed. */
  readonly full?: boolean;
  /** Weeks that the past is rebuilt for; absent = two years. */
  readonly historyWeeks?: number;
  readonly onProgress?: Run['onProgress'];
  /** How rows are cut into pages. */
  readonly sizes?: PullSizes;
  /** Waits between tries of refused rows; absent = by the clock of this machine. */
  readonly pause?: Run['pause'];
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
  await checkKnownOrg(request.dataFolder, request.client.identity);
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
  request.onStep?.('org_checked');
  const run: Run = {
    runId: newRunId(Date.parse(asOf.instant)),
    asOf,
    client,
    dryRun,
    watch,
    ...(request.historyWeeks === undefined ? {} : { historyWeeks: request.historyWeeks }),
    ...(request.sizes === undefined ? {} : { sizes: request.sizes }),
    ...(request.pause === undefined ? {} : { pause: request.pause }),
    ...(request.full === undefined ? {} : { isFull: request.full }),
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
  // Every reply says how many calls there are; where something on the way takes that out, the shares of them have to hold, too.
  if (client.budget.callsADay === undefined) await client.usage();
  run.onStep('describe_saved');
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
  const pulled = await watch.time('pull', () =>
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
  const known = { ...prepared, warnings: [...prepared.warnings, ...pulled.warnings] };
  return writeScores(run, known, stores, await scoreRun(run, known, stores));
}
