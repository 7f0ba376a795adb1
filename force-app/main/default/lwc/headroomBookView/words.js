/** The words of the book around its list: what stands where there is nothing to list, under the title and at the foot. */
import BY_DEPARTMENT from '@salesforce/label/c.Headroom_Book_By_Department';
import DATE_LINE from '@salesforce/label/c.Headroom_Book_Date';
import EXPORT from '@salesforce/label/c.Headroom_Book_Export';
import FIRST_OF from '@salesforce/label/c.Headroom_Book_First_Of';
import LOAD_MORE from '@salesforce/label/c.Headroom_Book_Load_More';
import MANAGER_FIELD from '@salesforce/label/c.Headroom_Book_Manager_Field';
import MANAGER_ROLE from '@salesforce/label/c.Headroom_Book_Manager_Role';
import MEASURES_OFF from '@salesforce/label/c.Headroom_Book_Measures_Off';
import MINE from '@salesforce/label/c.Headroom_Book_Mine';
import MINE_EMPTY from '@salesforce/label/c.Headroom_Book_Mine_Empty';
import NEW from '@salesforce/label/c.Headroom_Book_New';
import NONE_FOUND from '@salesforce/label/c.Headroom_Book_None_Found';
import NOTHING_NEW from '@salesforce/label/c.Headroom_Book_Nothing_New';
import SCORES_OF from '@salesforce/label/c.Headroom_Book_Scores_Of';
import SHOWN from '@salesforce/label/c.Headroom_Book_Shown';
import SHOWN_ONE from '@salesforce/label/c.Headroom_Book_Shown_One';
import SHOW_ALL from '@salesforce/label/c.Headroom_Book_Show_All';
import SOON from '@salesforce/label/c.Headroom_Book_Soon';
import TEAM from '@salesforce/label/c.Headroom_Book_Team';
import TEAM_EMPTY from '@salesforce/label/c.Headroom_Book_Team_Empty';
import UNMET from '@salesforce/label/c.Headroom_Book_Unmet';
import UNSCORED from '@salesforce/label/c.Headroom_Book_Unscored';
import UNSCORED_ONE from '@salesforce/label/c.Headroom_Book_Unscored_One';
import { formatLongDay, formatMoment, formatNumber } from 'c/headroomFormat';
import { counted, fill, inSentence } from 'c/headroomWords';

/** Words that stand in the template. */
export const LABELS = {
  export: EXPORT,
  loadMore: LOAD_MORE,
  noneFound: NONE_FOUND,
  showAll: SHOW_ALL
};

/** Tabs in their order. */
export const TABS = [
  { key: 'mine', text: MINE },
  { key: 'team', text: TEAM },
  { key: 'department', text: BY_DEPARTMENT }
];

/**
 * @param {string} tab  key
 */
export function titleOf(tab) {
  return TABS.find(({ key }) => key === tab)?.text ?? '';
}

/**
 * Day and viewer under the title.
 * @param {string | undefined} today
 * @param {string} viewer
 */
export function dateLine(today, viewer) {
  return today ? fill(DATE_LINE, formatLongDay(today), viewer) : viewer;
}

/**
 * Where the org names the success manager of an account.
 * @param {Headroom.RunReport | undefined} report  of the newest good run
 */
function managerText(report) {
  const { manager } = report ?? {};
  if (!manager) {
    return '';
  }
  return 'role' in manager ? fill(MANAGER_ROLE, manager.role) : fill(MANAGER_FIELD, manager.path);
}

/**
 * What stands in place of a list that nobody can have filtered away.
 * @param {string} tab
 * @param {number} count  accounts of the tab
 * @param {Headroom.RunReport | undefined} report
 * @returns {Headroom.Panel | undefined}
 */
export function emptyPanel(tab, count, report) {
  return count > 0 ? undefined : { icon: 'info', text: tab === 'team' ? TEAM_EMPTY : MINE_EMPTY, hint: managerText(report) };
}

/**
 * @param {string} band  label of the lowest band
 */
export function nothingNew(band) {
  return fill(NOTHING_NEW, band, inSentence(band));
}

/**
 * Said to screen readers after a filter was pressed.
 * @param {number} count
 */
export function shownText(count) {
  return counted(count, { one: SHOWN_ONE, many: SHOWN }, formatNumber(count));
}

/**
 * That the book is larger than what was loaded.
 * @param {number} loaded
 * @param {number} total
 */
export function firstOfText(loaded, total) {
  return loaded < total ? fill(FIRST_OF, formatNumber(loaded), formatNumber(total)) : '';
}

/**
 * @param {number} count  accounts without a number
 */
export function unscoredText(count) {
  return count > 0 ? counted(count, { one: UNSCORED_ONE, many: UNSCORED }, formatNumber(count)) : '';
}

/**
 * Of when the scores are, and how many measures nobody here can be judged by.
 * @param {Headroom.BookView} view
 */
export function footerTexts({ goodRun, report }) {
  const off = Object.keys(report?.off ?? {}).length;
  return [
    goodRun?.asOf ? fill(SCORES_OF, formatMoment(goodRun.asOf)) : '',
    off > 0 && report?.measures ? fill(MEASURES_OFF, formatNumber(off), formatNumber(report.measures)) : ''
  ].filter((text) => text !== '');
}

/**
 * Filters by their names, for the exported file.
 * @param {readonly Headroom.BookFilter[]} filters
 * @param {{ band: string, unscored: string, decideWithinDays: number, notMetForDays: number }} about
 */
export function filterNames(filters, { band, unscored, decideWithinDays, notMetForDays }) {
  /** @type {Record<string, string>} */
  const names = {
    risk: band,
    new: NEW,
    soon: fill(SOON, formatNumber(decideWithinDays)),
    unmet: fill(UNMET, formatNumber(notMetForDays)),
    unscored
  };
  return filters.map((key) => names[key] ?? key);
}
