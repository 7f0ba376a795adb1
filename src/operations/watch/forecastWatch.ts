import { dayMs, hourMs } from '../../domain/duration.ts';
import type { ServiceForecast } from '../../domain/syncResult.ts';
import type { CallShares } from '../../org/orgClient.ts';
import { averageCalls, lookPauseMs } from './lookPause.ts';

export type WatchCosts = {
  readonly wishedMs: number;
  readonly callsALook: number;
  readonly callsACycle: number;
  /** Calls that the org allows in 24 hours, and the parts of them at which the service stops. */
  readonly orgCallsADay: number;
  readonly shares: CallShares;
};

/** Days after which the pause has found its level. */
const daysWatched = 5;
const hoursADay = dayMs / hourMs;

/**
 * Goes through some quiet days of a service by its own rules: a look, a pause, and a cycle when an hour is over. Pure.
 *
 * @param costs  calls of a look and of a cycle in which nothing changed
 */
export function forecastWatch({ wishedMs, callsALook, callsACycle, orgCallsADay, shares }: WatchCosts): ServiceForecast {
  const callsAllowed = Math.floor(orgCallsADay * shares.run);
  const hours = Array.from({ length: daysWatched * hoursADay }, () => 0);
  const sum = (from: number, to: number): number => hours.slice(Math.max(0, from), to).reduce((total, calls) => total + calls, 0);
  let average = 0;
  let cycleAt = 0;
  let pauseMs = wishedMs;
  for (let at = 0; at < daysWatched * dayMs; at += pauseMs) {
    const hour = Math.floor(at / hourMs);
    const isCycleDue = at - cycleAt >= hourMs;
    if (isCycleDue) cycleAt = at;
    const calls = callsALook + (isCycleDue ? callsACycle : 0);
    average = averageCalls(average, calls);
    hours[hour] = (hours[hour] ?? 0) + calls;
    const usedInDay = sum(hour - hoursADay, hour + 1);
    const leftForAll = Math.floor(orgCallsADay * shares.day) - usedInDay;
    pauseMs = lookPauseMs({
      ...{ wishedMs, usedInDay, leftForAll },
      callsALook: average,
      callsAnHour: callsALook + callsACycle,
      allowedInDay: callsAllowed
    });
  }
  return {
    pauseSeconds: wishedMs / 1000,
    laterPauseSeconds: Math.round(pauseMs / 1000),
    callsAnHour: sum(0, 1),
    callsADay: sum(0, hoursADay),
    laterCallsADay: sum(hours.length - hoursADay, hours.length),
    callsAllowed
  };
}
