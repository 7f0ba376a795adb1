/** Totals of the matrix; amounts are added up by currency and never across. */
import { isRoom, passes } from './matrixFilters';

/**
 * @param {Record<string, number>} cents  by currency; changed
 * @param {number} amount
 * @param {string} [currency]
 */
function add(cents, amount, currency = '') {
  cents[currency] = (cents[currency] ?? 0) + Math.round(amount * 100);
}

/**
 * @param {Record<string, number>} cents
 * @returns {Headroom.BookSum[]}  the largest first
 */
function sumsOf(cents) {
  return Object.entries(cents)
    .map(([currency, amount]) => ({ ...(currency ? { currency } : {}), amount: amount / 100 }))
    .sort((first, second) => second.amount - first.amount);
}

/**
 * Totals of the columns: squares with room to grow that are shown, and how many others are.
 * @param {readonly Headroom.MatrixRow[]} rows
 * @param {readonly Headroom.MatrixLine[]} lines
 * @param {Headroom.MatrixFilter} filter
 * @returns {Headroom.MatrixTotal[]}
 */
export function totalsOf(rows, lines, filter) {
  return lines.map(({ key }) => {
    /** @type {Record<string, number>} */
    const cents = {};
    let open = 0;
    let others = 0;
    let withoutAmount = 0;
    rows.forEach((row) => {
      const cell = row.cells?.[key];
      others += Number(cell !== undefined && !isRoom(cell) && passes(cell, filter));
      if (cell && isRoom(cell) && passes(cell, filter)) {
        open += 1;
        if (cell.amount !== null) {
          add(cents, cell.amount, row.currency);
        } else {
          withoutAmount += 1;
        }
      }
    });
    return { key, open, others, withoutAmount, sums: sumsOf(cents) };
  });
}

/**
 * Total of the accounts as the sync added each up, whatever squares are shown.
 * @param {readonly Headroom.MatrixRow[]} rows
 * @returns {Headroom.MatrixTotal}
 */
export function totalOf(rows) {
  /** @type {Record<string, number>} */
  const cents = {};
  rows.forEach((row) => {
    if (row.amount !== null) {
      add(cents, row.amount, row.currency);
    }
  });
  const open = rows.reduce((sum, row) => sum + row.open, 0);
  const withoutAmount = rows.filter((row) => row.open > 0 && row.amount === null).length;
  return { key: 'all', open, others: 0, withoutAmount, sums: sumsOf(cents) };
}

/**
 * Accounts whose cells are read.
 * @param {readonly Headroom.MatrixRow[]} rows
 */
export function readCount(rows) {
  return rows.filter((row) => row.cells).length;
}
