/** The words of the matrix around its table. */
import ALL from '@salesforce/label/c.Headroom_Matrix_All';
import ALL_EMPTY from '@salesforce/label/c.Headroom_Matrix_All_Empty';
import AMOUNT from '@salesforce/label/c.Headroom_Column_Amount';
import ACCOUNT from '@salesforce/label/c.Headroom_Book_Column_Account';
import EXPORT from '@salesforce/label/c.Headroom_Book_Export';
import FIRST_OF from '@salesforce/label/c.Headroom_Matrix_First_Of';
import LOAD_MORE from '@salesforce/label/c.Headroom_Book_Load_More';
import MINE from '@salesforce/label/c.Headroom_Book_Mine';
import MINE_EMPTY from '@salesforce/label/c.Headroom_Matrix_Mine_Empty';
import NONE_FOUND from '@salesforce/label/c.Headroom_Book_None_Found';
import NOT_CONVERTED from '@salesforce/label/c.Headroom_Book_Not_Converted';
import NOTHING_OPEN from '@salesforce/label/c.Headroom_Nothing_Open';
import OPEN from '@salesforce/label/c.Headroom_Matrix_Open';
import READING from '@salesforce/label/c.Headroom_Matrix_Reading';
import SHOWN from '@salesforce/label/c.Headroom_Book_Shown';
import SHOWN_ONE from '@salesforce/label/c.Headroom_Book_Shown_One';
import SHOW_ALL from '@salesforce/label/c.Headroom_Book_Show_All';
import SORT_DOWN from '@salesforce/label/c.Headroom_Book_Sort_Down';
import SORT_UP from '@salesforce/label/c.Headroom_Book_Sort_Up';
import TEAM from '@salesforce/label/c.Headroom_Book_Team';
import TEAM_EMPTY from '@salesforce/label/c.Headroom_Matrix_Team_Empty';
import WHOLE_ACCOUNTS from '@salesforce/label/c.Headroom_Matrix_Whole_Accounts';
import { formatNumber } from 'c/headroomFormat';
import { counted, fill } from 'c/headroomWords';

/** Words that stand in the template. */
export const LABELS = {
  export: EXPORT,
  loadMore: LOAD_MORE,
  noneFound: NONE_FOUND,
  notConverted: NOT_CONVERTED,
  nothingOpen: NOTHING_OPEN,
  showAll: SHOW_ALL,
  wholeAccounts: WHOLE_ACCOUNTS
};

/** Tabs in their order. @type {readonly { key: Headroom.MatrixScope, text: string, empty: string }[]} */
export const TABS = [
  { key: 'mine', text: MINE, empty: MINE_EMPTY },
  { key: 'team', text: TEAM, empty: TEAM_EMPTY },
  { key: 'all', text: ALL, empty: ALL_EMPTY }
];

/**
 * @param {string} scope
 */
export function tabOf(scope) {
  return TABS.find(({ key }) => key === scope) ?? TABS[0];
}

/**
 * @param {Headroom.MatrixSort} sort
 * @param {readonly Headroom.MatrixLine[]} lines
 */
export function sortSentence({ by, isDown }, lines) {
  /** @type {Record<string, string>} */
  const names = { name: ACCOUNT, open: OPEN, amount: AMOUNT };
  const name = names[by] ?? lines.find(({ key }) => by === `line:${key}`)?.title ?? '';
  return fill(isDown ? SORT_DOWN : SORT_UP, name);
}

/**
 * That not all accounts are loaded, and of which the totals are.
 * @param {number} loaded
 * @param {number} total
 */
export function firstOfText(loaded, total) {
  return loaded < total ? fill(FIRST_OF, formatNumber(loaded), formatNumber(total)) : '';
}

/**
 * How far the cells are read; an empty text once all are.
 * @param {Headroom.MatrixTable} table
 */
export function readingText({ read, rows }) {
  return read < rows.length ? fill(READING, formatNumber(read), formatNumber(rows.length)) : '';
}

/**
 * Said to screen readers after a filter was changed.
 * @param {number} count
 */
export function shownText(count) {
  return counted(count, { one: SHOWN_ONE, many: SHOWN }, formatNumber(count));
}
