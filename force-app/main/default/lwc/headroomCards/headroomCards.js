/** What one scorecard says in words: band, change, the line under its number, readings. */
import ACTIVITY_LINE from '@salesforce/label/c.Headroom_Line_Engagement';
import COVERAGE_LINE from '@salesforce/label/c.Headroom_Line_Coverage';
import DOWN from '@salesforce/label/c.Headroom_Change_Down';
import EXCLUDED from '@salesforce/label/c.Headroom_Excluded';
import NEWER from '@salesforce/label/c.Headroom_Newer_Short';
import NOT_ENOUGH from '@salesforce/label/c.Headroom_Not_Enough_Data';
import READINGS from '@salesforce/label/c.Headroom_Readings';
import READINGS_ONE from '@salesforce/label/c.Headroom_Reading_One';
import SINCE from '@salesforce/label/c.Headroom_Since';
import SINCE_REBUILT from '@salesforce/label/c.Headroom_Since_Rebuilt';
import TOO_NEW from '@salesforce/label/c.Headroom_Too_New';
import UP from '@salesforce/label/c.Headroom_Change_Up';
import WORST from '@salesforce/label/c.Headroom_Worst';
import { formatDay, formatList, formatNumber, formatScore, formatWhole } from 'c/headroomFormat';
import { counted, fill, sentence } from 'c/headroomWords';

export { overrideLines, waitingBand } from './overrideLines';
export { rulesInForce, ruleSentence, withEnding } from './ruleLines';

/** Kinds of scorecard that say more with another line than with the worst department. */
const OUTCOMES = 'Vendor outcomes';
/** @type {Record<string, string>} */
const LINES = { 'Client engagement': ACTIVITY_LINE, 'Vendor expansion': COVERAGE_LINE };

/**
 * Word, number and colour token of a card; the states without a number have a grey word.
 * @param {Headroom.Card} card
 */
export function headOf(card) {
  if (card.problem) {
    return { word: NEWER, number: '', colour: '', icon: 'info' };
  }
  const { detail, settings } = card;
  if (detail.state === 'too_new') {
    return { word: TOO_NEW, number: '', colour: '', icon: 'clock' };
  }
  if (detail.state === 'excluded') {
    return { word: EXCLUDED, number: '', colour: '', icon: 'info' };
  }
  if (detail.score === null) {
    return { word: NOT_ENOUGH, number: '', colour: '', icon: 'nodata' };
  }
  const band = settings.bands.find((candidate) => candidate.k === detail.band);
  return { word: band?.label ?? '', number: formatScore(detail.score), colour: band?.colour ?? '', icon: '' };
}

/**
 * Title of a measure; its key where the settings do not hold it.
 * @param {Headroom.Card} card
 * @param {string} key
 */
export function measureTitle(card, key) {
  return card.settings.measures.find(({ k }) => k === key)?.title ?? key;
}

/**
 * Label of the band that effects are measured against.
 * @param {Headroom.Card} card
 */
export function bestBand(card) {
  return card.settings.bands.find((band) => band.floor === card.detail.best)?.label ?? '';
}

/**
 * The change, where the settings find it large enough for an arrow; a score that nobody measured then is not passed off as one.
 * @param {Headroom.Card} card
 * @param {string} [today]
 */
export function changeOf(card, today) {
  if (card.problem || card.change === null || Math.abs(card.change) <= card.settings.scorecard.arrowAbove) {
    return undefined;
  }
  const isDown = card.change < 0;
  const { from, rebuilt = false } = card.detail.changed?.month ?? {};
  const since = rebuilt && from === card.changeFrom ? SINCE_REBUILT : SINCE;
  return {
    icon: isDown ? 'down' : 'up',
    text: fill(isDown ? DOWN : UP, formatWhole(Math.abs(card.change))),
    since: card.changeFrom ? fill(since, formatDay(card.changeFrom, today)) : ''
  };
}

/**
 * The line under a card's number: the worst department, the three outcomes, or what a describing card means.
 * @param {Headroom.Card} card
 * @returns {Headroom.Part[]}
 */
export function lineOf(card) {
  if (card.problem || card.detail.score === null) {
    return [];
  }
  const { detail, settings } = card;
  const groups = detail.groups.filter((group) => group.s !== null);
  if (settings.scorecard.kind === OUTCOMES) {
    const scored = settings.groups.map(({ k, title }) => ({ title, score: groups.find((group) => group.k === k)?.s }));
    const known = scored.filter(({ score }) => typeof score === 'number');
    return [{ text: formatList(known.map(({ title, score }) => `${title} ${formatScore(score ?? 0)}`)) }];
  }
  if (!settings.scorecard.judged) {
    return [{ text: LINES[settings.scorecard.kind] ?? '' }];
  }
  const worst = groups.find((group) => group.k === detail.worst);
  const name = worst && settings.groups.find((group) => group.k === worst.k);
  return worst && name ? sentence(WORST, [{ text: `${name.department} ${formatScore(worst.s ?? 0)}`, strong: true }]) : [];
}

/**
 * "9 of 10 readings"
 * @param {{ readings: number, inUse: number }} of
 */
export function readingsOf({ readings, inUse }) {
  return counted(inUse, { one: READINGS_ONE, many: READINGS }, formatNumber(readings), formatNumber(inUse));
}
