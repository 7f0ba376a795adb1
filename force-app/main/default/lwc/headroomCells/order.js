/** Orders of rows. */
import { STATUSES } from './statuses';

const ORDER = Object.keys(STATUSES);

/** Statuses folded away because there is nothing to do. */
export const FOLDED = ORDER.filter((status) => STATUSES[status].isFolded);
/** Statuses in which something can be sold today. */
export const OPEN = ORDER.filter((status) => STATUSES[status].isOpen);
/** Statuses in which something stands in the way. */
export const BLOCKED = ORDER.filter((status) => STATUSES[status].isBlocked);

/** @typedef {(first: Headroom.CellRow, second: Headroom.CellRow) => number} Compare */

/** @type {Compare} */
const byLine = (first, second) => first.sortLine - second.sortLine;

/** @type {Compare} */
export const byStatus = (first, second) => ORDER.indexOf(first.status) - ORDER.indexOf(second.status) || byLine(first, second);

/** The largest first; what is not known comes last. @type {Compare} */
export const byAmount = (first, second) => second.sortAmount - first.sortAmount || byLine(first, second);

/** @type {Compare} */
export const byName = (first, second) => first.title.localeCompare(second.title) || byLine(first, second);

/** By status, inside one status by amount. @type {Compare} */
export const inOrder = (first, second) => ORDER.indexOf(first.status) - ORDER.indexOf(second.status) || byAmount(first, second);

/** By status, inside one status by likelihood times amount; rows without a likelihood come after those with one. @type {Compare} */
export const inWeightedOrder = (first, second) =>
  ORDER.indexOf(first.status) - ORDER.indexOf(second.status) || second.sortEstimate - first.sortEstimate || byAmount(first, second);
