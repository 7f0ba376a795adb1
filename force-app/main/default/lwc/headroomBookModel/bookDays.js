/** What the day makes of the book's rows: how long until the decision, since the last meeting, and whether a risk is new. */
import { daysAfter, daysBetween } from 'c/headroomFormat';

/**
 * The Monday before a day; of a Monday the one a week ago, so that the meeting on Monday sees the whole week.
 * @param {string} today  YYYY-MM-DD
 * @example lastMonday('2027-03-15') // '2027-03-08', both Mondays
 */
export function lastMonday(today) {
  const back = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7 || 7;
  return daysAfter(today, -back);
}

/**
 * @param {string | null | undefined} day
 * @param {string | undefined} today
 */
function daysUntil(day, today) {
  return day && today ? daysBetween(today, day) : undefined;
}

/**
 * @param {Headroom.BookRow} row
 * @param {Headroom.BookSpan} span
 * @returns {Headroom.DatedBookRow}
 */
function dated(row, { today, decideWithinDays, notMetForDays }) {
  const days = daysUntil(row.decisionDate, today);
  const sinceMet = daysUntil(row.lastMeetingOn, today);
  const metDays = row.lastMeetingOn === null ? Infinity : sinceMet === undefined ? undefined : -sinceMet;
  const isAtRisk = row.band?.isLowest === true;
  return {
    ...row,
    days,
    metDays,
    dueDays: daysUntil(row.task?.due, today),
    isAtRisk,
    isNew: isAtRisk && today !== undefined && row.since !== null && row.since >= lastMonday(today),
    isSoon: days !== undefined && days >= 0 && days <= decideWithinDays,
    isUnmet: metDays !== undefined && metDays > notMetForDays
  };
}

/**
 * @param {readonly Headroom.BookRow[]} rows
 * @param {Headroom.BookSpan} span
 */
export function datedRows(rows, span) {
  return rows.map((row) => dated(row, span));
}
