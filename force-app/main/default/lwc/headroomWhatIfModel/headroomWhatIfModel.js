/** What the what-if shows: rows to move, the score that would be, ways to the next band. All numbers come from `c/headroomScoring`. */
import ALSO from '@salesforce/label/c.Headroom_What_If_Also';
import AS_NOW from '@salesforce/label/c.Headroom_What_If_As_Now';
import AT_MOST from '@salesforce/label/c.Headroom_What_If_At_Most';
import NO_READING from '@salesforce/label/c.Headroom_What_If_No_Reading';
import VALUE from '@salesforce/label/c.Headroom_What_If_Value';
import { measureTitle } from 'c/headroomCards';
import { formatEffect, formatList, formatNumber } from 'c/headroomFormat';
import { ACTIVITY_CAP, movables } from 'c/headroomScoring';
import { withUnit } from 'c/headroomUnits';
import { fill } from 'c/headroomWords';

export { resultView } from './resultView';
export { waysView } from './waysView';

/** Units that people read in hundredths; inputs show them so. */
const HUNDREDTHS = ['share 0-1', 'share, -1 to any'];

/**
 * The other results of the account that can be read.
 * @param {Headroom.Card} card
 * @param {readonly Headroom.Card[]} cards
 */
export function othersOf(card, cards) {
  return cards.filter((other) => !other.problem && other.key !== card.key);
}

/**
 * A number as an input holds it: hundredths for shares, without the noise of the last bit.
 * @param {number} value
 * @param {string} unit
 */
function inInput(value, unit) {
  return HUNDREDTHS.includes(unit) ? Number((value * 100).toFixed(6)) : value;
}

/**
 * The value that an input stands for, inside the range of its signal.
 * @param {Headroom.Movable} movable
 * @param {number} entered  as the input holds it
 */
export function enteredValue(movable, entered) {
  const value = HUNDREDTHS.includes(movable.unit) ? Number((entered / 100).toFixed(8)) : entered;
  return Math.min(movable.to, Math.max(movable.from, value));
}

/**
 * Department of the measure, and what else is to be known of its points.
 * @param {Headroom.Card} card
 * @param {Headroom.Movable} movable
 */
function noteOf(card, { measures }) {
  const [measure, ...others] = measures.map((key) => card.settings.measures.find((one) => one.k === key));
  const group = card.settings.groups.find((one) => one.k === measure?.g);
  const department = group?.department ?? '';
  const note = measure?.activity ? fill(AT_MOST, department, formatNumber(ACTIVITY_CAP)) : department;
  return others.length > 0 ? fill(ALSO, note, formatList(others.map((one) => one?.title ?? ''))) : note;
}

/**
 * @param {Headroom.Movable} movable
 * @param {number | undefined} moved
 * @param {string | undefined} currency
 */
function optionsOf({ choices, unit }, moved, currency) {
  const now = { value: '', label: AS_NOW, selected: moved === undefined };
  return [
    now,
    ...choices.map((value) => ({ value: String(value), label: withUnit(value, unit, { currency }), selected: value === moved }))
  ];
}

/**
 * Rows in the order of `movables`: what weighs most first.
 * @param {Headroom.Card} card
 * @param {Readonly<Record<string, number>>} moves
 * @param {Readonly<Record<string, number | null>>} steps  what each move does to the score
 * @param {string} [currency]
 * @returns {Headroom.WhatIfRow[]}
 */
export function whatIfRows(card, moves, steps, currency) {
  return movables(card).map((movable) => {
    const { signal, unit, now, from, to, step, choices } = movable;
    const moved = moves[signal];
    const isMoved = moved !== undefined;
    const title = measureTitle(card, movable.measures[0] ?? '');
    const line = card.detail.measures.find((one) => one.k === movable.measures[0]);
    const position = moved ?? now ?? from;
    const effect = steps[signal];
    return {
      key: signal,
      title,
      note: noteOf(card, movable),
      now: now === null ? NO_READING : withUnit(now, unit, { currency, isLeast: line?.least }),
      isChoice: choices.length > 0,
      options: optionsOf(movable, moved, currency),
      min: inInput(from, unit),
      max: inInput(to, unit),
      step: inInput(step, unit),
      position: inInput(position, unit),
      entered: isMoved || now !== null ? String(inInput(position, unit)) : '',
      tick: now === null || to === from ? '' : `inset-inline-start: ${(100 * (now - from)) / (to - from)}%`,
      spoken: isMoved || now !== null ? withUnit(position, unit, { currency }) : NO_READING,
      wouldBe: isMoved ? withUnit(moved, unit, { currency }) : '',
      effect: isMoved && typeof effect === 'number' ? formatEffect(effect) : '',
      valueLabel: fill(VALUE, title),
      sliderClass: isMoved || now !== null ? 'slider' : 'slider unset',
      isMoved
    };
  });
}
