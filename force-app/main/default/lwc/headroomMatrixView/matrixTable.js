/** The table that the matrix shows: accounts and columns under the filters, in their order, with totals. */
import { filterMatrix, orderMatrix, readCount, totalOf, totalsOf } from 'c/headroomMatrixModel';

/**
 * @param {readonly Headroom.MatrixRow[]} rows  of the tab
 * @param {readonly Headroom.MatrixLine[]} lines
 * @param {{ filter: Headroom.MatrixFilter, sort: Headroom.MatrixSort }} asked
 * @returns {Headroom.MatrixTable}
 */
export function tableOf(rows, lines, { filter, sort }) {
  const columns = filter.line === '' ? lines : lines.filter(({ key }) => key === filter.line);
  const shown = orderMatrix(filterMatrix(rows, filter), sort);
  return { lines: columns, rows: shown, totals: totalsOf(shown, columns, filter), whole: totalOf(shown), read: readCount(shown) };
}
