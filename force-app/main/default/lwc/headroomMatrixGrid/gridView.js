/** What the place of the table on the screen tells. */

/**
 * Rows that the view holds under the heads and above the totals.
 * @param {Element | null} scroller  holds the table
 * @param {number} rows  accounts of the table
 */
export function rowsOfView(scroller, rows) {
  const heights = [...(scroller?.querySelectorAll('.block') ?? [])].map((block) => block.clientHeight);
  const height = heights.reduce((sum, one) => sum + one, 0) / (rows || 1);
  const parts = [...(scroller?.querySelectorAll('.heads, .foot') ?? [])].reduce((sum, part) => sum + part.clientHeight, 0);
  return height > 0 ? Math.max(1, Math.floor(((scroller?.clientHeight ?? 0) - parts) / height)) : 1;
}

/**
 * True where the language is written from right to left.
 * @param {Element | null} scroller
 */
export function isMirrored(scroller) {
  return scroller !== null && getComputedStyle(scroller).direction === 'rtl';
}

/**
 * Columns that are shown: on a narrow screen some stand aside.
 * @param {Element | null} scroller
 * @returns {number[]}  all of them where the browser lays nothing out
 */
export function columnsOfView(scroller) {
  const heads = [...(scroller?.querySelectorAll('.heads [data-column]') ?? [])];
  const shown = heads.filter((head) => head.getClientRects().length > 0);
  return (shown.length > 0 ? shown : heads).map((head) => Number(/** @type {HTMLElement} */ (head).dataset.column));
}
