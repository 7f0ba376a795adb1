/** Where a key leads in a grid: https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */

/** @typedef {{ row: number, column: number }} Place  row 0 holds the heads */
/** @typedef {{ rows: number, columns: number, page: number, isMirrored: boolean }} Size  `page`: rows of a screen; `isMirrored`: written from right to left */

/** @type {Record<string, (place: Place, size: Size) => Place>} */
const STEPS = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }, { isMirrored }) => ({ row, column: column + (isMirrored ? 1 : -1) }),
  ArrowRight: ({ row, column }, { isMirrored }) => ({ row, column: column + (isMirrored ? -1 : 1) }),
  PageUp: ({ row, column }, { page }) => ({ row: Math.max(1, row - page), column }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 })
};

/** The same with Ctrl: the first and the last square of all. @type {Record<string, (place: Place, size: Size) => Place>} */
const FAR_STEPS = {
  Home: () => ({ row: 1, column: 0 }),
  End: (_place, { rows, columns }) => ({ row: rows - 1, column: columns - 1 })
};

/**
 * @param {Place} place
 * @param {Size} size
 */
export function within({ row, column }, { rows, columns }) {
  return { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
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
