import { dayMs } from './duration.ts';

/* Calendar days as numbers. A day belongs to the org's zone already: nothing here knows a zone or a clock. */

/**
 * A calendar day as the number of days since 1 January 1970.
 *
 * @param day  `2026-11-22`; what follows the day is left out
 * @returns    NaN for a text that begins with no day
 * @example    epochDay('1970-01-11') // 10
 */
export function epochDay(day: string): number {
  return Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / dayMs;
}

/**
 * The calendar day of an epoch day.
 *
 * @example  dayText(10) // '1970-01-11'
 */
export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/**
 * Number of a week that begins on Monday; its Thursday is the epoch day `7 x week`, since 1 January 1970 was one.
 *
 * @example  weekNumber('1970-01-05') // 1
 */
export function weekNumber(day: string): number {
  return Math.floor((epochDay(day) + 3) / 7);
}
