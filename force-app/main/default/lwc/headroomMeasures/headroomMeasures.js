/** Measures of one scorecard: those that weigh most, those that are missing, and all of them by group, the worst first. */
import NOT_AN_ANSWER from '@salesforce/label/c.Headroom_No_Value';
import READINGS from '@salesforce/label/c.Headroom_Readings';
import READINGS_IN_USE from '@salesforce/label/c.Headroom_Readings_In_Use';
import READINGS_ONE from '@salesforce/label/c.Headroom_Reading_One';
import WEIGHT from '@salesforce/label/c.Headroom_Weight';
import { formatNumber, formatScore } from 'c/headroomFormat';
import { counted, fill } from 'c/headroomWords';
import { measureRow } from './measureRow';

export { measureRow };

/**
 * @param {Headroom.DetailMeasure} measure
 */
function effectOf(measure) {
  return measure.pts === null ? null : measure.eff;
}

/**
 * The three lines that weigh most below the best band's floor and the one above it.
 * @param {Headroom.Card} card
 * @param {string} [currency]
 */
export function weighsMost(card, currency) {
  const byEffect = [...card.detail.measures].sort((first, second) => first.eff - second.eff || first.k.localeCompare(second.k));
  const below = byEffect.filter((measure) => measure.eff < 0).slice(0, 3);
  const above = byEffect.filter((measure) => measure.eff > 0).slice(-1);
  return [...below, ...above].map((measure) => measureRow(card, measure, currency));
}

/**
 * "1 of 3 readings in use", or "4 of 5 readings" where nothing is switched off.
 * @param {{ n: number, of: number }} group
 * @param {number} off  measures of the group that are off because the org hardly uses their objects
 */
function groupReadings(group, off) {
  const total = group.of + off;
  const counts = [formatNumber(group.n), formatNumber(total)];
  return off > 0 ? fill(READINGS_IN_USE, ...counts) : counted(total, { one: READINGS_ONE, many: READINGS }, ...counts);
}

/**
 * Worst first: lowest score, or lowest effect; what is unknown comes last.
 * @param {number | null} first
 * @param {number | null} second
 */
function worstFirst(first, second) {
  return (first ?? Infinity) - (second ?? Infinity) || 0;
}

/**
 * Groups with their measures, the worst first.
 * @param {Headroom.Card} card
 * @param {Readonly<Record<string, string>>} off  measures that are off: key to object
 * @param {string} [currency]
 * @returns {Headroom.GroupRow[]}
 */
export function groupRows(card, off, currency) {
  const { groups, measures } = card.settings;
  const sorted = [...card.detail.groups].sort((first, second) => worstFirst(first.s, second.s));
  const byEffect = [...card.detail.measures].sort((first, second) => worstFirst(effectOf(first), effectOf(second)));
  return sorted.map((group) => {
    const setting = groups.find((candidate) => candidate.k === group.k);
    const own = measures.filter((measure) => measure.g === group.k).map((measure) => measure.k);
    const switchedOff = own.filter((key) => key in off && !card.detail.measures.some((measure) => measure.k === key));
    return {
      key: group.k,
      title: groupTitle(setting, group.k),
      score: group.s === null ? NOT_AN_ANSWER : formatScore(group.s),
      readings: groupReadings(group, switchedOff.length),
      weight: fill(WEIGHT, formatNumber(group.w)),
      measures: byEffect.filter((measure) => own.includes(measure.k)).map((measure) => measureRow(card, measure, currency))
    };
  });
}

/**
 * Title of a group with its department, unless they are the same word.
 * @param {{ title: string, department: string } | undefined} setting
 * @param {string} key
 */
function groupTitle(setting, key) {
  if (!setting) {
    return key;
  }
  return setting.title === setting.department ? setting.title : `${setting.title} (${setting.department})`;
}

/**
 * Readings that are missing, with the reason. What can only deduct is no reading.
 * @param {Headroom.Card} card
 */
export function missingReadings(card) {
  const deducting = card.settings.measures.filter((measure) => measure.penaltyOnly).map((measure) => measure.k);
  const missing = card.detail.measures.filter((measure) => measure.miss && !deducting.includes(measure.k));
  return missing.map((measure) => measureRow(card, measure));
}
