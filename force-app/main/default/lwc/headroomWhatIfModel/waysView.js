/** What arithmetic would take to reach the next band, as sentences; each that can be tried carries its moves. */
import ALONE from '@salesforce/label/c.Headroom_What_If_Alone';
import ALONE_ENDS from '@salesforce/label/c.Headroom_What_If_Alone_Ends';
import CANNOT from '@salesforce/label/c.Headroom_What_If_Cannot';
import HELD from '@salesforce/label/c.Headroom_What_If_Held';
import NOT_REACHED from '@salesforce/label/c.Headroom_What_If_Not_Reached';
import OVERRULED from '@salesforce/label/c.Headroom_What_If_Overruled';
import STEP from '@salesforce/label/c.Headroom_What_If_Step';
import TOGETHER from '@salesforce/label/c.Headroom_What_If_Together';
import TRY_OF from '@salesforce/label/c.Headroom_What_If_Try_Of';
import WAYS from '@salesforce/label/c.Headroom_What_If_Ways';
import { measureTitle } from 'c/headroomCards';
import { formatList, formatNumber, formatScore } from 'c/headroomFormat';
import { movables } from 'c/headroomScoring';
import { withUnit } from 'c/headroomUnits';
import { fill } from 'c/headroomWords';

/**
 * @param {Headroom.Card} card
 * @param {string} [currency]
 */
function wordsOf(card, currency) {
  const all = movables(card);
  const titleOf = (/** @type {string} */ signal) => {
    const key = all.find((movable) => movable.signal === signal)?.measures[0];
    return key === undefined ? signal : measureTitle(card, key);
  };
  const unitOf = (/** @type {string} */ signal) => all.find((movable) => movable.signal === signal)?.unit ?? '';
  const valueOf = (/** @type {string} */ signal, /** @type {number} */ value) => withUnit(value, unitOf(signal), { currency });
  const sentenceOf = (/** @type {string} */ label, /** @type {Headroom.Way} */ way) =>
    fill(label, titleOf(way.signal), valueOf(way.signal, way.from), valueOf(way.signal, way.to));
  return { titleOf, sentenceOf };
}

/**
 * What has to end before anything helps.
 * @param {Headroom.Card} card
 * @param {Headroom.Reach} reach
 */
function holds(card, { heldBy, isOverruled }) {
  const rules = heldBy.map((key) => {
    const rule = card.settings.rules.find((one) => one.k === key);
    return { key, text: fill(HELD, formatNumber(rule?.effect?.to ?? 0), rule?.title ?? key) };
  });
  return isOverruled ? [...rules, { key: 'override', text: OVERRULED }] : rules;
}

/**
 * @param {Headroom.Card} card
 * @param {Headroom.Reach | undefined} reach  undefined in the best band and without a number
 * @param {string} [currency]
 * @returns {Headroom.WhatIfWays | undefined}
 */
export function waysView(card, reach, currency) {
  if (reach === undefined) {
    return undefined;
  }
  const { titleOf, sentenceOf } = wordsOf(card, currency);
  const alone = reach.alone.map((way) => {
    const text = sentenceOf(reach.heldBy.length > 0 ? ALONE_ENDS : ALONE, way);
    return { key: way.signal, text, label: fill(TRY_OF, text), moves: { [way.signal]: way.to } };
  });
  const ways = reach.together?.ways ?? [];
  const steps = ways.map((way) => ({ key: way.signal, text: sentenceOf(STEP, way) }));
  const cannot = alone.length > 0 && reach.cannot.length > 0 ? fill(CANNOT, formatList(reach.cannot.map(titleOf))) : '';
  return {
    heading: fill(WAYS, card.settings.bands.find((band) => band.k === reach.band)?.label ?? ''),
    holds: holds(card, reach),
    alone,
    cannot,
    steps,
    together: steps.length > 0 ? TOGETHER : '',
    togetherLabel: fill(TRY_OF, formatList(steps.map(({ text }) => text))),
    togetherMoves: Object.fromEntries(ways.map(({ signal, to }) => [signal, to])),
    notReached: reach.together && !reach.together.reaches ? fill(NOT_REACHED, formatScore(reach.together.score)) : ''
  };
}
