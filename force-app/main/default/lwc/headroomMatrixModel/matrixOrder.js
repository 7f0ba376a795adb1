/** The order of the accounts: by a total, by name, or by what one product line is worth. */
import LOCALE from '@salesforce/i18n/locale';
import { isRoom } from './matrixFilters';

const names = new Intl.Collator(LOCALE);

/** @type {Headroom.MatrixSort} */
export const LARGEST_FIRST = { by: 'amount', isDown: true };

/**
 * What an account is compared by. Under a product line: what is open, by amount; then what is open without an amount; then the rest.
 * @param {Headroom.MatrixRow} row
 * @param {string} by
 * @returns {number | null}
 */
function valueOf(row, by) {
  if (by === 'open') {
    return row.open;
  }
  if (by === 'amount') {
    return row.amount;
  }
  const cell = row.cells?.[by.slice('line:'.length)];
  return cell && isRoom(cell) ? (cell.amount ?? 0) : null;
}

/**
 * What is not known comes last in both directions.
 * @param {number | null} first
 * @param {number | null} second
 * @param {boolean} isDown
 */
function byNumber(first, second, isDown) {
  if (first === null || second === null) {
    return Number(first === null) - Number(second === null);
  }
  return isDown ? second - first : first - second;
}

/**
 * @param {readonly Headroom.MatrixRow[]} rows
 * @param {Headroom.MatrixSort} sort
 */
export function orderMatrix(rows, { by, isDown }) {
  if (by === 'name') {
    return [...rows].sort((first, second) => (isDown ? names.compare(second.name, first.name) : names.compare(first.name, second.name)));
  }
  return rows
    .map((row) => ({ row, value: valueOf(row, by) }))
    .sort((first, second) => byNumber(first.value, second.value, isDown) || names.compare(first.row.name, second.row.name))
    .map(({ row }) => row);
}

/**
 * The order after a column was asked for: names upwards and numbers downwards at first, the other way when it is sorted by already.
 * @param {Headroom.MatrixSort} sort
 * @param {string} by
 * @returns {Headroom.MatrixSort}
 */
export function nextMatrixSort(sort, by) {
  return { by, isDown: sort.by === by ? !sort.isDown : by !== 'name' };
}
