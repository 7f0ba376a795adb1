/** The numbers over the book, each a filter; money is added up by currency and never across. */

/** @type {Record<string, (row: Headroom.DatedBookRow) => boolean>} */
const TESTS = {
  risk: (row) => row.isAtRisk,
  new: (row) => row.isNew,
  soon: (row) => row.isSoon,
  unmet: (row) => row.isUnmet,
  unscored: (row) => !row.band
};

/** Filters that ask for a band: accounts without one are not hidden by them, for nobody knows. */
const BY_BAND = ['risk', 'new'];

/** @type {Headroom.BookFilter[]} */
const NUMBERS = ['risk', 'new', 'soon', 'unmet'];

/**
 * Contract values by currency, the largest first; without access to them there is nothing to add up.
 * @param {readonly Headroom.BookRow[]} rows
 * @returns {Headroom.BookSum[]}
 */
export function sumsOf(rows) {
  /** @type {Record<string, number>} */
  const cents = {};
  rows.forEach(({ value, currency = '' }) => {
    if (typeof value === 'number') {
      cents[currency] = (cents[currency] ?? 0) + Math.round(value * 100);
    }
  });
  return Object.entries(cents)
    .map(([currency, amount]) => ({ ...(currency ? { currency } : {}), amount: amount / 100 }))
    .sort((first, second) => second.amount - first.amount);
}

/**
 * The four numbers, of all rows whatever is filtered.
 * @param {readonly Headroom.DatedBookRow[]} rows
 * @returns {Headroom.BookNumber[]}
 */
export function numbersOf(rows) {
  return NUMBERS.map((key) => {
    const found = rows.filter(TESTS[key]);
    return { key, count: found.length, sums: sumsOf(found) };
  });
}

/**
 * Accounts without a number, whatever is filtered.
 * @param {readonly Headroom.DatedBookRow[]} rows
 */
export function unscoredCount(rows) {
  return rows.filter(TESTS.unscored).length;
}

/**
 * Rows that pass all filters that are on.
 * @param {readonly Headroom.DatedBookRow[]} rows
 * @param {readonly Headroom.BookFilter[]} filters
 */
export function filterBook(rows, filters) {
  return rows.filter((row) => filters.every((key) => TESTS[key](row) || (BY_BAND.includes(key) && !row.band)));
}

/**
 * The filters after one was pressed; those without a number stand alone.
 * @param {readonly Headroom.BookFilter[]} filters
 * @param {Headroom.BookFilter} key
 * @returns {Headroom.BookFilter[]}
 */
export function toggledFilters(filters, key) {
  if (filters.includes(key)) {
    return filters.filter((other) => other !== key);
  }
  return key === 'unscored' ? [key] : [...filters.filter((other) => other !== 'unscored'), key];
}
