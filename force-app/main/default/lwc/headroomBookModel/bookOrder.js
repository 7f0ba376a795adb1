/** The order of the book: the Monday order in groups, or one column for all rows. */
import LOCALE from '@salesforce/i18n/locale';

/** Width of a step in which decisions are looked at together. */
const STEP_DAYS = 30;

const names = new Intl.Collator(LOCALE);

/**
 * Compares numbers; what is not known comes last in both directions.
 * @param {number | null | undefined} first
 * @param {number | null | undefined} second
 * @param {boolean} isDown  true = largest first
 */
function byNumber(first, second, isDown) {
  const isKnown = typeof first === 'number';
  if (!isKnown || typeof second !== 'number') {
    return Number(!isKnown) - Number(typeof second !== 'number');
  }
  if (first === second) {
    return 0;
  }
  return first < second === isDown ? 1 : -1;
}

/**
 * @param {string} first
 * @param {string} second
 * @param {boolean} isDown
 */
function byText(first, second, isDown) {
  if (first === '' || second === '') {
    return Number(first === '') - Number(second === '');
  }
  return isDown ? names.compare(second, first) : names.compare(first, second);
}

/**
 * Step of 30 days in which the decision falls; one that has passed stands behind all that can still be acted on.
 * @param {Headroom.DatedBookRow} row
 */
function stepOf({ days }) {
  if (days === undefined) {
    return undefined;
  }
  return days < 0 ? Infinity : Math.floor(days / STEP_DAYS);
}

/**
 * Days to the decision in steps, then contract value, largest first, then the nearer day. Passed decisions and accounts
 * without a date: last, by value and change.
 * @param {Headroom.DatedBookRow} first
 * @param {Headroom.DatedBookRow} second
 */
function byUrgency(first, second) {
  return (
    byNumber(stepOf(first), stepOf(second), false) ||
    byNumber(first.value, second.value, true) ||
    byNumber(first.days, second.days, false) ||
    byNumber(first.change, second.change, false) ||
    names.compare(first.name, second.name)
  );
}

/** @type {Record<string, (first: Headroom.DatedBookRow, second: Headroom.DatedBookRow, isDown: boolean) => number>} */
const COLUMNS = {
  account: (first, second, isDown) => byText(first.name, second.name, isDown),
  score: (first, second, isDown) => byNumber(first.score, second.score, isDown),
  change: (first, second, isDown) => byNumber(first.change, second.change, isDown),
  department: (first, second, isDown) => byText(first.worst, second.worst, isDown),
  value: (first, second, isDown) => byNumber(first.value, second.value, isDown),
  decide: (first, second, isDown) => byText(first.decisionDate ?? '', second.decisionDate ?? '', isDown),
  met: (first, second, isDown) => byNumber(first.metDays, second.metDays, isDown),
  task: (first, second, isDown) => byText(first.task?.due ?? '', second.task?.due ?? '', isDown)
};

/** Columns that are first sorted downwards: the largest value, the longest time since a meeting. */
const DOWN_FIRST = ['value', 'met'];

/** @type {Headroom.BookSort} */
export const MONDAY_ORDER = { by: 'book', isDown: false };

/**
 * The order after a column was asked for: its own first direction, the other one when it is sorted by already; the Monday order has one.
 * @param {Headroom.BookSort} sort
 * @param {Headroom.BookSort['by']} by
 * @returns {Headroom.BookSort}
 */
export function nextSort(sort, by) {
  return by === 'book' ? MONDAY_ORDER : { by, isDown: sort.by === by ? !sort.isDown : DOWN_FIRST.includes(by) };
}

/**
 * @param {Headroom.DatedBookRow} row
 * @returns {Headroom.BookGroup['key']}
 */
function groupOf(row) {
  if (!row.band) {
    return 'unscored';
  }
  if (!row.isAtRisk) {
    return 'rest';
  }
  return row.isNew ? 'new' : 'risk';
}

/**
 * Rows in groups as they are shown. Accounts without a number come last in the Monday order.
 * @param {readonly Headroom.DatedBookRow[]} rows
 * @param {Headroom.BookSort} sort
 * @returns {Headroom.BookGroup[]}  without empty ones
 */
export function orderBook(rows, { by, isDown }) {
  const column = COLUMNS[by];
  if (column) {
    const sorted = [...rows].sort((first, second) => column(first, second, isDown) || names.compare(first.name, second.name));
    return sorted.length > 0 ? [{ key: 'all', rows: sorted }] : [];
  }
  /** @type {Headroom.BookGroup['key'][]} */
  const keys = ['new', 'risk', 'rest', 'unscored'];
  return keys
    .map((key) => ({ key, rows: rows.filter((row) => groupOf(row) === key).sort(byUrgency) }))
    .filter((group) => group.rows.length > 0);
}
