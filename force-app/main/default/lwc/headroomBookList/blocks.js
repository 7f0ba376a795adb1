/** The list of the book in blocks: only those near the view hold rows, the others keep their place by their height. */
import { groupHead } from 'c/headroomBookModel';

/** Items of a block, which the browser watches as one: the fewer blocks, the less it has to watch. */
const BLOCK = 12;

/** Items that are drawn in one frame: few enough to leave most of it to the scrolling. */
const PIECE = 3;

/**
 * @typedef {{ key: string, isGroup: boolean, index: number, group: Headroom.BookGroup, row?: Headroom.DatedBookRow }} BookItem
 * @typedef {{ key: string, index: number, style: string, items: BookItem[] }} BookBlock
 * @typedef {ReadonlyMap<number, number>} Drawn  how many items of a block are drawn, from its first one on, by the block's index
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

/**
 * The block that is drawn first, as far as one frame draws it.
 * @param {number} index
 * @returns {Drawn}
 */
export function firstDrawn(index) {
  return new Map([[index, PIECE]]);
}

/**
 * One step of drawing, so that a frame never holds the work of many rows: the first block near the view that is not drawn to its end
 * gets its next items, and the first drawn one that is no longer near is cleared.
 * @param {readonly number[]} near  indexes of the blocks near the view
 * @param {Drawn} drawn
 * @returns {Drawn | undefined}  what is drawn after the step; undefined where nothing is left to do
 */
export function nextDrawn(near, drawn) {
  const spare = [...drawn.keys()].find((index) => !near.includes(index));
  const wanted = [...near].sort((first, second) => first - second).find((index) => (drawn.get(index) ?? 0) < BLOCK);
  if (spare === undefined && wanted === undefined) {
    return undefined;
  }
  const kept = [...drawn].filter(([index]) => index !== spare);
  return new Map(wanted === undefined ? kept : [...kept, [wanted, (drawn.get(wanted) ?? 0) + PIECE]]);
}
