import { FormulaProblem } from './formulaProblem.ts';

const dayMs = 86_400_000;

/** Milliseconds since 1970 of a day or an instant. */
export function toMs(value: string): number {
  return Date.parse(value.length === 10 ? `${value}T00:00:00.000Z` : value);
}

/** Instant of milliseconds as ISO text. Throws `FormulaProblem` outside of the years 1 to 9999. */
function toInstant(ms: number): string {
  const instant = new Date(ms);
  const year = instant.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) throw new FormulaProblem('#Error!');
  return instant.toISOString();
}

/** Day of milliseconds in UTC: `2026-11-22`. */
function toDay(ms: number): string {
  return toInstant(ms).slice(0, 10);
}

/** A day moved by whole days; a fraction is cut off. */
export function addDays(day: string, days: number): string {
  return toDay(toMs(day) + Math.trunc(days) * dayMs);
}

/** An instant moved by days and parts of days, to the whole millisecond. */
export function addDuration(instant: string, days: number): string {
  return toInstant(toMs(instant) + Math.round(days * dayMs));
}

/** Days from the second to the first, with a fraction between instants. */
export function daysBetween(later: string, earlier: string): number {
  return (toMs(later) - toMs(earlier)) / dayMs;
}

/** Milliseconds since midnight of a time of the day: `13:30:00.000Z`. */
function timeMs(time: string): number {
  return Date.parse(`1970-01-01T${time}`);
}

function aroundMidnight(ms: number): number {
  return ((ms % dayMs) + dayMs) % dayMs;
}

/** A time of the day moved by milliseconds, around midnight; a fraction is cut off. */
export function addToTime(time: string, ms: number): string {
  return toInstant(aroundMidnight(timeMs(time) + Math.trunc(ms))).slice(11);
}

/** Milliseconds from the second time of the day forward to the first: 0 to less than a day. */
export function msBetweenTimes(later: string, earlier: string): number {
  return aroundMidnight(timeMs(later) - timeMs(earlier));
}

/** The day of a date's parts; undefined when there is none, such as 30 February. */
export function dayOfParts(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(ms) && toDay(ms) === text ? text : undefined;
}

/**
 * The date so many months later: the last day of a month stays a last day, and a day that the month lacks becomes its last.
 * Source: https://help.salesforce.com/s/articleView?id=platform.customize_functions_addmonths.htm
 *
 * @example addMonths('2026-01-31', 1) // '2026-02-28'
 * @example addMonths('2026-02-28', 1) // '2026-03-31'
 */
export function addMonths(value: string, months: number): string {
  const from = new Date(toMs(value));
  const lastDay = daysOfMonth(from.getUTCFullYear(), from.getUTCMonth());
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + Math.trunc(months), 1));
  const targetDays = daysOfMonth(target.getUTCFullYear(), target.getUTCMonth());
  const day = from.getUTCDate() === lastDay ? targetDays : Math.min(from.getUTCDate(), targetDays);
  const moved = toDay(Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), day));
  return value.length === 10 ? moved : moved + value.slice(10);
}

function daysOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}
