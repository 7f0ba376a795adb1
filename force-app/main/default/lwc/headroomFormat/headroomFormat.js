/**
 * Numbers, money and dates as the user's locale writes them.
 *
 * Negative numbers carry the true minus sign. Calendar days never pass through a time zone; instants are shown in the
 * user's. Nothing here knows the present moment: it is handed in.
 */
import CURRENCY from '@salesforce/i18n/currency';
import LOCALE from '@salesforce/i18n/locale';

export { dayOf, daysAfter, daysBetween, formatDay, formatLongDay, formatLongMonth, formatMoment, formatMonth } from './days';

/** ISO code of the org's own currency: what amounts stand in where the platform names none. */
export const orgCurrency = CURRENCY;

const MINUS = '\u2212';

/** @type {Record<string, Intl.NumberFormat>} */
const numberFormats = {};

/**
 * @param {number} value
 * @param {Intl.NumberFormatOptions} options
 */
function formatWith(value, options) {
  const key = JSON.stringify(options);
  numberFormats[key] = numberFormats[key] ?? new Intl.NumberFormat(LOCALE, options);
  if (value >= 0) {
    return numberFormats[key].format(value);
  }
  const parts = numberFormats[key].formatToParts(value);
  return parts.map((part) => (part.type === 'minusSign' ? MINUS : part.value)).join('');
}

/**
 * A score or points: exactly one decimal, rounded as the service's own texts are.
 * @param {number} value
 */
export function formatScore(value) {
  return formatWith(Number(value.toFixed(1)), { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'negative' });
}

/**
 * An effect with its sign; zero has none.
 * @param {number} value
 */
export function formatEffect(value) {
  return formatWith(Number(value.toFixed(1)), { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
}

/**
 * A count or another number as it is, at most two decimals.
 * @param {number} value
 */
export function formatNumber(value) {
  return formatWith(value, { maximumFractionDigits: 2, signDisplay: 'negative' });
}

/**
 * A whole number.
 * @param {number} value
 */
export function formatWhole(value) {
  return formatWith(value, { maximumFractionDigits: 0, signDisplay: 'negative' });
}

/**
 * A number on a scale around zero, with its sign.
 * @param {number} value
 */
export function formatSigned(value) {
  return formatWith(value, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
}

/**
 * A fraction as a percentage.
 * @param {number} fraction  0.9 is 90%
 */
export function formatShare(fraction) {
  return formatWith(fraction, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'negative' });
}

/**
 * A relative change as a whole percentage with its sign.
 * @param {number} fraction  -0.53 is −53%
 */
export function formatChange(fraction) {
  return formatWith(fraction, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
}

/**
 * An amount with the ISO code of its currency; cents only where there are any.
 * @param {number} amount
 * @param {string} [currency]  ISO code; the org's own where the platform names none
 */
export function formatMoney(amount, currency = CURRENCY) {
  const digits = Number.isInteger(amount) ? 0 : 2;
  return formatWith(amount, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative'
  });
}

/** From here on a sum is told in thousands or millions. */
const ROUGH_FROM = 1000000;

/**
 * A sum for a heading: from a million on with one decimal and its word.
 * @param {number} amount
 * @param {string} [currency]  ISO code; the org's own where the platform names none
 * @example formatRoughMoney(1400000, 'EUR') // 'EUR 1.4M'
 */
export function formatRoughMoney(amount, currency = CURRENCY) {
  if (Math.abs(amount) < ROUGH_FROM) {
    return formatMoney(Math.round(amount), currency);
  }
  return formatWith(amount, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    notation: 'compact',
    maximumFractionDigits: 1,
    signDisplay: 'negative'
  });
}

/**
 * Several things side by side, as the locale lists them. Units (`type: 'unit'`) run into one another in Chinese: 8, 9 would be 89.
 * @param {readonly string[]} items
 */
export function formatList(items) {
  return new Intl.ListFormat(LOCALE, { type: 'conjunction', style: 'narrow' }).format(items);
}

/**
 * ISO code that the platform wrote into a displayed amount (an org with several currencies does), else undefined.
 * @param {string | null | undefined} displayed
 */
export function currencyIn(displayed) {
  const found = /\b[A-Z]{3}\b/.exec(displayed ?? '');
  return found ? found[0] : undefined;
}
