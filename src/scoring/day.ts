const DAY_MS = 86_400_000;

/**
 * A calendar day as the number of days since 1 January 1970.
 *
 * @example  epochDay('1970-01-11') // 10
 */
export function epochDay(day: string): number {
  return Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY_MS;
}

/**
 * The calendar day of an epoch day.
 *
 * @example  dayText(10) // '1970-01-11'
 */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
