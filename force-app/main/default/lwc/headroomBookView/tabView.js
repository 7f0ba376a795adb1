/** What one tab of the book shows: the numbers of all its accounts, and its groups under the filters that are on. */
import { byOwner, datedRows, filterBook, numbersOf, orderBook, unscoredCount } from 'c/headroomBookModel';

/**
 * Accounts of both tabs with what the day makes of them.
 * @param {Headroom.BookView} view
 * @param {Headroom.BookSpan} span
 * @param {string} viewerId
 */
export function datedTabs(view, span, viewerId) {
  const { mine, team } = byOwner(view.rows, viewerId);
  return { mine: datedRows(mine, span), team: datedRows(team, span) };
}

/**
 * @param {readonly Headroom.DatedBookRow[]} rows  of the tab
 * @param {{ filters: readonly Headroom.BookFilter[], sort: Headroom.BookSort, viewerId: string }} asked
 */
export function tabView(rows, { filters, sort, viewerId }) {
  const groups = orderBook(filterBook(rows, filters), sort);
  const numbers = numbersOf(rows);
  return {
    numbers,
    hasNothingNew: rows.length > 0 && numbers.every(({ key, count }) => key !== 'new' || count === 0),
    groups,
    hasManagers: rows.some((row) => row.managerId !== viewerId),
    shown: groups.flatMap((group) => group.rows),
    count: rows.length,
    unscored: unscoredCount(rows),
    hasMoney: rows.some((row) => row.value !== undefined)
  };
}
