import { dayText, epochDay, weekNumber } from '../domain/day.ts';

/**
 * ISO week of a calendar day: weeks begin on Monday, week 1 holds the year's first Thursday.
 *
 * Source: ISO 8601.
 *
 * @param day  `2026-11-22`
 * @example    isoWeek('2027-01-03') // '2026-W53'
 */
export function isoWeek(day: string): string {
  const thursday = 7 * weekNumber(day);
  const year = dayText(thursday).slice(0, 4);
  const week = 1 + Math.floor((thursday - epochDay(`${year}-01-01`)) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}
