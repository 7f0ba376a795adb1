/** Pulses: five words, the worst first, and who gave which when. */
import CONFIDENT from '@salesforce/label/c.Headroom_Pulse_Confident';
import COUNTS_NEXT from '@salesforce/label/c.Headroom_Counts_Next';
import NEUTRAL from '@salesforce/label/c.Headroom_Pulse_Neutral';
import QUOTED from '@salesforce/label/c.Headroom_Quoted';
import SAID_BY from '@salesforce/label/c.Headroom_Said_By';
import SOMEBODY from '@salesforce/label/c.Headroom_Somebody';
import VERY_CONFIDENT from '@salesforce/label/c.Headroom_Pulse_Very_Confident';
import VERY_WORRIED from '@salesforce/label/c.Headroom_Pulse_Very_Worried';
import WORRIED from '@salesforce/label/c.Headroom_Pulse_Worried';
import { dayOf, formatDay } from 'c/headroomFormat';
import { rowsOf } from 'c/headroomQueries';
import { fill } from 'c/headroomWords';

/** Values of the picklist with their words, the worst first: the step of a word is its place, from 1. */
export const PULSE_STEPS = Object.freeze([
  { value: 'Very worried', label: VERY_WORRIED },
  { value: 'Worried', label: WORRIED },
  { value: 'Neutral', label: NEUTRAL },
  { value: 'Confident', label: CONFIDENT },
  { value: 'Very confident', label: VERY_CONFIDENT }
]);

/**
 * Word of a step.
 * @param {number} step  1 very worried to 5 very confident
 */
export function pulseWord(step) {
  return PULSE_STEPS[step - 1]?.label ?? '';
}

/**
 * Pulses of the answer, the newest first.
 * @param {any} data  `data` of the wire
 * @param {string} [today]  YYYY-MM-DD
 * @returns {Headroom.Said[]}
 */
export function pulseView(data, today) {
  const lastRunAt = rowsOf(data, 'goodRuns')[0]?.asOf;
  return rowsOf(data, 'pulses').map((row) => ({
    key: row.Id,
    what: PULSE_STEPS.find(({ value }) => value === row.word)?.label ?? row.word,
    reason: row.reason ? fill(QUOTED, row.reason) : '',
    by: fill(SAID_BY, row.author?.Name ?? SOMEBODY, formatDay(dayOf(row.madeAt), today)),
    standing: isAfter(row.madeAt, lastRunAt) ? COUNTS_NEXT : '',
    isWaiting: isAfter(row.madeAt, lastRunAt)
  }));
}

/**
 * Whether something was written after the moment of the last run, which therefore does not know of it.
 * @param {string} instant
 * @param {string | null | undefined} lastRunAt  without a run everything waits
 */
export function isAfter(instant, lastRunAt) {
  return !lastRunAt || Date.parse(instant) > Date.parse(lastRunAt);
}
