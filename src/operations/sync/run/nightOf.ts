import type { AsOf } from '../../../domain/asOf.ts';
import type { RunRow } from '../../../store/stateStore.ts';
import { isoWeek } from '../../../writeback/historyWeek.ts';
import { asOfMoment } from '../../prepareRun.ts';

/**
 * True when a run is a night: the first run of its calendar day in the org's zone that gets as far as writing. Bands are
 * confirmed and rules end by nights, so that an org which syncs every hour changes no sooner than one that syncs daily.
 *
 * @param earlier  runs before this one, in any order
 */
export function isNightRun(earlier: readonly RunRow[], asOf: AsOf): boolean {
  return !daysWritten(earlier, asOf).includes(asOf.today);
}

/**
 * True for the first run of an ISO week in the org's zone that gets as far as writing: places to an owner are written anew then,
 * so that what one customer does moves no records of others on other days.
 *
 * @param earlier  runs before this one, in any order
 */
export function isFirstOfWeek(earlier: readonly RunRow[], asOf: AsOf): boolean {
  const week = isoWeek(asOf.today);
  return daysWritten(earlier, asOf).every((day) => isoWeek(day) !== week);
}

/** Days of the runs that wrote something. */
function daysWritten(earlier: readonly RunRow[], { timeZone }: AsOf): readonly string[] {
  const done = earlier.filter(({ status }) => status === 'done' || status === 'partly');
  return done.map(({ startedAt }) => asOfMoment(startedAt, timeZone).today);
}
