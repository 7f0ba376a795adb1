/** Which rows are shown and in which order, by what a person chose. */
import { BLOCKED, byAmount, byName, byStatus, OPEN } from 'c/headroomCells';

/** What a person sees who has chosen nothing. @type {Headroom.CellChoice} */
export const USUAL = { show: 'all', sort: 'default', text: '' };

const ORDERS = { amount: byAmount, name: byName, status: byStatus };

/**
 * True where rows of a status are shown.
 * @param {string} show  `all`, `open`, `blocked`, or a status
 * @param {string} status
 */
export function isShown(show, status) {
  switch (show) {
    case 'all':
      return true;
    case 'open':
      return OPEN.includes(status);
    case 'blocked':
      return BLOCKED.includes(status);
    default:
      return status === show;
  }
}

/**
 * @param {readonly Headroom.CellRow[]} rows  in their default order
 * @param {Headroom.CellChoice} choice
 * @returns {Headroom.CellRow[]}
 */
export function chosenRows(rows, { show, sort, text }) {
  const sought = text.trim().toLocaleLowerCase();
  const found = rows.filter((row) => isShown(show, row.status) && row.title.toLocaleLowerCase().includes(sought));
  return sort === 'default' ? found : found.sort(ORDERS[sort]);
}

/**
 * True where rows are left out.
 * @param {Headroom.CellChoice} choice
 */
export function isNarrowed({ show, text }) {
  return show !== USUAL.show || text.trim() !== '';
}

/**
 * Statuses that occur, each once, in the order of the rows.
 * @param {readonly Headroom.CellRow[]} rows
 */
export function statusesOf(rows) {
  return [...new Set([...rows].sort(byStatus).map(({ status }) => status))];
}
