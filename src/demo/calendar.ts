/** A calendar day as the number of days since 1970-01-01; the demo reckons in these. */
export type Day = number;

const MS_A_DAY = 86_400_000;

/** The day of an ISO date `2026-11-22`. */
export function dayOf(isoDate: string): Day {
  return Math.round(Date.parse(`${isoDate.slice(0, 10)}T00:00:00Z`) / MS_A_DAY);
}

/** ISO date of a day. */
export function dateText(day: Day): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

/** ISO instant on a day at a time in UTC, `09:30`. */
export function instantText(day: Day, time: string): string {
  return `${dateText(day)}T${time}:00.000Z`;
}

/**
 * The same day of the month a number of months later or earlier.
 *
 * Days after the 28th are pulled back to the 28th, so that going forth and back gives the same day.
 */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(day * MS_A_DAY);
  const target = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), 28));
  return Math.round(target / MS_A_DAY);
}

/** Moves Saturday and Sunday to the following Monday. */
export function workday(day: Day): Day {
  const weekday = new Date(day * MS_A_DAY).getUTCDay();
  if (weekday === 6) return day + 2;
  return weekday === 0 ? day + 1 : day;
}

/** Month of the year, 1 to 12. */
export function monthOf(day: Day): number {
  return new Date(day * MS_A_DAY).getUTCMonth() + 1;
}

/** Calendar year. */
export function yearOf(day: Day): number {
  return new Date(day * MS_A_DAY).getUTCFullYear();
}
