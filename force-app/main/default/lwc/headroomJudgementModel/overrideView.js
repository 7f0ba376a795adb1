/** Overrides: what each says, by whom, until when, and whether it counts already. */
import CAP from '@salesforce/label/c.Headroom_Override_Says_Cap';
import CHANGE_NEXT from '@salesforce/label/c.Headroom_Counts_Change_Next';
import COUNTS from '@salesforce/label/c.Headroom_Counts';
import COUNTS_IDLE from '@salesforce/label/c.Headroom_Counts_Idle';
import COUNTS_NEXT from '@salesforce/label/c.Headroom_Counts_Next';
import COUNTS_NOT from '@salesforce/label/c.Headroom_Counts_Not';
import ENDED from '@salesforce/label/c.Headroom_Said_By_Ended';
import EXCLUDE from '@salesforce/label/c.Headroom_Override_Says_Exclude';
import POINTS from '@salesforce/label/c.Headroom_Override_Says_Points';
import QUOTED from '@salesforce/label/c.Headroom_Quoted';
import SOMEBODY from '@salesforce/label/c.Headroom_Somebody';
import UNTIL from '@salesforce/label/c.Headroom_Said_By_Until';
import { dayOf, formatDay, formatNumber } from 'c/headroomFormat';
import { rowsOf } from 'c/headroomQueries';
import { fill } from 'c/headroomWords';
import { isAfter } from './pulseView';
import { subjectTitle } from './subjects';

/** @type {Record<string, string>} */
const SAYS = { Cap: CAP, Exclude: EXCLUDE, Points: POINTS };

/**
 * Overrides of the answer: in force or about to be, the newest first; and those that ended last.
 * @param {any} data  `data` of the wire
 * @param {readonly Headroom.Card[]} cards  whose details say which overrides count
 * @param {string} [today]  YYYY-MM-DD
 * @returns {{ current: Headroom.Said[], ended: Headroom.Said[] }}
 */
export function overrideView(data, cards, today) {
  const lastRunAt = rowsOf(data, 'goodRuns')[0]?.asOf;
  const counting = cards.flatMap((card) => card.detail?.overrides ?? []);
  const current = rowsOf(data, 'overrides').map((row) => {
    const counted = counting.find(({ id }) => id === row.Id);
    const standing = standingOf(row, counted, lastRunAt);
    return { ...saidOf(row, cards, { today, by: UNTIL }), ...standing, endsToday: row.until === today };
  });
  const ended = rowsOf(data, 'ended').map((row) => ({ ...saidOf(row, cards, { today, by: ENDED }), standing: '' }));
  return { current, ended };
}

/**
 * @param {any} row
 * @param {readonly Headroom.Card[]} cards
 * @param {{ today?: string, by: string }} words
 */
function saidOf(row, cards, { today, by }) {
  const value = typeof row.to === 'number' ? formatNumber(row.to) : '';
  return {
    key: row.Id,
    what: fill(SAYS[row.kind] ?? row.kind, value, subjectTitle(cards, row.scorecard, row.measure)),
    reason: row.reason ? fill(QUOTED, row.reason) : '',
    by: fill(by, row.author?.Name ?? SOMEBODY, formatDay(dayOf(row.madeAt), today), formatDay(row.until, today))
  };
}

/**
 * What became of an override in the last run: counted as it stands, counted as it stood, not seen yet, or refused.
 * @param {any} row
 * @param {import('../../../../../src/domain/detailJson.ts').DetailOverride | undefined} counted
 * @param {string | null | undefined} lastRunAt
 */
function standingOf(row, counted, lastRunAt) {
  const isLater = isAfter(row.editedAt, lastRunAt);
  if (!counted) {
    return { standing: isLater ? COUNTS_NEXT : COUNTS_NOT, isWaiting: isLater };
  }
  const isSame = counted.kind === row.kind.toLowerCase() && counted.until === row.until && (counted.to ?? null) === (row.to ?? null);
  if (isLater && !isSame) {
    return { standing: CHANGE_NEXT, isWaiting: true };
  }
  return { standing: counted.acts ? COUNTS : COUNTS_IDLE, isWaiting: false };
}
