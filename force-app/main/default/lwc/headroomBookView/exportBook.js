/** The book as the lines of a file: what it shows, when, in which order and under which filters, then the accounts. */
import ACCOUNT from '@salesforce/label/c.Headroom_Book_Column_Account';
import CHANGE from '@salesforce/label/c.Headroom_Book_Column_Change';
import CURRENCY from '@salesforce/label/c.Headroom_Book_Column_Currency';
import DAY from '@salesforce/label/c.Headroom_Book_Export_Day';
import DAYS from '@salesforce/label/c.Headroom_Book_Column_Days';
import DECIDE from '@salesforce/label/c.Headroom_Book_Column_Decide';
import DEPARTMENT from '@salesforce/label/c.Headroom_Book_Column_Department';
import FILE_NAME from '@salesforce/label/c.Headroom_Book_File_Name';
import FILTER from '@salesforce/label/c.Headroom_Book_Export_Filter';
import HEADING from '@salesforce/label/c.Headroom_Book';
import LAST_MET from '@salesforce/label/c.Headroom_Book_Column_Last_Met';
import MANAGER from '@salesforce/label/c.Headroom_Book_Column_Manager';
import NO_FILTER from '@salesforce/label/c.Headroom_Book_Export_None';
import OPEN_TASK from '@salesforce/label/c.Headroom_Open_Task';
import ORDER from '@salesforce/label/c.Headroom_Book_Export_Sort';
import REASON from '@salesforce/label/c.Headroom_Book_Column_Reason';
import SCORE from '@salesforce/label/c.Headroom_Book_Column_Score';
import SCORES_OF from '@salesforce/label/c.Headroom_Book_Export_Scores';
import SINCE from '@salesforce/label/c.Headroom_Book_Column_Since';
import STATE from '@salesforce/label/c.Headroom_Book_Column_State';
import TASK from '@salesforce/label/c.Headroom_Book_Column_Task';
import TASK_DUE from '@salesforce/label/c.Headroom_Book_Column_Task_Due';
import VALUE from '@salesforce/label/c.Headroom_Book_Column_Value';
import VIEW from '@salesforce/label/c.Headroom_Book_Export_View';
import { sortSentence } from 'c/headroomBookModel';
import { csvText, saveFile } from 'c/headroomCsv';
import { orgCurrency } from 'c/headroomFormat';
import { filterNames } from './words';

/**
 * @typedef {string | number | null | undefined} Cell
 * @typedef {{ title: string, isMoney?: boolean, of: (row: Headroom.DatedBookRow) => Cell }} Column
 */

/** Days as YYYY-MM-DD and numbers as they are, so that a spreadsheet can work with them. @type {Column[]} */
const COLUMNS = [
  { title: ACCOUNT, of: (row) => row.name },
  { title: MANAGER, of: (row) => row.manager },
  { title: STATE, of: (row) => row.band?.label ?? row.state },
  { title: SCORE, of: (row) => row.score },
  { title: CHANGE, of: (row) => row.change },
  { title: SINCE, of: (row) => row.since },
  { title: REASON, of: (row) => row.reason },
  { title: DEPARTMENT, of: (row) => row.worst },
  { title: VALUE, isMoney: true, of: (row) => row.value },
  { title: CURRENCY, isMoney: true, of: (row) => (typeof row.value === 'number' ? (row.currency ?? orgCurrency) : '') },
  { title: DECIDE, of: (row) => row.decisionDate },
  { title: DAYS, of: (row) => row.days },
  { title: LAST_MET, of: (row) => row.lastMeetingOn },
  { title: TASK, of: (row) => row.task && (row.task.step || OPEN_TASK) },
  { title: TASK_DUE, of: (row) => row.task?.due }
];

/**
 * @typedef {{ view: string, scoreTitle: string, band: string, unscored: string, asOf: string, sort: Headroom.BookSort }} Shown
 * @typedef {Shown & Headroom.BookSpan & { filters: readonly Headroom.BookFilter[] }} About
 */

/**
 * @param {{ shown: readonly Headroom.DatedBookRow[], hasMoney: boolean }} tab  accounts as they are shown
 * @param {About} about
 * @returns {Cell[][]}
 */
function exportLines({ shown, hasMoney }, about) {
  const columns = COLUMNS.filter(({ isMoney }) => hasMoney || !isMoney);
  const filters = filterNames(about.filters, about);
  return [
    [HEADING],
    [VIEW, about.view],
    [DAY, about.today],
    [SCORES_OF, about.asOf],
    [ORDER, sortSentence(about.sort, { ...about, hasMoney })],
    [FILTER, ...(filters.length > 0 ? filters : [NO_FILTER])],
    [],
    columns.map(({ title }) => title),
    ...shown.map((row) => columns.map((column) => column.of(row)))
  ];
}

/**
 * Saves what a tab shows as a file named after the day.
 * @param {{ shown: readonly Headroom.DatedBookRow[], hasMoney: boolean }} tab
 * @param {About} about
 */
export function saveBook(tab, about) {
  saveFile(`${[FILE_NAME, about.today].filter(Boolean).join('-')}.csv`, csvText(exportLines(tab, about)));
}
