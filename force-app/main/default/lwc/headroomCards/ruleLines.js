/** Rules in words: what holds a score, since when, and what it would be without. */
import HELD_AT from '@salesforce/label/c.Headroom_Held_At';
import HELD_AT_RULES from '@salesforce/label/c.Headroom_Held_At_Rules';
import LIFTED_TO from '@salesforce/label/c.Headroom_Lifted_To';
import LIFTED_TO_RULES from '@salesforce/label/c.Headroom_Lifted_To_Rules';
import RULE_ENDS from '@salesforce/label/c.Headroom_Rule_Ends';
import RULE_IN_FORCE from '@salesforce/label/c.Headroom_Rule_In_Force';
import { daysBetween, formatDay, formatNumber, formatScore } from 'c/headroomFormat';
import { withUnit } from 'c/headroomUnits';
import { sentence } from 'c/headroomWords';

/** Labels of the rule that decides. Without one of several rules the next may hold, so that only the score without any is known. */
const ALONE = { held: HELD_AT, lifted: LIFTED_TO };
const AMONG_OTHERS = { held: HELD_AT_RULES, lifted: LIFTED_TO_RULES };

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
    const { held, lifted } = detail.rules.length > 1 ? AMONG_OTHERS : ALONE;
    const label = rule.acts ? (rule.to < (before ?? rule.to) ? held : lifted) : RULE_IN_FORCE;
    const parts = sentence(label, places).flatMap((part) => (part === places[1] ? about : part));
    return { key: rule.k, acts: rule.acts, parts: withEnding(parts, rule) };
  });
}
