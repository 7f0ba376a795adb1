/** The one moment that a run judges, chosen once from the org's own clock. */
export type AsOf = {
  /** Instant in UTC, `2026-11-22T02:10:00.000Z`. */
  readonly instant: string;
  /** IANA name of the org's time zone. */
  readonly timeZone: string;
  /** Calendar day of the instant in the org's time zone, `2026-11-22`. */
  readonly today: string;
};

/**
 * The calendar day of an instant in a time zone.
 *
 * @example  dayIn('2026-11-22T23:30:00Z', 'Europe/Berlin') // '2026-11-23'
 */
export function dayIn(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
}
