/** Lines of what changed in words: the largest ones, the rest of each cause, and the sum. Every number is the sync's own. */
import APPEARED from '@salesforce/label/c.Headroom_Change_Appeared';
import EDITED from '@salesforce/label/c.Headroom_Settings_Edited';
import EDITED_ON from '@salesforce/label/c.Headroom_Settings_Edited_On';
import GONE from '@salesforce/label/c.Headroom_Change_Gone';
import HIDDEN from '@salesforce/label/c.Headroom_Change_Hidden';
import NEAR from '@salesforce/label/c.Headroom_Change_Near';
import OVERRIDE_COUNTS from '@salesforce/label/c.Headroom_Override_Counts';
import OVERRIDE_ENDED from '@salesforce/label/c.Headroom_Override_Ended';
import SAME from '@salesforce/label/c.Headroom_Change_Same';
import SAME_DATA from '@salesforce/label/c.Headroom_Change_Same_Data';
import SAME_TIME from '@salesforce/label/c.Headroom_Change_Same_Time';
import UNKNOWN from '@salesforce/label/c.Headroom_Change_Unknown';
import VALUES from '@salesforce/label/c.Headroom_Change_Values';
import WHOLE from '@salesforce/label/c.Headroom_Settings_Whole';
import { formatDay } from 'c/headroomFormat';
import { rangeWithUnit, withUnit } from 'c/headroomUnits';
import { fill } from 'c/headroomWords';

/** Object of the records behind an override; names in records have no namespace. */
const OVERRIDE = 'Headroom_Health_Override__c';
const OF_RULE = 'rule:';
const OF_OVERRIDE = 'override:';

/** @type {Record<string, string>} */
const AS_BEFORE = { time: SAME_TIME, data: SAME_DATA };

/**
 * What a line is about: its title, its unit, the object of its records, and whether its values are shown.
 * @param {Headroom.Card} card
 * @param {string} key
 */
function subjectOf({ settings, detail }, key) {
  if (key.startsWith(OF_RULE)) {
    const rule = settings.rules.find(({ k }) => `${OF_RULE}${k}` === key);
    return rule && { title: rule.title, unit: rule.unit, object: rule.object, isHidden: rule.hidden === true, isFew: false };
  }
  const measure = settings.measures.find(({ k }) => k === key);
  const isFew = detail.measures.find(({ k }) => k === key)?.sv?.few === true;
  return measure && { title: measure.title, unit: measure.unit, object: measure.object, isHidden: measure.hidden === true, isFew };
}

/**
 * Title of a measure or a rule; what the settings no longer hold keeps its key and says so.
 * @param {Headroom.Card} card
 * @param {string} key
 */
export function titleOf(card, key) {
  return subjectOf(card, key)?.title ?? fill(UNKNOWN, key.replace(OF_RULE, ''));
}

/**
 * @param {Headroom.ChangeLine} line
 * @param {Headroom.Card} card
 * @param {string} [currency]
 */
function valuesText({ k = '', part, from, to }, card, currency) {
  const subject = subjectOf(card, k);
  const title = titleOf(card, k);
  if (!subject || subject.isFew || (from === null && to === null)) {
    return subject?.isHidden ? fill(HIDDEN, title) : title;
  }
  const unit = subject.unit;
  if (from === null || to === null) {
    return fill(from === null ? APPEARED : GONE, title, withUnit(from ?? to, unit, { currency }));
  }
  const after = withUnit(to, unit, { currency });
  if (from === to) {
    return fill(AS_BEFORE[part] ?? SAME, title, after);
  }
  return withUnit(from, unit, { currency }) === after
    ? fill(NEAR, title, after)
    : fill(VALUES, title, ...rangeWithUnit([from, to], unit, currency));
}

/**
 * @param {Headroom.ChangeLine} line
 * @param {Headroom.Card} card
 */
function overrideText({ k = '' }, card) {
  const override = card.detail.overrides?.find(({ id }) => `${OF_OVERRIDE}${id}` === k);
  if (!override) {
    return OVERRIDE_ENDED;
  }
  return fill(OVERRIDE_COUNTS, override.m === undefined ? card.title : titleOf(card, override.m));
}

/**
 * @param {Headroom.ChangeLine} line
 * @param {Headroom.Card} card
 * @param {Headroom.ChangeContext} context
 */
function settingsText({ k }, card, { editedOn, today }) {
  const what = k === undefined ? WHOLE : titleOf(card, k);
  return editedOn ? fill(EDITED_ON, formatDay(editedOn, today), what) : fill(EDITED, what);
}

/**
 * One line as a sentence and in short, with the records behind it.
 * @param {Headroom.ChangeLine} line
 * @param {Headroom.Card} card
 * @param {Headroom.ChangeContext} context
 * @returns {{ text: string, short: string, ids: readonly string[], objects: readonly string[], day?: string }}  `day`: from which the newer value counts
 */
export function lineWords(line, card, context) {
  const { part, k = '', ids } = line;
  if (part === 'override') {
    const said = overrideText(line, card);
    return { text: said, short: said, ids, objects: [OVERRIDE] };
  }
  const object = subjectOf(card, k)?.object;
  const short = line.k === undefined ? WHOLE : titleOf(card, k);
  const text = part === 'settings' ? settingsText(line, card, context) : valuesText(line, card, context.currency);
  const { on: day } = card.detail.measures.find((measure) => measure.k === k) ?? {};
  return { text, short, day, ids: object ? ids : [], objects: object ? [object] : [] };
}
