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
import type { AsOf } from '../../domain/asOf.ts';
import { asOfMoment, prepareRun } from '../prepareRun.ts';
import type { PreparedRun } from '../prepareRun.ts';
import type { StateStore } from '../../store/stateStore.ts';
import type { PartSizes } from './run/accountParts.ts';
import { holderOf, leftRunning, newestRuns, waitElsewhere } from './run/elsewhere.ts';
import type { HolderElsewhere, RunInOrg } from './run/elsewhere.ts';
import { onCopy } from './onCopy.ts';
import { recentRuns } from './run/recentRuns.ts';
import { newRunId } from './run/runId.ts';
import { RunWatch } from './run/runWatch.ts';
import { pauseRun } from './run/pausedRun.ts';
import { isPause, reportFailure, startedFields } from './run/runRecord.ts';
import type { Run } from './run/runRecord.ts';
import { scoreRun } from './scoreRun.ts';
import { UnderWay } from './run/underWay.ts';

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
  /** How many accounts are worked on at once. */
  readonly partSizes?: PartSizes;
  /** Waits between tries of refused rows; absent = by the clock of this machine. */
  readonly pause?: Run['pause'];
  /** Is told of every step that a killed run could have ended behind. */
  readonly onStep?: OnStep;
  /** Is told what the run starts from, once settings and access are right and before the first row is read. */
  readonly onPrepared?: (prepared: PreparedRun, asOf: AsOf) => Promise<void>;
  /** A service stays after the run, for so many milliseconds without another word of it in the org; absent = nobody stays. */
  readonly staysMs?: number;
  /** Is told of a machine with another data folder that keeps this org's scores, before this run waits for it; undefined = it waits no more. */
  readonly onElsewhere?: (holder: HolderElsewhere | undefined) => Promise<void>;
  /** Is told of one that said so and is silent beyond its time: the run goes on. */
  readonly onSilentElsewhere?: (holder: HolderElsewhere) => void;
  /** How often the org is asked whether that machine still does; absent = once a minute. */
  readonly elsewhereEveryMs?: number;
  /** Ends the waiting for another machine. */
  readonly signal?: AbortSignal;
  /** State of the org that is open and holds the lease; absent = the run opens it, and waits for the lease. */
  readonly state?: StateStore;
};

/**
 * One run: settings, pull, signals, scores and cells, changes, write-back.
 *
 * Reads what the settings name; writes only records of ours that changed, through the outbox, and its own run record.
 * A repeat right after writes nothing but the run's own record. A dry run leaves no trace, neither in the org nor in the stores.
 *
 * @throws HealthError with nothing written where settings or access are wrong
 */
export async function sync(request: SyncRequest): Promise<SyncResult> {
  const { dataFolder, client, dryRun: isDry = false } = request;
  await checkKnownOrg(dataFolder, client.identity, { notes: !isDry });
  if (isDry) {
    const place = { dataFolder, orgId: client.identity.orgId, onWait: () => request.onProgress?.('copy') };
    return onCopy(place, (copy, state) => syncHeld({ ...request, dataFolder: copy }, state));
  }
  if (request.state !== undefined) return syncHeld(request, request.state);
  const state = await openOrgState(dataFolder, client.identity.orgId);
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

/** Whoever copies the facts for a dry run or a comparison holds them for moments. */
const longestCopyMs = 30_000;

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
    ...(request.partSizes === undefined ? {} : { partSizes: request.partSizes }),
    ...(request.pause === undefined ? {} : { pause: request.pause }),
    ...(request.full === undefined ? {} : { isFull: request.full }),
    ...(request.staysMs === undefined ? {} : { staysMs: request.staysMs }),
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
  // In one turn, so that they share calls.
  const [prepared, runs] = await Promise.all([
    watch.time('settings', () => prepareRun(client, { writes: !dryRun, onSettings })),
    dryRun ? [] : newestRuns(client)
  ]);
  if (await hasWaited(request, state, runs, asOf)) return syncHeld(request, state);
  // Every reply says how many calls there are; where something on the way takes that out, the shares of them have to hold, too.
  if (client.budget.callsADay === undefined) await client.usage();
  run.onStep('describe_saved');
  await request.onPrepared?.(prepared, asOf);
  const stores = await openOrgFacts(request.dataFolder, state, longestCopyMs);
  try {
    return await (dryRun ? runStages(run, prepared, stores) : runTold(run, prepared, stores, runs));
  } finally {
    await stores.facts.close();
  }
}

/** A run that the state and the org know of. */
async function runTold(begun: Run, prepared: PreparedRun, stores: Stores, runs: readonly RunInOrg[]): Promise<SyncResult> {
  const { state } = stores;
  const left = leftRunning(runs, await recentRuns(state));
  // Written again it changes nothing, and is refused to who lost the place to write.
  const noteStart = async (): Promise<void> => state.startRun(begun.runId, begun.asOf.instant);
  await noteStart();
  const run = { ...begun, leftRunning: left, underWay: new UnderWay(begun.client, startedFields(begun), noteStart) };
  try {
    return await runStages(run, prepared, stores);
  } catch (error) {
    if (!isPause(error)) await reportFailure(run, state, error);
    throw error;
  } finally {
    await run.underWay.end();
  }
}

/** Waits while another machine keeps the org's scores from a data folder of its own; false where nobody does. */
async function hasWaited(request: SyncRequest, state: StateStore, runs: readonly RunInOrg[], { instant }: AsOf): Promise<boolean> {
  const found = await holderOf(runs, state, instant);
  if (found?.isGone === true) request.onSilentElsewhere?.(found.holder);
  if (found === undefined || found.isGone) return false;
  await request.onElsewhere?.(found.holder);
  const { client, elsewhereEveryMs: everyMs, signal } = request;
  await waitElsewhere({ client, state, ...(everyMs === undefined ? {} : { everyMs }), ...(signal === undefined ? {} : { signal }) });
  await request.onElsewhere?.(undefined);
  return true;
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
  return scoreRun(run, known, stores);
}
