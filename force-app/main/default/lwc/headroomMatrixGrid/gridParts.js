/** Heads, blocks of rows and totals of the matrix as its template takes them. */
import ACCOUNT from '@salesforce/label/c.Headroom_Book_Column_Account';
import ACCOUNTS from '@salesforce/label/c.Headroom_Book_Accounts';
import ACCOUNT_ONE from '@salesforce/label/c.Headroom_Book_Account_One';
import AMOUNT from '@salesforce/label/c.Headroom_Column_Amount';
import OPEN from '@salesforce/label/c.Headroom_Matrix_Open';
import OPEN_COUNT from '@salesforce/label/c.Headroom_Matrix_Open_Count';
import PENDING from '@salesforce/label/c.Headroom_Matrix_Pending';
import SHOWN_COUNT from '@salesforce/label/c.Headroom_Matrix_Shown_Count';
import WITHOUT_AMOUNT from '@salesforce/label/c.Headroom_Matrix_Without_Amount';
import { formatNumber, formatRoughMoney } from 'c/headroomFormat';
import { asksForOther } from 'c/headroomMatrixModel';
import { counted, fill } from 'c/headroomWords';

/** Rows of a block, and how many of them are drawn in one frame. */
export const DRAWING = { size: 6, piece: 2 };

/** Columns before the product lines. */
const BEFORE = [
  { by: 'name', text: ACCOUNT, className: 'head first' },
  { by: 'open', text: OPEN, className: 'head end' },
  { by: 'amount', text: AMOUNT, className: 'head end' }
];

/**
 * @param {readonly Headroom.MatrixLine[]} lines
 * @param {Headroom.MatrixSort} sort
 * @param {number} stop  column that Tab reaches; -1 where it is in another row
 */
export function headsOf(lines, sort, stop) {
  const columns = [...BEFORE, ...lines.map(({ key, title }) => ({ by: `line:${key}`, text: title, className: 'head line' }))];
  return columns.map(({ by, text, className }, column) => {
    const isSorted = by === sort.by;
    return {
      key: by,
      by,
      text,
      className,
      column,
      ariaColumn: column + 1,
      tabIndex: column === stop ? 0 : -1,
      ariaSort: isSorted ? (sort.isDown ? 'descending' : 'ascending') : undefined,
      icon: isSorted ? (sort.isDown ? 'down' : 'up') : ''
    };
  });
}

/**
 * @param {readonly Headroom.MatrixRow[]} rows
 */
export function blocksOf(rows) {
  return Array.from({ length: Math.ceil(rows.length / DRAWING.size) }, (_, index) => {
    const own = rows.slice(index * DRAWING.size, (index + 1) * DRAWING.size);
    return { key: String(index), index, style: `height: calc(var(--headroom-matrix-row) * ${own.length})`, rows: own };
  });
}

/**
 * @param {Headroom.MatrixTotal} total
 */
function sumTexts({ sums }) {
  return sums.map(({ amount, currency }) => formatRoughMoney(amount, currency));
}

/**
 * @param {Headroom.MatrixTotal} total
 */
function hintOf({ withoutAmount }) {
  return withoutAmount > 0 ? fill(WITHOUT_AMOUNT, formatNumber(withoutAmount)) : '';
}

/**
 * Of a product line: what is open; under a filter that asks for another status, how much of that is shown.
 * @param {Headroom.MatrixTotal} total
 * @param {Headroom.MatrixFilter} filter
 */
function lineTexts(total, filter) {
  const count = asksForOther(filter) ? fill(SHOWN_COUNT, formatNumber(total.others)) : fill(OPEN_COUNT, formatNumber(total.open));
  return [count, ...sumTexts(total)];
}

/**
 * The row of totals: of all accounts shown, and of each product line. Those of product lines wait until all cells are read.
 * @param {Headroom.MatrixTable} table
 * @param {Headroom.MatrixFilter} filter
 * @param {number} stop  column that Tab reaches; -1 where it is in another row
 */
export function feetOf(table, filter, stop) {
  const isRead = table.read === table.rows.length;
  const { whole } = table;
  const count = formatNumber(table.rows.length);
  const columns = [
    { key: 'name', className: 'total first', texts: [counted(table.rows.length, { one: ACCOUNT_ONE, many: ACCOUNTS }, count)], hint: '' },
    { key: 'open', className: 'total end', texts: [formatNumber(whole.open)], hint: '' },
    { key: 'amount', className: 'total end', texts: sumTexts(whole), hint: hintOf(whole) },
    ...table.totals.map((total) => ({
      key: `line:${total.key}`,
      className: 'total line',
      texts: isRead ? lineTexts(total, filter) : [PENDING],
      hint: isRead ? hintOf(total) : ''
    }))
  ];
  return columns.map((column, index) => ({ ...column, column: index, ariaColumn: index + 1, tabIndex: index === stop ? 0 : -1 }));
}
