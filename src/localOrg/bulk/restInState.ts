import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { LocalOrg } from '../localOrg.ts';

/** Lets other requests have their turn; where the org is told to rest (`jobStepMs`), for so long that a test sees the state. */
export async function restInState({ limits }: LocalOrg): Promise<void> {
  if (limits.jobStepMs > 0) await wait(limits.jobStepMs, undefined, { ref: false });
  else await nextTurn();
}
