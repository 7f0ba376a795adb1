/** Signal values with their unit, as a person says them: "20 days", "1 contact", "90%". */
import ACTS_MANY from '@salesforce/label/c.Headroom_Unit_Acts';
import ACTS_ONE from '@salesforce/label/c.Headroom_Unit_Act';
import ANSWERS_MANY from '@salesforce/label/c.Headroom_Unit_Answers';
import ANSWERS_ONE from '@salesforce/label/c.Headroom_Unit_Answer';
import CASES_MANY from '@salesforce/label/c.Headroom_Unit_Cases';
import CASES_ONE from '@salesforce/label/c.Headroom_Unit_Case';
import CONTACTS_MANY from '@salesforce/label/c.Headroom_Unit_Contacts';
import CONTACTS_ONE from '@salesforce/label/c.Headroom_Unit_Contact';
import DAYS_MANY from '@salesforce/label/c.Headroom_Unit_Days';
import DAYS_ONE from '@salesforce/label/c.Headroom_Unit_Day';
import FEATURES_MANY from '@salesforce/label/c.Headroom_Unit_Features';
import FEATURES_ONE from '@salesforce/label/c.Headroom_Unit_Feature';
import HOURS_MANY from '@salesforce/label/c.Headroom_Unit_Hours';
import HOURS_ONE from '@salesforce/label/c.Headroom_Unit_Hour';
import LEAST from '@salesforce/label/c.Headroom_Or_More';
import LEVEL from '@salesforce/label/c.Headroom_Unit_Level';
import MILESTONES_MANY from '@salesforce/label/c.Headroom_Unit_Milestones';
import MILESTONES_ONE from '@salesforce/label/c.Headroom_Unit_Milestone';
import MONTHS_MANY from '@salesforce/label/c.Headroom_Unit_Months';
import MONTHS_ONE from '@salesforce/label/c.Headroom_Unit_Month';
import NO from '@salesforce/label/c.Headroom_No';
import OPPORTUNITIES_MANY from '@salesforce/label/c.Headroom_Unit_Opportunities';
import OPPORTUNITIES_ONE from '@salesforce/label/c.Headroom_Unit_Opportunity';
import PEOPLE_MANY from '@salesforce/label/c.Headroom_Unit_People';
import PEOPLE_ONE from '@salesforce/label/c.Headroom_Unit_Person';
import UNITS_MANY from '@salesforce/label/c.Headroom_Unit_Units';
import UNITS_ONE from '@salesforce/label/c.Headroom_Unit_Unit';
import USERS_MANY from '@salesforce/label/c.Headroom_Unit_Users';
import USERS_ONE from '@salesforce/label/c.Headroom_Unit_User';
import YES from '@salesforce/label/c.Headroom_Yes';
import { formatChange, formatMoney, formatNumber, formatShare, formatSigned } from 'c/headroomFormat';
import { counted, fill } from 'c/headroomWords';

/** Units that are counted; any other is written as the settings write it. @type {Record<string, { one: string, many: string }>} */
const COUNTED = {
  acts: { one: ACTS_ONE, many: ACTS_MANY },
  answers: { one: ANSWERS_ONE, many: ANSWERS_MANY },
  cases: { one: CASES_ONE, many: CASES_MANY },
  contacts: { one: CONTACTS_ONE, many: CONTACTS_MANY },
  days: { one: DAYS_ONE, many: DAYS_MANY },
  features: { one: FEATURES_ONE, many: FEATURES_MANY },
  hours: { one: HOURS_ONE, many: HOURS_MANY },
  milestones: { one: MILESTONES_ONE, many: MILESTONES_MANY },
  opportunities: { one: OPPORTUNITIES_ONE, many: OPPORTUNITIES_MANY },
  people: { one: PEOPLE_ONE, many: PEOPLE_MANY },
  units: { one: UNITS_ONE, many: UNITS_MANY },
  users: { one: USERS_ONE, many: USERS_MANY }
};

/** Units that are a scale. @type {Record<string, (value: number, currency?: string) => string>} */
const SCALES = {
  'share 0-1': (value) => formatShare(value),
  'share, -1 to any': (value) => formatChange(value),
  percent: (value) => formatShare(value / 100),
  ratio: (value) => formatNumber(value),
  '-100 to 100': (value) => formatSigned(value),
  money: (value, currency) => formatMoney(value, currency),
  '0 or 1': (value) => (value === 0 ? NO : YES),
  'level 1-5': (value) => fill(LEVEL, formatNumber(value))
};

/**
 * @param {number} value
 * @param {string} unit
 * @param {string} [currency]
 */
function worded(value, unit, currency) {
  const scale = SCALES[unit];
  if (scale) {
    return scale(value, currency);
  }
  const labels = COUNTED[unit];
  return labels ? counted(value, labels, formatNumber(value)) : `${formatNumber(value)} ${unit}`.trim();
}

/**
 * A quantity of a product line with the line's own noun: "80 seats", "1 seat".
 * @param {number} quantity
 * @param {string} key  of the product line
 * @param {Headroom.LineSettings} settings
 */
export function lineQuantity(quantity, key, settings) {
  return `${formatNumber(quantity)} ${lineUnit(quantity, key, settings)}`.trim();
}

/**
 * @param {number} quantity
 * @param {string} key  of the product line
 * @param {Headroom.LineSettings} settings
 */
export function lineUnit(quantity, key, settings) {
  const line = settings.lines.find((candidate) => candidate.k === key);
  return (quantity === 1 ? line?.unitOne : line?.unit) ?? line?.unit ?? '';
}

/**
 * @param {number | null | undefined} value  an empty text where there is none
 * @param {string} unit  the signal's unit
 * @param {{ currency?: string, isLeast?: boolean }} [more]  ISO code for amounts; true for a value that is only the least it can be
 */
export function withUnit(value, unit, { currency, isLeast = false } = {}) {
  if (value === null || value === undefined) {
    return '';
  }
  const words = worded(value, unit, currency);
  return isLeast ? fill(LEAST, words) : words;
}

/**
 * Two values of one signal, as they stand in one sentence: a counted unit is written once, behind the second ("9 to 20 days").
 * @param {readonly [number, number]} values
 * @param {string} unit  the signal's unit
 * @param {string} [currency]  ISO code for amounts
 * @returns {[string, string]}
 */
export function rangeWithUnit([from, to], unit, currency) {
  return [unit in COUNTED ? formatNumber(from) : worded(from, unit, currency), worded(to, unit, currency)];
}

/** Length of a mean month in days (365 / 12), and how far a number of months may lie from a whole one. */
const MONTH_DAYS = 365 / 12;
const NEAR = 0.1;

/**
 * A period as people say it: "6 months" where it is as good as that, else "100 days".
 * @param {number} days
 * @example periodText(182) // '6 months'
 */
export function periodText(days) {
  const months = Math.round(days / MONTH_DAYS);
  if (months > 0 && Math.abs(days / MONTH_DAYS - months) < NEAR) {
    return counted(months, { one: MONTHS_ONE, many: MONTHS_MANY }, formatNumber(months));
  }
  return counted(days, COUNTED.days, formatNumber(days));
}
