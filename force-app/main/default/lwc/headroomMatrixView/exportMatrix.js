/** The matrix as the lines of a file: what it shows, when, in which order and under which filters, then a line for each square. */
import ACCOUNT from '@salesforce/label/c.Headroom_Book_Column_Account';
import AMOUNT from '@salesforce/label/c.Headroom_Column_Amount';
import CURRENCY from '@salesforce/label/c.Headroom_Book_Column_Currency';
import DATA from '@salesforce/label/c.Headroom_Matrix_Export_Data';
import DAY from '@salesforce/label/c.Headroom_Book_Export_Day';
import FILE_NAME from '@salesforce/label/c.Headroom_Matrix_File_Name';
import FILTER from '@salesforce/label/c.Headroom_Book_Export_Filter';
import FITS from '@salesforce/label/c.Headroom_Matrix_Fits';
import HEADING from '@salesforce/label/c.Headroom_Matrix';
import LINE from '@salesforce/label/c.Headroom_Column_Line';
import MOTION from '@salesforce/label/c.Headroom_Matrix_Motion';
import NO_FILTER from '@salesforce/label/c.Headroom_Book_Export_None';
import ORDER from '@salesforce/label/c.Headroom_Book_Export_Sort';
import OWNER from '@salesforce/label/c.Headroom_Matrix_Owner';
import OWNS from '@salesforce/label/c.Headroom_Matrix_Owns';
import ROOM from '@salesforce/label/c.Headroom_Room_To_Grow';
import STATUS from '@salesforce/label/c.Headroom_Column_Status';
import VIEW from '@salesforce/label/c.Headroom_Book_Export_View';
import { motionWord, statusWord } from 'c/headroomCells';
import { csvText, saveFile } from 'c/headroomCsv';
import { orgCurrency } from 'c/headroomFormat';
import { passes } from 'c/headroomMatrixModel';

/**
 * @typedef {string | number | null | undefined} Cell
 * @typedef {{ row: Headroom.MatrixRow, line: Headroom.MatrixLine, cell: Headroom.MatrixCell }} Square
 * @typedef {{ view: string, order: string, note: string, today?: string, asOf: string, filter: Headroom.MatrixFilter }} About  `note`:
 *   that not all accounts are loaded, else empty
 */

/** Numbers as they are, so that a spreadsheet can work with them. @type {{ title: string, of: (square: Square) => Cell }[]} */
const COLUMNS = [
  { title: ACCOUNT, of: ({ row }) => row.name },
  { title: OWNER, of: ({ row }) => row.owner },
  { title: LINE, of: ({ line }) => line.title },
  { title: STATUS, of: ({ cell }) => statusWord(cell.status) },
  { title: OWNS, of: ({ cell }) => cell.owned },
  { title: FITS, of: ({ cell }) => cell.target },
  { title: AMOUNT, of: ({ cell }) => cell.amount },
  { title: CURRENCY, of: ({ row, cell }) => (cell.amount === null ? '' : (row.currency ?? orgCurrency)) },
  { title: MOTION, of: ({ cell }) => cell.motion && motionWord(cell.motion) }
];

/**
 * Filters that are on, in words.
 * @param {Headroom.MatrixFilter} filter
 * @param {readonly Headroom.MatrixLine[]} lines  shown
 */
function filterNames({ line, status, motion, text }, lines) {
  return [
    line && lines.map(({ title }) => title).join(),
    status === 'room' ? ROOM : status && statusWord(status),
    motion && motionWord(motion),
    text.trim()
  ].filter((name) => name !== '');
}

/**
 * @param {Headroom.MatrixTable} table
 * @param {Headroom.MatrixFilter} filter
 * @returns {Square[]}
 */
function squaresOf({ rows, lines }, filter) {
  return rows.flatMap((row) =>
    lines.flatMap((line) => {
      const cell = row.cells?.[line.key];
      return cell && passes(cell, filter) ? [{ row, line, cell }] : [];
    })
  );
}

/**
 * @param {Headroom.MatrixTable} table
 * @param {About} about
 * @returns {Cell[][]}
 */
export function exportLines(table, about) {
  const filters = filterNames(about.filter, table.lines);
  return [
    [HEADING],
    [VIEW, about.view, ...(about.note ? [about.note] : [])],
    [DAY, about.today],
    [DATA, about.asOf],
    [ORDER, about.order],
    [FILTER, ...(filters.length > 0 ? filters : [NO_FILTER])],
    [],
    COLUMNS.map(({ title }) => title),
    ...squaresOf(table, about.filter).map((square) => COLUMNS.map(({ of }) => of(square)))
  ];
}

/**
 * Saves what the table shows as a file named after the day.
 * @param {Headroom.MatrixTable} table
 * @param {About} about
 */
export function saveMatrix(table, about) {
  saveFile(`${[FILE_NAME, about.today].filter(Boolean).join('-')}.csv`, csvText(exportLines(table, about)));
}
