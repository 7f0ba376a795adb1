const dayMs = 86_400_000;

/**
 * ISO week of a calendar day: weeks begin on Monday, week 1 holds the year's first Thursday.
 *
 * Source: ISO 8601.
 *
 * @param day  `2026-11-22`
 * @example    isoWeek('2027-01-03') // '2026-W53'
 */
export function isoWeek(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = (date.getUTCDay() + 6) % 7;
  const thursday = new Date(date.getTime() + (3 - weekday) * dayMs);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs));
  return `${year}-W${String(week).padStart(2, '0')}`;
}
