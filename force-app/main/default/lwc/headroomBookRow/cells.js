/** The cells of a row of the book in words. */
import ANY_MONTH from '@salesforce/label/c.Headroom_May_Leave_Any_Month';
import CHANGE_SINCE from '@salesforce/label/c.Headroom_Book_Change_Since';
import DAY_LEFT from '@salesforce/label/c.Headroom_Book_Day_Left';
import DAY_PAST from '@salesforce/label/c.Headroom_Book_Day_Past';
import DAYS_LEFT from '@salesforce/label/c.Headroom_Book_Days_Left';
import DAYS_PAST from '@salesforce/label/c.Headroom_Book_Days_Past';
import DOWN from '@salesforce/label/c.Headroom_Change_Down';
import DUE from '@salesforce/label/c.Headroom_Book_Due';
import EXCLUDED from '@salesforce/label/c.Headroom_Excluded';
import NEVER from '@salesforce/label/c.Headroom_Book_Never';
import NO_TASK from '@salesforce/label/c.Headroom_Book_No_Task';
import NOT_ENOUGH from '@salesforce/label/c.Headroom_Not_Enough_Data';
import NOT_KNOWN from '@salesforce/label/c.Headroom_Not_Known';
import OPEN_TASK from '@salesforce/label/c.Headroom_Open_Task';
import OVERDUE from '@salesforce/label/c.Headroom_Book_Overdue';
import OVERDUE_ONE from '@salesforce/label/c.Headroom_Book_Overdue_One';
import START from '@salesforce/label/c.Headroom_Start';
import TOO_NEW from '@salesforce/label/c.Headroom_Too_New';
import UP from '@salesforce/label/c.Headroom_Change_Up';
import { formatDay, formatMoney, formatNumber, formatScore, formatSigned, formatWhole } from 'c/headroomFormat';
import { counted, fill } from 'c/headroomWords';

/**
 * Word, number and colour token; the states without a number have a grey word.
 * @param {Headroom.DatedBookRow} row
 */
function bandCell({ state, score, band }) {
  if (band && score !== null) {
    return { word: band.label, number: formatScore(score), colour: band.colour, icon: '' };
  }
  if (state === 'too_new') {
    return { word: TOO_NEW, number: '', colour: '', icon: 'clock' };
  }
  return state === 'excluded'
    ? { word: EXCLUDED, number: '', colour: '', icon: 'info' }
    : { word: NOT_ENOUGH, number: '', colour: '', icon: 'nodata' };
}

/**
 * The change of about a month: with an arrow where the settings find it large enough, else a soft number. `hint` says it in words.
 * @param {Headroom.DatedBookRow} row
 * @param {string} [today]
 */
function changeCell({ change, changeFrom, arrowAbove }, today) {
  if (change === null) {
    return { text: '', hint: '', isLarge: false };
  }
  const words = fill(change < 0 ? DOWN : UP, formatWhole(Math.abs(change)));
  const hint = changeFrom ? fill(CHANGE_SINCE, words, formatDay(changeFrom, today)) : words;
  if (Math.abs(change) > arrowAbove) {
    return { text: `${change < 0 ? '\u2193' : '\u2191'} ${formatWhole(Math.abs(change))}`, hint, isLarge: true };
  }
  return { text: formatSigned(Math.round(change)), hint, isLarge: false };
}

/**
 * Contract value: without its code where the heading says it.
 * @param {Headroom.DatedBookRow} row
 * @param {boolean} isCodeSaid
 */
function valueCell({ value, currency }, isCodeSaid) {
  if (typeof value !== 'number') {
    return NOT_KNOWN;
  }
  return isCodeSaid ? formatWhole(value) : formatMoney(value, currency);
}

/**
 * @param {Headroom.DatedBookRow} row
 * @param {string} [today]
 * @returns {{ day: string, left: string, className: string }}  words may take two lines, a date stays in one
 */
function decideCell({ decisionDate, monthToMonth, days }, today) {
  if (decisionDate === null) {
    return { day: monthToMonth ? ANY_MONTH : NOT_KNOWN, left: '', className: 'lines' };
  }
  const labels = (days ?? 0) < 0 ? { one: DAY_PAST, many: DAYS_PAST } : { one: DAY_LEFT, many: DAYS_LEFT };
  const left = days === undefined ? '' : counted(Math.abs(days), labels, formatNumber(Math.abs(days)));
  return { day: formatDay(decisionDate, today), left, className: 'first' };
}

/**
 * Days since the last meeting.
 * @param {Headroom.DatedBookRow} row
 * @param {string} [today]
 */
function metCell({ lastMeetingOn, metDays }, today) {
  if (lastMeetingOn === null) {
    return { text: NEVER, hint: '' };
  }
  const day = formatDay(lastMeetingOn, today);
  return metDays === undefined ? { text: day, hint: '' } : { text: formatNumber(metDays), hint: day };
}

/**
 * The open task, else the playbook that could be started.
 * @param {Headroom.DatedBookRow} row
 * @param {string} [today]
 */
function taskCell({ task, dueDays, band }, today) {
  if (!task) {
    return { link: '', start: band?.playbook ? fill(START, band.playbook.title) : '', due: NO_TASK, isOverdue: false };
  }
  const isOverdue = dueDays !== undefined && dueDays < 0;
  const late = isOverdue ? counted(-dueDays, { one: OVERDUE_ONE, many: OVERDUE }, formatNumber(-dueDays)) : '';
  const due = task.due === null ? '' : fill(DUE, formatDay(task.due, today));
  return { link: task.step || OPEN_TASK, start: '', due: late || due, isOverdue };
}

/**
 * Everything that the cells of a row say.
 * @param {Headroom.DatedBookRow} row
 * @param {string | undefined} today
 * @param {boolean} isCodeSaid
 */
export function cellsOf(row, today, isCodeSaid) {
  return {
    band: bandCell(row),
    change: changeCell(row, today),
    value: valueCell(row, isCodeSaid),
    decide: decideCell(row, today),
    met: metCell(row, today),
    task: taskCell(row, today)
  };
}
