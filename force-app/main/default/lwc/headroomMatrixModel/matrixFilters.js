/** Which squares and accounts are shown. */
import LOCALE from '@salesforce/i18n/locale';

/** Lets everything pass. @type {Headroom.MatrixFilter} */
export const ANY = { line: '', status: '', motion: '', text: '' };

/** Statuses with room to grow, which totals count. */
const ROOM = ['Open', 'Partly_Used'];

/**
 * @param {Headroom.MatrixCell | undefined} cell
 */
export function isRoom(cell) {
  return cell !== undefined && ROOM.includes(cell.status);
}

/**
 * True where a square is shown: its status and its kind of sale pass.
 * @param {Headroom.MatrixCell | undefined} cell
 * @param {Headroom.MatrixFilter} filter
 */
export function passes(cell, { status, motion }) {
  const hasStatus = status === '' || (status === 'room' ? isRoom(cell) : cell?.status === status);
  return hasStatus && (motion === '' || (isRoom(cell) && cell?.motion === motion));
}

/**
 * True where the filter asks for a status without room to grow.
 * @param {Headroom.MatrixFilter} filter
 */
export function asksForOther({ status }) {
  return status !== '' && status !== 'room' && !ROOM.includes(status);
}

/**
 * @param {string} text
 */
function folded(text) {
  return text.toLocaleLowerCase(LOCALE);
}

/**
 * Accounts whose name or owner holds the text and of which at least one square in the columns shown passes. Accounts whose cells are
 * not read yet pass: nobody knows.
 * @param {readonly Headroom.MatrixRow[]} rows
 * @param {Headroom.MatrixFilter} filter
 */
export function filterMatrix(rows, filter) {
  const text = folded(filter.text.trim());
  const asksForSquares = filter.status !== '' || filter.motion !== '';
  return rows.filter((row) => {
    const isNamed = text === '' || folded(row.name).includes(text) || folded(row.owner).includes(text);
    return isNamed && (!asksForSquares || !row.cells || squaresIn(row.cells, filter.line).some((cell) => passes(cell, filter)));
  });
}

/**
 * @param {Readonly<Record<string, Headroom.MatrixCell>>} cells
 * @param {string} line  empty = all
 */
function squaresIn(cells, line) {
  return line === '' ? Object.values(cells) : [cells[line]];
}
