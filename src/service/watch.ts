import { HealthError } from '../domain/healthError.ts';
import { holdLease } from '../operations/holdLease.ts';
import { checkKnownOrg } from '../operations/knownOrg.ts';
import { openOrgState } from '../operations/openStores.ts';
import type { OrgClient } from '../org/orgClient.ts';
import type { StateStore } from '../store/stateStore.ts';
import { Alarm } from './alarm.ts';
import { Cycles } from './cycles.ts';
import { answerTo, retryPauseMs } from './schedule.ts';
import type { WatchEnd, WatchRequest } from './watchRequest.ts';

/**
 * Keeps an org's scores up to date until it is asked to stop: a loop around `sync` that holds the one place to write.
 *
 * What is wrong outside (org unreachable, session gone, settings invalid, store busy) is said and tried again by itself, with
 * growing pauses; only what no later try could cure ends it. A place that somebody else has taken is waited for again: whoever
 * slept past its lease writes nothing.
 *
 * @throws HealthError that no later try could cure
 */
export async function watch(request: WatchRequest): Promise<WatchEnd> {
  const { signal, mode, say } = request;
  const alarm = new Alarm();
  signal.addEventListener('abort', () => alarm.ring());
  const seconds = (mode.kind === 'watch' ? mode.pauseMs : mode.everyMs) / 1000;
  say({ kind: 'started', mode: mode.kind, seconds, changeEvents: request.changeEvents });
  const client = await connected(request, alarm);
  if (client === undefined) return 'stopped';
  request.book.note({ orgId: client.identity.orgId });
  await checkKnownOrg(request.dataFolder, client.identity);
  const state = await freeState(request, client.identity.orgId, alarm);
  if (state === undefined) return 'stopped';
  try {
    for (;;) {
      const end = await inPlace(request, { client, state, alarm });
      if (end !== 'lost') return end;
    }
  } finally {
    await state.close();
  }
}

type Opened = { readonly client: OrgClient; readonly state: StateStore; readonly alarm: Alarm };

/** Holds the place to write as long as it may. */
async function inPlace(request: WatchRequest, opened: Opened): Promise<WatchEnd | 'lost'> {
  const { say, book, signal } = request;
  book.note({ state: 'waiting' });
  const lease = await holdLease(opened.state, {
    signal,
    onWait: (heldBy) => {
      book.note({ heldBy });
      say({ kind: 'lease_waiting', heldBy });
    }
  }).catch((error: unknown) => {
    if (signal.aborted) return undefined;
    throw error;
  });
  if (lease === undefined) return 'stopped';
  say({ kind: 'lease_taken', orgId: opened.state.orgId });
  const cycles = new Cycles(request, opened);
  try {
    return await cycles.run();
  } catch (error) {
    if (answerTo(error) !== 'wait') throw error;
    say({ kind: 'lease_lost', heldBy: error instanceof HealthError ? (error.values[0] ?? '') : '' });
    return 'lost';
  } finally {
    await cycles.close();
    await lease.release();
  }
}

/** Signs in, and waits for an org that cannot be reached; undefined when somebody asked to stop meanwhile. */
async function connected({ connect, say, book, signal }: WatchRequest, alarm: Alarm): Promise<OrgClient | undefined> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      const client = await connect();
      book.noteRecovered();
      return client;
    } catch (error) {
      // A sign-in that is refused at the start is a mistake in it; one that finds nobody is not.
      if (!(error instanceof HealthError) || error.name !== 'OrgUnreachable') throw error;
      const pauseMs = retryPauseMs('retry', failures, Math.random());
      book.note({ state: 'degraded', trouble: error.name, failures });
      say({ kind: 'failed', error: error.name, values: error.values, retryInSeconds: Math.round(pauseMs / 1000) });
      await alarm.pause(pauseMs);
    }
  }
  return undefined;
}

/** Opens the state, and waits for whoever stands still within a write to it; undefined when somebody asked to stop meanwhile. */
async function freeState({ dataFolder, say, book, signal }: WatchRequest, orgId: string, alarm: Alarm): Promise<StateStore | undefined> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      const state = await openOrgState(dataFolder, orgId);
      book.noteRecovered();
      return state;
    } catch (error) {
      if (!(error instanceof HealthError) || error.name !== 'StoreBusy') throw error;
      const pauseMs = retryPauseMs('retry', failures, Math.random());
      book.note({ state: 'degraded', trouble: error.name, failures });
      say({ kind: 'failed', error: error.name, values: error.values, retryInSeconds: Math.round(pauseMs / 1000) });
      await alarm.pause(pauseMs);
    }
  }
  return undefined;
}
