import type { AsOf } from '../../domain/asOf.ts';
import type { RunRow } from '../../store/stateStore.ts';
import { asOfMoment } from '../prepareRun.ts';

/**
 * True when a run is a night: the first run of its calendar day in the org's zone that gets as far as writing. Bands are
 * confirmed and rules end by nights, so that an org which syncs every hour changes no sooner than one that syncs daily.
 *
 * @param earlier  runs before this one, in any order
 */
export function isNightRun(earlier: readonly RunRow[], asOf: AsOf): boolean {
  const done = earlier.filter(({ status }) => status === 'done' || status === 'partly');
  return !done.some(({ startedAt }) => asOfMoment(startedAt, asOf.timeZone).today === asOf.today);
}
