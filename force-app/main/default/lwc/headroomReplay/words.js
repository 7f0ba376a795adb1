/** How suggestions did on the past, in words; and why no likelihood is shown. */
import FEW_LINES from '@salesforce/label/c.Headroom_Replay_Few_Lines';
import FEW_OWNERS from '@salesforce/label/c.Headroom_Replay_Few_Owners';
import FEW_PURCHASES from '@salesforce/label/c.Headroom_Replay_Few_Purchases';
import INTERVAL from '@salesforce/label/c.Headroom_Replay_Interval';
import COUNTS from '@salesforce/label/c.Headroom_Replay_Counts';
import NONE from '@salesforce/label/c.Headroom_Replay_None';
import NOT_CALIBRATED from '@salesforce/label/c.Headroom_Replay_Not_Calibrated';
import NO_BETTER from '@salesforce/label/c.Headroom_Replay_No_Better';
import NO_LINES from '@salesforce/label/c.Headroom_Replay_No_Lines';
import REPLAY from '@salesforce/label/c.Headroom_Replay';
import REPLAY_PERIOD from '@salesforce/label/c.Headroom_Replay_Period';
import SHOWN from '@salesforce/label/c.Headroom_Replay_Shown';
import STATED_WITHIN from '@salesforce/label/c.Headroom_Replay_Stated_Within';
import TOO_SHORT from '@salesforce/label/c.Headroom_Replay_Too_Short';
import { formatDay, formatNumber, formatShare } from 'c/headroomFormat';
import { periodText } from 'c/headroomUnits';
import { fill } from 'c/headroomWords';

/** @type {Record<string, string>} */
const REFUSALS = {
  no_product_lines: NO_LINES,
  few_product_lines: FEW_LINES,
  history_too_short: TOO_SHORT,
  few_owners: FEW_OWNERS,
  few_purchases: FEW_PURCHASES,
  no_better_than_popularity: NO_BETTER,
  not_calibrated: NOT_CALIBRATED
};

/** Days of a half-year as periods are counted: 26 weeks. */
const HALF_YEAR = 182;

/**
 * A share as a whole percentage.
 * @param {number} part
 * @param {number} whole
 */
function percent(part, whole) {
  return formatShare(whole === 0 ? 0 : Math.round((100 * part) / whole) / 100);
}

/**
 * "We replayed last half-year: of 640 suggestions 70 were bought without anyone seeing them (11%); most popular products: 5%."
 * @param {Headroom.Replay | undefined} replay
 */
export function replayText(replay) {
  if (!replay) {
    return NONE;
  }
  if (replay.refused) {
    return REFUSALS[replay.refused] ?? NONE;
  }
  const [chosen] = replay.tested;
  const popular = replay.tested.find(({ method }) => method === 'popularity');
  if (!chosen || !popular) {
    return NONE;
  }
  const label = replay.days === HALF_YEAR ? REPLAY : REPLAY_PERIOD;
  const shares = [percent(chosen.bought, chosen.suggested), percent(popular.bought, popular.suggested)];
  return fill(label, formatNumber(chosen.suggested), formatNumber(chosen.bought), ...shares, periodText(replay.days));
}

/**
 * "Put forward since 3 Aug and seen: 120, of which 8 were bought. Some of what was replayed may be among them."; empty where nothing was.
 * @param {Headroom.Replay | undefined} replay
 * @param {string} [today]
 */
export function shownText(replay, today) {
  const shown = replay?.shown;
  return shown ? fill(SHOWN, formatDay(shown.since, today), formatNumber(shown.put), formatNumber(shown.bought)) : '';
}

/**
 * A likelihood with the range that was stated with it: what came is judged by both ranges.
 * @param {Headroom.Replay['calibration'][number]} step
 */
function statedText({ stated, statedLow, statedHigh }) {
  const share = formatShare(stated);
  return statedLow === undefined || statedHigh === undefined
    ? share
    : fill(STATED_WITHIN, share, formatShare(statedLow), formatShare(statedHigh));
}

/**
 * What was stated for the period that was replayed, against what was bought in it.
 * @param {Headroom.Replay | undefined} replay
 */
export function calibrationRows(replay) {
  if (!replay || replay.refused) {
    return [];
  }
  return replay.calibration.map((step, index) => ({
    key: String(index),
    stated: statedText(step),
    happened: percent(step.bought, step.of),
    range: fill(INTERVAL, formatShare(step.low), formatShare(step.high)),
    counts: fill(COUNTS, formatNumber(step.bought), formatNumber(step.of))
  }));
}
