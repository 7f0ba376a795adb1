/** The score that would be, in words. */
import BAND_WAITS from '@salesforce/label/c.Headroom_Band_Waits';
import BEGINS from '@salesforce/label/c.Headroom_What_If_Begins';
import BELOW from '@salesforce/label/c.Headroom_What_If_Below';
import BY_HAND from '@salesforce/label/c.Headroom_What_If_By_Hand';
import CHANGE_BELOW from '@salesforce/label/c.Headroom_What_If_Change_Below';
import ENDED from '@salesforce/label/c.Headroom_What_If_Ended';
import ENDING from '@salesforce/label/c.Headroom_What_If_Ending';
import HOLDS from '@salesforce/label/c.Headroom_What_If_Holds';
import HOLDS_RULES from '@salesforce/label/c.Headroom_What_If_Holds_Rules';
import HOLDS_UP from '@salesforce/label/c.Headroom_What_If_Holds_Up';
import HOLDS_UP_RULES from '@salesforce/label/c.Headroom_What_If_Holds_Up_Rules';
import LIFTS from '@salesforce/label/c.Headroom_What_If_Lifts';
import LISTED from '@salesforce/label/c.Headroom_What_If_Listed';
import NIGHT from '@salesforce/label/c.Headroom_What_If_Night';
import NOT_ENOUGH from '@salesforce/label/c.Headroom_Not_Enough_Data';
import SAID from '@salesforce/label/c.Headroom_What_If_Said';
import SCORE_IS from '@salesforce/label/c.Headroom_What_If_Score_Is';
import SCORE_WOULD from '@salesforce/label/c.Headroom_What_If_Score_Would';
import { measureTitle, readingsOf } from 'c/headroomCards';
import { formatEffect, formatNumber, formatScore } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';

/**
 * @param {Headroom.Card} card
 * @param {string | null | undefined} key
 */
function bandOf(card, key) {
  return card.settings.bands.find((band) => band.k === key);
}

/**
 * How far the score moves and how far it then is from the band above.
 * @param {Headroom.Card} card
 * @param {Headroom.Explored} explored
 */
function distance(card, { above, change }) {
  const label = bandOf(card, above?.band)?.label ?? '';
  if (above === undefined) {
    return change ? formatEffect(change) : '';
  }
  const missing = formatScore(above.missing);
  return change ? fill(CHANGE_BELOW, formatEffect(change), missing, label) : fill(BELOW, missing, label);
}

/**
 * What rules and nights do to the number, one sentence each.
 * @param {Headroom.Card} card
 * @param {Headroom.Explored} explored
 * @returns {{ key: string, text: string }[]}
 */
function remarks(card, { next, settled, night }) {
  const then = { band: bandOf(card, settled.band)?.label ?? NOT_ENOUGH, score: settled.score === null ? '' : formatScore(settled.score) };
  const base = next.base === null ? '' : formatScore(next.base);
  const isAlone = next.rules.filter(({ state }) => state !== 'ended').length === 1;
  const holds = isAlone ? { cap: HOLDS, floor: HOLDS_UP } : { cap: HOLDS_RULES, floor: HOLDS_UP_RULES };
  const rules = next.rules.map(({ k, kind, to, state, acts }) => {
    const title = card.settings.rules.find((rule) => rule.k === k)?.title ?? k;
    const texts = {
      begins: fill(kind === 'cap' ? BEGINS : LIFTS, formatNumber(to), title),
      ending: fill(ENDING, title, then.band, then.score),
      ended: fill(ENDED, title),
      holds: acts ? fill(kind === 'cap' ? holds.cap : holds.floor, formatNumber(to), title, base) : ''
    };
    return { key: k, text: texts[state].trim() };
  });
  const waits = next.pointsTo !== next.band ? fill(BAND_WAITS, bandOf(card, next.pointsTo)?.label ?? '') : '';
  const said = next.override !== 0 && next.ruled !== null ? fill(SAID, formatScore(next.ruled)) : '';
  const more = [
    { key: 'said', text: said },
    { key: 'night', text: night === 0 ? '' : fill(NIGHT, formatEffect(night)) },
    { key: 'waits', text: waits }
  ];
  return [...rules, ...more].filter(({ text }) => text !== '');
}

/**
 * @param {Headroom.Card} card
 * @param {Headroom.Explored['next']} next
 */
function reasons(card, next) {
  const titles = {
    measure: (/** @type {string} */ key) => measureTitle(card, key),
    rule: (/** @type {string} */ key) => card.settings.rules.find((one) => one.k === key)?.title ?? key,
    override: () => BY_HAND
  };
  return next.reasons.map(({ of, k, eff }) => ({ key: `${of}:${k}`, title: titles[of](k), effect: formatEffect(eff) }));
}

/**
 * While nothing is moved this is the result as it stands; else what the next nightly run would show.
 * @param {Headroom.Card} card
 * @param {Headroom.Explored} explored
 * @param {{ isMoved: boolean, listed: number }} more  whether anything is moved; signals that are listed
 * @returns {Headroom.WhatIfResult}
 */
export function resultView(card, explored, { isMoved, listed }) {
  const { next } = explored;
  const shown = isMoved ? next : card.detail;
  const band = bandOf(card, shown.band);
  return {
    lead: isMoved ? SCORE_WOULD : SCORE_IS,
    word: shown.score === null ? NOT_ENOUGH : (band?.label ?? ''),
    number: shown.score === null ? '' : formatScore(shown.score),
    colour: band?.colour ?? '',
    distance: distance(card, explored),
    readings: readingsOf(shown),
    remarks: isMoved ? remarks(card, explored) : [],
    reasons: isMoved ? reasons(card, next) : [],
    listed: fill(LISTED, formatNumber(listed), formatNumber(card.detail.inUse)),
    isMoved
  };
}
