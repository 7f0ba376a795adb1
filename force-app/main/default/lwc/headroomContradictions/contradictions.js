/** Judgements of one account that contradict one another, one sentence each. They are found by the service and never averaged. */
import BETTER from '@salesforce/label/c.Headroom_Contradiction_Better';
import GROUPS from '@salesforce/label/c.Headroom_Contradiction_Groups';
import SCORECARDS from '@salesforce/label/c.Headroom_Contradiction';
import WORSE from '@salesforce/label/c.Headroom_Contradiction_Worse';
import { headOf } from 'c/headroomCards';
import { formatDay, formatScore } from 'c/headroomFormat';
import { sentence } from 'c/headroomWords';

/**
 * @param {readonly Headroom.Card[]} cards
 * @param {string} key
 */
function readable(cards, key) {
  return cards.find((card) => card.key === key && !card.problem);
}

/**
 * @param {string} text
 * @returns {Headroom.Part}
 */
function strong(text) {
  return { text, strong: true };
}

/**
 * @param {Headroom.Card} card
 * @returns {Headroom.Part[]}
 */
function placesOf(card) {
  const { word, number } = headOf(card);
  return [{ text: card.title }, strong(`${word} ${number}`.trim())];
}

/**
 * @param {Headroom.Card} card
 * @param {string} key  of a group
 * @returns {Headroom.Part[]}
 */
function groupPlaces({ settings, detail }, key) {
  const score = detail.groups.find(({ k }) => k === key)?.s;
  return [{ text: settings.groups.find(({ k }) => k === key)?.title ?? key }, strong(typeof score === 'number' ? formatScore(score) : '')];
}

/**
 * @param {Headroom.Flags['flags'][number]} flag
 * @param {readonly Headroom.Card[]} cards
 * @param {{ flags: Headroom.Flags, today?: string }} context
 * @returns {Headroom.Part[] | undefined}  undefined where a scorecard of it cannot be shown to this viewer
 */
function wordsOf(flag, cards, { flags, today }) {
  if (flag.k === 'scorecards') {
    const [high, low] = [readable(cards, flag.high), readable(cards, flag.low)];
    return high && low && sentence(SCORECARDS, [...placesOf(high), ...placesOf(low)]);
  }
  const card = readable(cards, flag.scorecard);
  if (flag.k === 'groups') {
    return card && sentence(GROUPS, [{ text: card.title }, ...groupPlaces(card, flag.high), ...groupPlaces(card, flag.low)]);
  }
  const given = formatDay(flags.pulse?.on ?? flag.since, today);
  return card && sentence(flag.side === 'worse' ? WORSE : BETTER, [{ text: given }, { text: card.title }]);
}

/**
 * @param {Headroom.Flags | undefined} flags
 * @param {readonly Headroom.Card[]} cards
 * @param {string} [today]  YYYY-MM-DD
 * @returns {{ key: string, parts: Headroom.Part[] }[]}
 */
export function contradictionLines(flags, cards, today) {
  return (flags?.flags ?? []).flatMap((flag, index) => {
    const parts = flags && wordsOf(flag, cards, { flags, today });
    return parts ? [{ key: String(index), parts }] : [];
  });
}
