import { setTimeout as sleep } from 'node:timers/promises';
import { minuteMs } from '../../../domain/duration.ts';
import type { StateStore } from '../../../store/stateStore.ts';
import { holderElsewhere, newestRuns } from './elsewhere.ts';
import type { RunInOrg } from './elsewhere.ts';
import { recentRuns } from './recentRuns.ts';
import type { SyncRequest } from './syncRequest.ts';

/** A waiting machine asks so seldom that a day of it costs fewer calls than an hour of looking for changes. */
const askEveryMs = minuteMs;

type Asked = Pick<SyncRequest, 'client' | 'signal' | 'elsewhereEveryMs' | 'onElsewhere' | 'onSilentElsewhere'>;
type Known = Pick<StateStore, 'runs'>;

/**
 * Waits as long as another machine keeps the org's scores from a data folder of its own. One call a minute.
 *
 * @param runs  the newest of the org
 * @param now   the org's clock
 * @returns     false where nobody does
 * @throws the reason of `signal` when it ends the waiting
 */
export async function hasWaitedElsewhere(request: Asked, state: Known, runs: readonly RunInOrg[], now: string): Promise<boolean> {
  const found = holderElsewhere(runs, await recentRuns(state), now);
  if (found?.isGone === true) request.onSilentElsewhere?.(found.holder);
  if (found === undefined || found.isGone) return false;
  await request.onElsewhere?.(found.holder);
  await untilNobody(request, state);
  await request.onElsewhere?.(undefined);
  return true;
}

async function untilNobody({ client, signal, elsewhereEveryMs = askEveryMs }: Asked, state: Known): Promise<void> {
  for (;;) {
    // Ends early with an error of its own where somebody asks to stop.
    await sleep(elsewhereEveryMs, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    signal?.throwIfAborted();
    const found = holderElsewhere(await newestRuns(client), await recentRuns(state), await client.now());
    if (found === undefined || found.isGone) return;
  }
}
