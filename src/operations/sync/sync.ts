import type { Settings } from '../../domain/settings.ts';
import type { SyncResult } from '../../domain/syncResult.ts';
import { pullObjects } from '../../pull/pullObjects.ts';
import type { StateStore } from '../../store/stateStore.ts';
import { holdLease } from '../holdLease.ts';
import { checkKnownOrg } from '../knownOrg.ts';
import { openOrgFacts, openOrgState } from '../openStores.ts';
import type { Stores } from '../openStores.ts';
import { prepareRun } from '../prepareRun.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { onCopy } from './onCopy.ts';
import { beginRun } from './run/beginRun.ts';
import { checkStillSeen } from './run/checkStillSeen.ts';
import { leftRunning, newestRuns } from './run/elsewhere.ts';
import type { RunInOrg } from './run/elsewhere.ts';
import { pauseRun } from './run/pausedRun.ts';
import { recentRuns } from './run/recentRuns.ts';
import { isPause, reportFailure, startedFields } from './run/runRecord.ts';
import type { Run } from './run/runRecord.ts';
import type { SyncRequest } from './run/syncRequest.ts';
import { UnderWay } from './run/underWay.ts';
import { hasWaitedElsewhere } from './run/waitElsewhere.ts';
import { scoreRun } from './scoreRun.ts';

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
    return onCopy(place, (copy, state) => runInPlace({ ...request, dataFolder: copy }, state));
  }
  if (request.state !== undefined) return runInPlace(request, request.state);
  const state = await openOrgState(dataFolder, client.identity.orgId);
  try {
    const lease = await holdLease(state, { onWait: (heldBy) => request.onProgress?.('wait', heldBy) });
    request.onStep?.('lock_taken');
    try {
      return await runInPlace(request, state);
    } finally {
      await lease.release();
      request.onStep?.('lock_released');
    }
  } finally {
    await state.close();
  }
}

/** A run of whoever holds the lease. One that had to wait for another machine begins anew, at the moment that the org has then. */
async function runInPlace(request: SyncRequest, state: StateStore): Promise<SyncResult> {
  for (;;) {
    const run = await beginRun(request);
    try {
      const result = await prepareAndRun(run, request, state);
      if (result !== undefined) return result;
    } catch (error) {
      if (isPause(error) && !run.dryRun) return pauseRun(run, state, error);
      throw error;
    }
  }
}

/** Whoever copies the facts for a dry run or a comparison holds them for moments. */
const longestCopyMs = 30_000;

/** Returns undefined where it had to wait for another machine, and what it read is old. */
async function prepareAndRun(run: Run, request: SyncRequest, state: StateStore): Promise<SyncResult | undefined> {
  const { client, dryRun, watch, asOf } = run;
  run.onProgress('settings');
  const onSettings = ({ general }: Settings): void => client.limitCalls({ day: general.apiDayShare, run: general.apiRunShare });
  // In one turn, so that they share calls.
  const [prepared, runs] = await Promise.all([
    watch.time('settings', () => prepareRun(client, { writes: !dryRun, onSettings })),
    dryRun ? [] : newestRuns(client)
  ]);
  if (await hasWaitedElsewhere(request, state, runs, asOf.instant)) return undefined;
  // Every reply says how many calls there are; where something on the way takes that out, the shares of them have to hold, too.
  if (client.budget.callsADay === undefined) await client.usage();
  run.onStep('describe_saved');
  await request.onPrepared?.(prepared, asOf);
  const stores = await openOrgFacts(request.dataFolder, state, longestCopyMs);
  try {
    return await (dryRun ? pullAndScore(run, prepared, stores) : runNoted(run, prepared, stores, runs));
  } finally {
    await stores.facts.close();
  }
}

/** A run that the state and the org know of. */
async function runNoted(begun: Run, prepared: PreparedRun, stores: Stores, runs: readonly RunInOrg[]): Promise<SyncResult> {
  const { state } = stores;
  const left = leftRunning(runs, await recentRuns(state));
  // Written again it changes nothing, and is refused to who lost the place to write.
  const noteStart = async (): Promise<void> => state.startRun(begun.runId, begun.asOf.instant);
  await noteStart();
  const run = { ...begun, leftRunning: left, underWay: new UnderWay(begun.client, startedFields(begun), noteStart) };
  try {
    return await pullAndScore(run, prepared, stores);
  } catch (error) {
    if (!isPause(error)) await reportFailure(run, state, error);
    throw error;
  } finally {
    await run.underWay.end();
  }
}

/** The stages of a run, one after the other. */
async function pullAndScore(run: Run, prepared: PreparedRun, stores: Stores): Promise<SyncResult> {
  const { client, watch, onProgress } = run;
  await checkStillSeen(prepared.plan.warnings, stores.facts);
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
