/**
 * The copy for a customer: pure, from the shareable details alone. Titles come from the settings of those scorecards; of what stands
 * in them only words, scores of scorecards and groups, and the readings' values are taken. Points, weights, effects, rules, reasons
 * and record ids stay here, as does whatever a person overruled.
 */
import HEADING from '@salesforce/label/c.Headroom_Share_Heading';
import LINE from '@salesforce/label/c.Headroom_Share_Line';
import NO_READING from '@salesforce/label/c.Headroom_Missing_Unknown';
import { readingsOf } from 'c/headroomCards';
import { dayOf, formatDay, formatScore } from 'c/headroomFormat';
import { readJson } from 'c/headroomJson';
import { rowsOf } from 'c/headroomQueries';
import { withUnit } from 'c/headroomUnits';
import { fill } from 'c/headroomWords';

const SHAREABLE = 'Shareable';

/**
 * Scorecards of an account that may be shown to the customer, as the settings say.
 * @param {readonly Headroom.Card[]} cards
 */
export function shareableCards(cards) {
  return cards.filter((card) => card.settings?.scorecard.audience === SHAREABLE);
}

/**
 * @param {any} data  `data` of the wire
 * @param {readonly Headroom.Card[]} cards
 * @returns {Headroom.SharedCopy}
 */
export function sharedCopy(data, cards) {
  const rows = rowsOf(data, 'shared');
  const read = shareableCards(cards).map((card) => {
    const { value } = readJson(rows.find(({ key }) => key === card.key)?.detail);
    return { card, detail: value };
  });
  const scored = read.filter(({ detail }) => detail?.state === 'scored');
  const sections = scored.map(({ card, detail }) => sectionOf(card, detail));
  const asOf = scored.map(({ detail }) => detail.asOf).sort()[0];
  const heading = asOf === undefined ? '' : fill(HEADING, rows[0].account?.Name ?? '', formatDay(dayOf(asOf)));
  return {
    heading,
    sections,
    leftOut: read.filter((entry) => !scored.includes(entry)).map(({ card }) => card.title),
    text: sections.length === 0 ? '' : plainText(heading, sections)
  };
}

/**
 * @param {Headroom.Card} card  whose settings name things
 * @param {Headroom.Detail} detail  the shareable one
 * @returns {Headroom.SharedSection}
 */
function sectionOf({ key, title, settings }, detail) {
  const band = settings.bands.find(({ k }) => k === detail.band)?.label ?? '';
  return {
    key,
    head: fill(LINE, title, `${band} ${formatScore(detail.score ?? 0)}`.trim()),
    groups: detail.groups.map((group) => groupOf(group, settings, detail)),
    readings: readingsOf(detail)
  };
}

/**
 * @param {Headroom.Detail['groups'][number]} group
 * @param {Headroom.ScorecardSettings} settings
 * @param {Headroom.Detail} detail
 */
function groupOf({ k, s }, settings, detail) {
  const title = settings.groups.find((candidate) => candidate.k === k)?.title ?? '';
  const ours = settings.measures.filter((measure) => measure.g === k);
  const lines = ours.flatMap((setting) => {
    const measure = detail.measures.find((candidate) => candidate.k === setting.k);
    return measure && !measure.hid ? [{ key: setting.k, text: fill(LINE, setting.title, valueOf(measure, setting.unit)) }] : [];
  });
  const isTold = s !== null && !restsOnUntold(detail.measures.filter((measure) => ours.some((setting) => setting.k === measure.k)));
  return { key: k, head: isTold ? fill(LINE, title, formatScore(s)) : title, lines };
}

/**
 * True for a group whose score is that of one reading, and that one is not told.
 * @param {readonly Headroom.DetailMeasure[]} measures
 */
function restsOnUntold(measures) {
  const [first, ...more] = measures.filter(({ miss }) => miss === undefined);
  return first !== undefined && more.length === 0 && (first.hid === true || first.sv?.few === true);
}

/**
 * Of a survey with few answers only their number: a net score of one person is that person's answer.
 * @param {Headroom.DetailMeasure} measure
 * @param {string} unit
 */
function valueOf({ val, least, sv }, unit) {
  if (val !== null && sv?.few) {
    return withUnit(sv.n, 'answers');
  }
  return val === null ? NO_READING : withUnit(val, unit, { isLeast: least === true });
}

/**
 * @param {string} heading
 * @param {readonly Headroom.SharedSection[]} sections
 */
function plainText(heading, sections) {
  const blocks = sections.map(({ head, groups, readings }) =>
    [head, ...groups.flatMap((group) => [`  ${group.head}`, ...group.lines.map(({ text }) => `    ${text}`)]), readings].join('\n')
  );
  return [heading, ...blocks].join('\n\n');
}
