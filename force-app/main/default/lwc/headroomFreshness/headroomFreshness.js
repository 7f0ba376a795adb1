/** How fresh the data are, in words, and the line that warns when they are not. */
import DAYS_AGO from '@salesforce/label/c.Headroom_Data_To_Days';
import HOURS_AGO from '@salesforce/label/c.Headroom_Data_To_Hours';
import MINUTES_AGO from '@salesforce/label/c.Headroom_Data_To_Minutes';
import MOMENT from '@salesforce/label/c.Headroom_Data_To_Moment';
import NO_RUN_SINCE from '@salesforce/label/c.Headroom_Stale';
import NOW from '@salesforce/label/c.Headroom_Data_To_Now';
import REASON from '@salesforce/label/c.Headroom_Run_Reason';
import RUN_PAUSED from '@salesforce/label/c.Headroom_Run_Paused';
import RUN_STOPPED from '@salesforce/label/c.Headroom_Run_Stopped';
import { dayOf, formatDay, formatMoment, formatNumber } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';
import { stoppedBecause } from './runErrors';

export { stoppedBecause };

const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * @param {string | null | undefined} asOf  moment to which the newest good run read the org
 * @param {number} [now]  the org's present moment; without it the moment itself is shown
 */
export function freshnessText(asOf, now) {
  if (!asOf) {
    return '';
  }
  if (now === undefined) {
    return fill(MOMENT, formatMoment(asOf));
  }
  const age = Math.max(0, now - Date.parse(asOf));
  if (age < MINUTE) {
    return NOW;
  }
  if (age < HOUR) {
    return fill(MINUTES_AGO, formatNumber(Math.floor(age / MINUTE)));
  }
  if (age < 2 * DAY) {
    return fill(HOURS_AGO, formatNumber(Math.floor(age / HOUR)));
  }
  return fill(DAYS_AGO, formatNumber(Math.floor(age / DAY)));
}

/**
 * A run's error as the end of a sentence.
 * @param {string | null | undefined} error  its name
 */
function reasonOf(error) {
  const text = stoppedBecause(error);
  return text ? fill(REASON, text) : '';
}

/**
 * The line over the values when the last run stopped or none has run for too long; else an empty text.
 * @param {{ goodRun?: Headroom.Run, lastRun?: Headroom.Run }} runs
 * @param {number} staleAfterHours
 * @param {number} [now]
 */
export function staleNotice(runs, staleAfterHours, now) {
  const { goodRun, lastRun } = runs;
  if (!goodRun?.asOf) {
    return '';
  }
  const today = now === undefined ? undefined : dayOf(now);
  const goodDay = formatDay(dayOf(goodRun.asOf), today);
  const stopped = lastRun && lastRun.runId !== goodRun.runId && (lastRun.status === 'Failed' || lastRun.status === 'Paused');
  if (stopped && lastRun.startedAt) {
    const label = lastRun.status === 'Failed' ? RUN_STOPPED : RUN_PAUSED;
    return fill(label, goodDay, formatDay(dayOf(lastRun.startedAt), today), reasonOf(lastRun.error));
  }
  const isStale = now !== undefined && now - Date.parse(goodRun.asOf) > staleAfterHours * HOUR;
  return isStale ? fill(NO_RUN_SINCE, goodDay) : '';
}
