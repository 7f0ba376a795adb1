/** Calendar days and instants. Calendar days never pass through a time zone; instants are shown in the user's. */
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';

const DAY_MS = 86400000;

/**
 * Calendar day of an instant in the user's time zone, as YYYY-MM-DD.
 * @param {string | number} instant
 */
export function dayOf(instant) {
  const format = new Intl.DateTimeFormat('en', { timeZone: TIME_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
  /** @type {Record<string, string>} */
  const part = {};
  format.formatToParts(new Date(instant)).forEach(({ type, value }) => {
    part[type] = value;
  });
  return `${part.year}-${part.month}-${part.day}`;
}

/**
 * Whole days from one calendar day to another; negative when the second is earlier.
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/**
 * Calendar day so many days after another.
 * @param {string} day  YYYY-MM-DD
 * @param {number} days
 */
export function daysAfter(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** @type {Record<string, Intl.DateTimeFormat>} */
const dayFormats = {};

/**
 * @param {string} day  YYYY-MM-DD
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatDayWith(day, options) {
  const key = JSON.stringify(options);
  dayFormats[key] = dayFormats[key] ?? new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' });
  return dayFormats[key].format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}

/**
 * A calendar day; the year is written only where it is not the reader's.
 * @param {string} day  YYYY-MM-DD
 * @param {string} [today]  YYYY-MM-DD
 */
export function formatDay(day, today) {
  const sameYear = today !== undefined && today.slice(0, 4) === day.slice(0, 4);
  return formatDayWith(day, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) });
}

/**
 * A calendar day with its weekday, month and year in full.
 * @param {string} day  YYYY-MM-DD
 */
export function formatLongDay(day) {
  return formatDayWith(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/**
 * A month, with its year or without.
 * @param {string} day  YYYY-MM-DD, any of the month
 * @param {boolean} hasYear
 */
export function formatMonth(day, hasYear) {
  return formatDayWith(day, { month: 'short', ...(hasYear ? { year: 'numeric' } : {}) });
}

/**
 * A month in full, with its year or without.
 * @param {string} day  YYYY-MM-DD, any of the month
 * @param {boolean} hasYear
 */
export function formatLongMonth(day, hasYear) {
  return formatDayWith(day, { month: 'long', ...(hasYear ? { year: 'numeric' } : {}) });
}

/**
 * An instant with its time of day.
 * @param {string | number} instant
 */
export function formatMoment(instant) {
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE };
  return new Intl.DateTimeFormat(LOCALE, options).format(new Date(instant));
}
