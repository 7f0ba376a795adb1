import { minuteMs } from '../domain/duration.ts';

/*
 * Windows of Salesforce's lists of changed ids. They are whole minutes, because it ignores seconds here, and longer than one.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getupdated.htm
 */

/** Rows may be committed late with an older stamp; what the org's own mark does not hold back, these minutes read again. */
export const overlapMs = 5 * minuteMs;

/** The shortest window that the org takes is longer than a minute. */
export const shortestMs = 2 * minuteMs;

/**
 * First minute of a window behind an instant up to which all is complete: five minutes before it.
 *
 * @example  windowFrom('2026-11-22T10:07:30.000Z') // '2026-11-22T10:02:00.000Z'
 */
export function windowFrom(coveredTo: string): string {
  return new Date(Math.floor((Date.parse(coveredTo) - overlapMs) / minuteMs) * minuteMs).toISOString();
}

/**
 * End of a window that holds all of some instants and is long enough: the begin of the minute after the latest of them.
 *
 * @param from  begin of the window
 * @example     windowTo('2026-11-22T10:02:00.000Z', '2026-11-22T10:07:30.000Z') // '2026-11-22T10:08:00.000Z'
 */
export function windowTo(from: string, ...within: readonly string[]): string {
  const nextMinutes = within.map((instant) => (Math.floor(Date.parse(instant) / minuteMs) + 1) * minuteMs);
  return new Date(Math.max(...nextMinutes, Date.parse(from) + shortestMs)).toISOString();
}
