import type { RunRow, StateStore } from '../../../store/stateStore.ts';

/**
 * Runs that are looked back on. A service that fails tries again every five minutes at least, 288 times a day: among so many the
 * last good run is found after a bad day, too.
 */
export const runsLookedBackOn = 300;

/** Runs of this data folder, the newest first. */
export function recentRuns(state: Pick<StateStore, 'runs'>): Promise<readonly RunRow[]> {
  return state.runs(runsLookedBackOn);
}
