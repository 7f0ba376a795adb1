/** The list of the book in blocks: only those near the view hold rows, the others keep their place by their height. */
import { groupHead } from 'c/headroomBookModel';

/** Items of a block. */
const BLOCK = 12;

/** How blocks are drawn. */
export const DRAWING = { size: BLOCK, piece: 3 };

/**
 * @typedef {{ key: string, isGroup: boolean, index: number, group: Headroom.BookGroup, row?: Headroom.DatedBookRow }} BookItem
 * @typedef {{ key: string, index: number, style: string, items: BookItem[] }} BookBlock
 */

/**
 * Groups and their rows in one line, as far as rows are to be shown.
 * @param {readonly Headroom.BookGroup[]} groups
 * @param {number} limit  rows that are shown
 * @returns {BookItem[]}  `index` counts from 2, for the heads are the first row of the table
 */
export function itemsOf(groups, limit) {
  /** @type {BookItem[]} */
  const items = [];
  let left = limit;
  groups.forEach((group) => {
    const rows = group.rows.slice(0, Math.max(0, left));
    if (rows.length > 0 && group.key !== 'all') {
      items.push({ key: group.key, isGroup: true, index: items.length + 2, group });
    }
    rows.forEach((row) => items.push({ key: row.key, isGroup: false, index: items.length + 2, group, row }));
    left -= rows.length;
  });
  return items;
}

/**
 * @param {readonly BookItem[]} items
 * @returns {BookBlock[]}
 */
export function blocksOf(items) {
  const count = Math.ceil(items.length / BLOCK);
  return Array.from({ length: count }, (_, index) => {
    const own = items.slice(index * BLOCK, (index + 1) * BLOCK);
    const groups = own.filter((item) => item.isGroup).length;
    const height = `calc(var(--headroom-book-row) * ${own.length - groups} + var(--headroom-book-group) * ${groups})`;
    return { key: String(index), index, style: `height: ${height}`, items: own };
  });
}

/**
 * An item as it is shown: a group with its title and how much it holds.
 * @param {BookItem} item
 * @param {string} band  label of the lowest band
 */
export function headed(item, band) {
  return item.isGroup ? { ...item, ...groupHead(item.group, band) } : item;
}
