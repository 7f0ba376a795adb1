/** What one scorecard says in words: band, change, the line under its number, rules in force, readings. */
import ACTIVITY_LINE from '@salesforce/label/c.Headroom_Line_Engagement';
import COVERAGE_LINE from '@salesforce/label/c.Headroom_Line_Coverage';
import DOWN from '@salesforce/label/c.Headroom_Change_Down';
import EXCLUDED from '@salesforce/label/c.Headroom_Excluded';
import HELD_AT from '@salesforce/label/c.Headroom_Held_At';
import LIFTED_TO from '@salesforce/label/c.Headroom_Lifted_To';
import NEWER from '@salesforce/label/c.Headroom_Newer_Short';
import NOT_ENOUGH from '@salesforce/label/c.Headroom_Not_Enough_Data';
import READINGS from '@salesforce/label/c.Headroom_Readings';
import READINGS_ONE from '@salesforce/label/c.Headroom_Reading_One';
import RULE_ENDS from '@salesforce/label/c.Headroom_Rule_Ends';
import RULE_IN_FORCE from '@salesforce/label/c.Headroom_Rule_In_Force';
import SINCE from '@salesforce/label/c.Headroom_Since';
import SINCE_REBUILT from '@salesforce/label/c.Headroom_Since_Rebuilt';
import TOO_NEW from '@salesforce/label/c.Headroom_Too_New';
import UP from '@salesforce/label/c.Headroom_Change_Up';
import WORST from '@salesforce/label/c.Headroom_Worst';
import { daysBetween, formatDay, formatList, formatNumber, formatScore, formatWhole } from 'c/headroomFormat';
import { withUnit } from 'c/headroomUnits';
import { counted, fill, sentence } from 'c/headroomWords';

export { overrideLines, waitingBand } from './overrideLines';

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

/**
 * A value as of today: days since or until a day are counted anew, because a record is not written for them alone.
 * @param {number | null | undefined} value  when it was written
 * @param {{ on?: string, by?: string }} day
 * @param {string} [today]
 */
function valueToday(value, { on, by }, today) {
  if (value === null || value === undefined || !today) {
    return value;
  }
  if (on) {
    return daysBetween(on, today);
  }
  return by ? daysBetween(today, by) : value;
}

/**
 * A rule's text with its places filled, values with their units; {record} becomes the record by which the rule holds.
 * @param {Headroom.RuleSetting | undefined} setting  of the rule; without one its key is all there is to say
 * @param {Partial<Headroom.DetailRule> & { k: string, val: number | null, ids: readonly string[], line?: string }} rule
 * @param {string} [today]  YYYY-MM-DD
 * @returns {Headroom.Part[]}
 */
export function ruleSentence(setting, rule, today) {
  const text = setting?.text || setting?.title || rule.k;
  const value = valueToday(rule.val, rule, today);
  const second = valueToday(rule.val2, { on: rule.on2, by: rule.by2 }, today);
  const filled = text
    .replaceAll('{value}', withUnit(value, setting?.unit ?? '', { isLeast: rule.least }))
    .replaceAll('{second}', withUnit(second, setting?.unit2 ?? '', { isLeast: rule.least2 }))
    .replaceAll('{line}', rule.line ?? '');
  const [before = '', ...after] = filled.split('{record}');
  if (after.length === 0 || rule.ids.length === 0 || !setting?.object) {
    return [{ text: [before, ...after].join('').replaceAll('  ', ' ') }];
  }
  return [{ text: before }, { ids: rule.ids.slice(0, 1), objects: [setting.object] }, { text: after.join('') }];
}

/**
 * A rule's or hold's sentence, and that it ends where its conditions no longer hold.
 * @param {Headroom.Part[]} parts
 * @param {{ ends?: object }} rule
 * @returns {Headroom.Part[]}
 */
export function withEnding(parts, rule) {
  return rule.ends ? [...parts, { text: ` ${RULE_ENDS}` }] : parts;
}

/**
 * Rules in force, the one that decides the score first.
 * @param {Headroom.Card} card
 * @param {string} [today]
 * @returns {{ key: string, acts: boolean, parts: Headroom.Part[] }[]}
 */
export function rulesInForce(card, today) {
  const { detail, settings } = card;
  const before = detail.base ?? detail.computed;
  const sorted = [...detail.rules].sort((first, second) => Number(second.acts) - Number(first.acts));
  return sorted.map((rule) => {
    const setting = settings.rules.find((candidate) => candidate.k === rule.k);
    const about = ruleSentence(setting, rule, today);
    const places = [
      { text: formatNumber(rule.to), strong: true },
      { text: '' },
      { text: setting?.department ?? '' },
      { text: formatDay(rule.since, today) },
      { text: before === null ? '' : formatScore(before) }
    ];
    const label = rule.acts ? (rule.to < (before ?? rule.to) ? HELD_AT : LIFTED_TO) : RULE_IN_FORCE;
    const parts = sentence(label, places).flatMap((part) => (part === places[1] ? about : part));
    return { key: rule.k, acts: rule.acts, parts: withEnding(parts, rule) };
  });
}
