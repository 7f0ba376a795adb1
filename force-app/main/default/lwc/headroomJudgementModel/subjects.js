/** What can be overruled, what it shows at present, and what an override will do to it, in words. */
import CAP from '@salesforce/label/c.Headroom_Override_Kind_Cap';
import CAP_HINT from '@salesforce/label/c.Headroom_Override_Kind_Cap_Hint';
import EXCLUDE from '@salesforce/label/c.Headroom_Override_Kind_Exclude';
import EXCLUDE_HINT from '@salesforce/label/c.Headroom_Override_Kind_Exclude_Hint';
import NO_READING from '@salesforce/label/c.Headroom_Missing_Unknown';
import NOW from '@salesforce/label/c.Headroom_Override_Now';
import POINTS from '@salesforce/label/c.Headroom_Override_Kind_Points';
import POINTS_HINT from '@salesforce/label/c.Headroom_Override_Kind_Points_Hint';
import POINTS_OF from '@salesforce/label/c.Headroom_Points_Of';
import WHOLE from '@salesforce/label/c.Headroom_Override_Whole';
import WILL_CAP from '@salesforce/label/c.Headroom_Override_Will_Cap';
import WILL_CAP_MEASURE from '@salesforce/label/c.Headroom_Override_Will_Cap_Measure';
import WILL_EXCLUDE from '@salesforce/label/c.Headroom_Override_Will_Exclude';
import WILL_EXCLUDE_MEASURE from '@salesforce/label/c.Headroom_Override_Will_Exclude_M';
import WILL_POINTS from '@salesforce/label/c.Headroom_Override_Will_Points';
import WILL_POINTS_MEASURE from '@salesforce/label/c.Headroom_Override_Will_Points_M';
import { headOf } from 'c/headroomCards';
import { formatDay, formatNumber, formatScore } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';

/** Values of the picklist of kinds, with their words, and whether a number belongs to them. */
export const KINDS = Object.freeze([
  { value: 'Cap', label: CAP, hint: CAP_HINT, hasValue: true },
  { value: 'Exclude', label: EXCLUDE, hint: EXCLUDE_HINT, hasValue: false },
  { value: 'Points', label: POINTS, hint: POINTS_HINT, hasValue: true }
]);

/** @type {Record<string, { whole: string, measure: string }>} */
const WILL = {
  Cap: { whole: WILL_CAP, measure: WILL_CAP_MEASURE },
  Exclude: { whole: WILL_EXCLUDE, measure: WILL_EXCLUDE_MEASURE },
  Points: { whole: WILL_POINTS, measure: WILL_POINTS_MEASURE }
};

/**
 * Title of what an override is about; the key where this viewer is shown nothing of that name.
 * @param {readonly Headroom.Card[]} cards
 * @param {string | null | undefined} scorecard  key
 * @param {string | null | undefined} measure  key; without one it is the whole scorecard
 */
export function subjectTitle(cards, scorecard, measure) {
  if (measure) {
    const setting = cards.flatMap((card) => card.settings?.measures ?? []).find(({ k }) => k === measure);
    return setting?.title ?? measure;
  }
  return cards.find(({ key }) => key === scorecard)?.title ?? scorecard ?? '';
}

/**
 * What of one scorecard can be overruled: the whole of it, then its measures, each with what it shows now.
 * @param {Headroom.Card} card
 * @returns {{ value: string, label: string, now: string }[]}  `value` is the measure's key, '' for the whole scorecard
 */
export function subjectsOf(card) {
  const { word, number } = headOf(card);
  const measures = card.detail.measures.map(({ k, pts }) => ({
    value: k,
    label: subjectTitle([card], card.key, k),
    now: fill(NOW, pts === null ? NO_READING : fill(POINTS_OF, formatScore(pts)))
  }));
  return [{ value: '', label: WHOLE, now: fill(NOW, `${word} ${number}`.trim()) }, ...measures];
}

/**
 * What an override will do once the sync has seen it; '' as long as something is missing.
 * @param {{ kind: string, value: number | undefined, lastDay: string }} said
 * @param {Headroom.Card} card
 * @param {string} measure  key; '' for the whole scorecard
 * @param {string} [today]  YYYY-MM-DD
 */
export function willDo({ kind, value, lastDay }, card, measure, today) {
  const hasValue = KINDS.find((candidate) => candidate.value === kind)?.hasValue;
  if (hasValue === undefined || !lastDay || (hasValue && value === undefined)) {
    return '';
  }
  const text = WILL[kind][measure ? 'measure' : 'whole'];
  return fill(text, value === undefined ? '' : formatNumber(value), subjectTitle([card], card.key, measure), formatDay(lastDay, today));
}
