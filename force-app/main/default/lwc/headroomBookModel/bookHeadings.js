/** Heads of the columns and of the groups, and the order in words. */
import ACCOUNT from '@salesforce/label/c.Headroom_Book_Column_Account';
import ACCOUNTS from '@salesforce/label/c.Headroom_Book_Accounts';
import ACCOUNTS_MONEY from '@salesforce/label/c.Headroom_Book_Accounts_Money';
import ACCOUNT_ONE from '@salesforce/label/c.Headroom_Book_Account_One';
import ACCOUNT_ONE_MONEY from '@salesforce/label/c.Headroom_Book_Account_One_Money';
import ACTIONS from '@salesforce/label/c.Headroom_Book_Column_Actions';
import CHANGE from '@salesforce/label/c.Headroom_Book_Column_Change';
import DECIDE from '@salesforce/label/c.Headroom_Book_Column_Decide';
import DEPARTMENT from '@salesforce/label/c.Headroom_Book_Column_Department';
import GROUP_NEW from '@salesforce/label/c.Headroom_Book_Group_New';
import GROUP_REST from '@salesforce/label/c.Headroom_Book_Group_Rest';
import GROUP_RISK from '@salesforce/label/c.Headroom_Book_Group_Risk';
import GROUP_UNSCORED from '@salesforce/label/c.Headroom_Book_Group_Unscored';
import MET from '@salesforce/label/c.Headroom_Book_Column_Met';
import REASON from '@salesforce/label/c.Headroom_Book_Column_Reason';
import SCORE from '@salesforce/label/c.Headroom_Book_Column_Score';
import SORT_DOWN from '@salesforce/label/c.Headroom_Book_Sort_Down';
import SORT_MONDAY from '@salesforce/label/c.Headroom_Book_Sort_Monday';
import SORT_NO_MONEY from '@salesforce/label/c.Headroom_Book_Sort_Monday_No_Money';
import SORT_UP from '@salesforce/label/c.Headroom_Book_Sort_Up';
import TASK from '@salesforce/label/c.Headroom_Book_Column_Task';
import VALUE from '@salesforce/label/c.Headroom_Book_Column_Value';
import VALUE_IN from '@salesforce/label/c.Headroom_Book_Column_Value_In';
import WEEKS from '@salesforce/label/c.Headroom_Book_Column_Weeks';

import { formatList, formatNumber, formatRoughMoney, orgCurrency } from 'c/headroomFormat';
import { counted, fill, inSentence } from 'c/headroomWords';
import { sumsOf } from './bookFilters';

/** Columns from left to right: what the book can be sorted by, and how narrow a screen leaves it out. */
const COLUMNS = [
  { by: 'account', className: 'head account' },
  { by: 'score', className: 'head band' },
  { by: 'change', className: 'head right wide' },
  { by: '', text: REASON, className: 'head reason' },
  { by: 'department', className: 'head middle' },
  { by: 'value', className: 'head right wide' },
  { by: 'decide', className: 'head decide' },
  { by: 'met', className: 'head right wide' },
  { by: 'task', className: 'head middle' },
  { by: '', text: WEEKS, className: 'head widest' },
  { by: '', text: ACTIONS, className: 'head action', isHidden: true }
];

/** @type {Record<string, string>} */
const NAMES = { account: ACCOUNT, change: CHANGE, department: DEPARTMENT, decide: DECIDE, met: MET, task: TASK };

/**
 * The one currency in which all values stand; undefined where there are several.
 * @param {readonly Headroom.BookRow[]} rows
 */
export function currencyOf(rows) {
  const codes = new Set(rows.filter((row) => typeof row.value === 'number').map((row) => row.currency ?? orgCurrency));
  return codes.size === 1 ? [...codes][0] : undefined;
}

/**
 * @param {string} by
 * @param {{ scoreTitle: string, currency?: string }} about
 */
function nameOf(by, { scoreTitle, currency }) {
  if (by === 'score') {
    return scoreTitle || SCORE;
  }
  if (by === 'value') {
    return currency ? fill(VALUE_IN, currency) : VALUE;
  }
  return NAMES[by] ?? '';
}

/**
 * @param {Headroom.BookSort} sort
 * @param {{ scoreTitle: string, currency?: string, hasMoney: boolean }} about
 */
export function headsOf(sort, about) {
  return COLUMNS.filter(({ by }) => by !== 'value' || about.hasMoney).map(({ by, text, className, isHidden = false }) => {
    const isSorted = by !== '' && by === sort.by;
    return {
      key: by || className,
      by,
      className,
      text: text ?? nameOf(by, about),
      textClass: isHidden ? 'slds-assistive-text' : '',
      isSortable: by !== '',
      ariaSort: isSorted ? (sort.isDown ? 'descending' : 'ascending') : undefined,
      icon: isSorted ? (sort.isDown ? 'down' : 'up') : ''
    };
  });
}

/**
 * @param {Headroom.BookGroup['key']} key
 * @param {string} band  label of the lowest band
 */
function groupTitle(key, band) {
  switch (key) {
    case 'new':
      return fill(GROUP_NEW, band, inSentence(band));
    case 'risk':
      return fill(GROUP_RISK, band);
    case 'rest':
      return GROUP_REST;
    default:
      return GROUP_UNSCORED;
  }
}

/**
 * Title of a group, and how many accounts with how much contract value it holds.
 * @param {Headroom.BookGroup} group
 * @param {string} band  label of the lowest band
 */
export function groupHead({ key, rows }, band) {
  const sums = sumsOf(rows).map(({ amount, currency }) => formatRoughMoney(amount, currency));
  const count = formatNumber(rows.length);
  const note =
    sums.length > 0
      ? counted(rows.length, { one: ACCOUNT_ONE_MONEY, many: ACCOUNTS_MONEY }, count, formatList(sums))
      : counted(rows.length, { one: ACCOUNT_ONE, many: ACCOUNTS }, count);
  return { title: groupTitle(key, band), note };
}

/**
 * @param {Headroom.BookSort} sort
 * @param {{ scoreTitle: string, hasMoney: boolean, band: string }} about
 */
export function sortSentence(sort, about) {
  if (sort.by === 'book') {
    return fill(about.hasMoney ? SORT_MONDAY : SORT_NO_MONEY, about.band, inSentence(about.band));
  }
  return fill(sort.isDown ? SORT_DOWN : SORT_UP, inSentence(nameOf(sort.by, { scoreTitle: about.scoreTitle })));
}
