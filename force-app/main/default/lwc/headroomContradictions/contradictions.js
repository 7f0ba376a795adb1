/** Judgements of one account that contradict one another, one sentence each. They are found by the service and never averaged. */
import ANSWERS from '@salesforce/label/c.Headroom_Contradiction_Answers';
import BETTER from '@salesforce/label/c.Headroom_Contradiction_Better';
import GROUPS from '@salesforce/label/c.Headroom_Contradiction_Groups';
import GROUPS_ANSWERS from '@salesforce/label/c.Headroom_Contradiction_Groups_Answers';
import SCORECARDS from '@salesforce/label/c.Headroom_Contradiction';
import WORSE from '@salesforce/label/c.Headroom_Contradiction_Worse';
import { headOf } from 'c/headroomCards';
import { formatDay, formatList, formatNumber, formatScore } from 'c/headroomFormat';
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

/** Unit of a net score of recommendations. */
const RECOMMENDATION = '-100 to 100';

/**
 * Sample answers behind the high side of a contradiction, where so few recommend that a net score would say nothing.
 * @param {Headroom.Flags['flags'][number]} flag
 * @param {readonly Headroom.Card[]} cards
 * @returns {readonly string[]}  record ids
 */
function answerIds(flag, cards) {
  const card = flag.k === 'pulse' ? undefined : readable(cards, flag.k === 'groups' ? flag.scorecard : flag.high);
  const asked = card?.settings.measures.filter(({ unit, g }) => unit === RECOMMENDATION && (flag.k !== 'groups' || g === flag.high));
  const keys = (asked ?? []).map(({ k }) => k);
  return (card?.detail.measures ?? []).flatMap(({ k, sv, ids }) => (keys.includes(k) && sv?.few ? ids : []));
}

/**
 * Record ids of all answers that belong into the sentences.
 * @param {Headroom.Flags | undefined} flags
 * @param {readonly Headroom.Card[]} cards
 */
export function answersBehind(flags, cards) {
  return [...new Set((flags?.flags ?? []).flatMap((flag) => answerIds(flag, cards)))];
}

/**
 * @param {readonly string[]} ids
 * @param {Readonly<Record<string, number>>} scores
 */
function answersText(ids, scores) {
  const known = ids.flatMap((id) => (id in scores ? [scores[id]] : []));
  return formatList(known.sort((first, second) => first - second).map((score) => formatNumber(score)));
}

/**
 * @param {Headroom.Flags['flags'][number]} flag
 * @param {readonly Headroom.Card[]} cards
 * @param {{ flags: Headroom.Flags, scores: Readonly<Record<string, number>>, today?: string }} context
 * @returns {Headroom.Part[] | undefined}  undefined where a scorecard of it cannot be shown to this viewer
 */
function wordsOf(flag, cards, { flags, scores, today }) {
  const answers = answersText(answerIds(flag, cards), scores);
  if (flag.k === 'scorecards') {
    const [high, low] = [readable(cards, flag.high), readable(cards, flag.low)];
    return high && low && sentence(answers ? ANSWERS : SCORECARDS, [...placesOf(high), ...placesOf(low), { text: answers }]);
  }
  const card = readable(cards, flag.scorecard);
  if (flag.k === 'groups') {
    const places = card && [{ text: card.title }, ...groupPlaces(card, flag.high), ...groupPlaces(card, flag.low), { text: answers }];
    return places && sentence(answers ? GROUPS_ANSWERS : GROUPS, places);
  }
  const given = formatDay(flags.pulse?.on ?? flag.since, today);
  return card && sentence(flag.side === 'worse' ? WORSE : BETTER, [{ text: given }, { text: card.title }]);
}

/**
 * @param {Headroom.Flags | undefined} flags
 * @param {readonly Headroom.Card[]} cards
 * @param {{ scores?: Readonly<Record<string, number>>, today?: string }} [more]  answers by record id, as far as the viewer may see them; the
 *   day, YYYY-MM-DD
 * @returns {{ key: string, parts: Headroom.Part[] }[]}
 */
export function contradictionLines(flags, cards, { scores = {}, today } = {}) {
  return (flags?.flags ?? []).flatMap((flag, index) => {
    const parts = flags && wordsOf(flag, cards, { flags, scores, today });
    return parts ? [{ key: String(index), parts }] : [];
  });
}
