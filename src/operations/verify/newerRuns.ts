import type { NewerRuns } from '../../domain/verifyResult.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import type { StateStore } from '../../store/stateStore.ts';
import { newestRuns, runsElsewhere } from '../sync/run/elsewhere.ts';
import { recentRuns, runsLookedBackOn } from '../sync/run/recentRuns.ts';

/**
 * Runs that the org knows, that this data folder does not, and that began after the last one that it does know: another copy was
 * at work since, such as the one that this folder was a backup of. Reads the org and the state.
 *
 * @returns  undefined where there are none
 */
export async function newerRuns(client: OrgClient, state: Pick<StateStore, 'runs'>): Promise<NewerRuns | undefined> {
  const [runs, known] = await Promise.all([newestRuns(client, runsLookedBackOn), recentRuns(state)]);
  const lastHere = known[0]?.startedAt ?? '';
  const newer = runsElsewhere(runs, known).filter(({ startedAt }) => Date.parse(startedAt) > Date.parse(lastHere));
  const [last] = newer;
  if (last === undefined) return undefined;
  return { count: newer.length, lastAt: last.startedAt, lastBy: last.heldBy, lastHereAt: lastHere };
}
