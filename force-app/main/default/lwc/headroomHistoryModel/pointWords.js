/** One week of the history in words: for the readout under the chart and for the table. */
import KNOWN from '@salesforce/label/c.Headroom_History_Known';
import MEASURED from '@salesforce/label/c.Headroom_History_Measured';
import NO_NUMBER from '@salesforce/label/c.Headroom_History_No_Number';
import PLAIN from '@salesforce/label/c.Headroom_History_Plain_Value';
import POINT from '@salesforce/label/c.Headroom_History_Point';
import REBUILT from '@salesforce/label/c.Headroom_History_Rebuilt';
import TODAY from '@salesforce/label/c.Headroom_History_Is_Today';
import { formatDay, formatList, formatScore, formatShare } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';

/**
 * @param {number | null} score
 */
function scoreText(score) {
  return score === null ? NO_NUMBER : formatScore(score);
}

/**
 * @param {Headroom.WeekPoint} point
 * @param {string} [today]  YYYY-MM-DD
 * @returns {{ day: string, score: string, plain: string, how: string, known: string, sentence: string }}  `plain` is empty where it
 *   does not differ
 */
export function pointWords(point, today) {
  const day = formatDay(point.day, today);
  const score = scoreText(point.score);
  const plain = point.plain === point.score ? '' : scoreText(point.plain);
  const how = point.isToday ? TODAY : point.isRebuilt ? REBUILT : MEASURED;
  const known = formatShare(Math.round(point.coverage * 100) / 100);
  const facts = [score, how, fill(KNOWN, known), ...(plain ? [fill(PLAIN, plain)] : [])];
  return { day, score, plain, how, known, sentence: fill(POINT, day, formatList(facts)) };
}
