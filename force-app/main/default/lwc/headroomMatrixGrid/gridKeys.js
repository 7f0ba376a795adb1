/** Where a key leads in a grid: https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */

/** @typedef {{ row: number, column: number }} Place  row 0 holds the heads */

/**
 * @typedef {object} Size
 * @property {number} rows  heads and totals among them
 * @property {readonly number[]} columns  those that are shown, in their order
 * @property {number} page  rows of a screen
 * @property {boolean} isMirrored  true where one writes from right to left
 */

/**
 * The column so many places further on.
 * @param {readonly number[]} columns
 * @param {number} column
 * @param {number} by
 */
function beside(columns, column, by) {
  const at = Math.max(0, columns.indexOf(column)) + by;
  return columns[Math.max(0, Math.min(columns.length - 1, at))];
}

/** @type {Record<string, (place: Place, size: Size) => Place>} */
const STEPS = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }, { columns, isMirrored }) => ({ row, column: beside(columns, column, isMirrored ? 1 : -1) }),
  ArrowRight: ({ row, column }, { columns, isMirrored }) => ({ row, column: beside(columns, column, isMirrored ? -1 : 1) }),
  PageUp: ({ row, column }, { page }) => ({ row: Math.max(1, row - page), column }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  Home: ({ row }, { columns }) => ({ row, column: columns[0] }),
  End: ({ row }, { columns }) => ({ row, column: columns[columns.length - 1] })
};

/** The same with Ctrl: the first and the last square of all. @type {Record<string, (place: Place, size: Size) => Place>} */
const FAR_STEPS = {
  Home: (_place, { columns }) => ({ row: 1, column: columns[0] }),
  End: (_place, { rows, columns }) => ({ row: rows - 1, column: columns[columns.length - 1] })
};

/**
 * The place, or the nearest one that the table has.
 * @param {Place} place
 * @param {Size} size
 * @returns {Place}
 */
function within({ row, column }, { rows, columns }) {
  const isThere = columns.includes(column);
  return { row: Math.max(0, Math.min(rows - 1, row)), column: isThere ? column : (columns.findLast((other) => other < column) ?? 0) };
}

/**
 * @param {{ key: string, ctrlKey?: boolean, metaKey?: boolean }} event
 * @param {Place} place
 * @param {Size} size
 * @returns {Place | undefined}  undefined where the key leads nowhere
 */
export function placeAfter({ key, ctrlKey, metaKey }, place, size) {
  const step = (ctrlKey || metaKey ? FAR_STEPS : STEPS)[key];
  return step && within(step(place, size), size);
}
