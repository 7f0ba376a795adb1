/** A likelihood in words: with its counts and its period, never as a bare percentage. */
import LIKELY from '@salesforce/label/c.Headroom_Likely';
import LIKELY_NONE from '@salesforce/label/c.Headroom_Likely_None';
import LIKELY_OFTEN from '@salesforce/label/c.Headroom_Likely_Often';
import { formatNumber } from 'c/headroomFormat';
import { periodText } from 'c/headroomUnits';
import { fill } from 'c/headroomWords';

/** Shares from here on are told as so many in ten: "1 in 2" would hide what lies between a half and all. */
const OFTEN = 0.4;

/**
 * "About 1 in 6 customers like this bought within 6 months (11 of 64)".
 * @param {Headroom.CellJson} cell
 * @param {Headroom.Replay} [replay]  names the period; without it nothing is said
 */
export function likelyText({ p }, replay) {
  if (p === undefined || replay === undefined) {
    return '';
  }
  const period = periodText(replay.days);
  if (p.rate === 0) {
    return fill(LIKELY_NONE, formatNumber(p.of), period);
  }
  const isOften = p.rate >= OFTEN;
  const number = isOften ? Math.round(10 * p.rate) : Math.round(1 / p.rate);
  return fill(isOften ? LIKELY_OFTEN : LIKELY, formatNumber(number), period, formatNumber(p.bought), formatNumber(p.of));
}
