/** One whitespace cell as a row: status in words, what is owned, what it is worth, why, and what its actions start from. */
import BAR from '@salesforce/label/c.Headroom_Owns_Of';
import CROSS_SELL from '@salesforce/label/c.Headroom_Motion_Cross_Sell';
import EXPANSION from '@salesforce/label/c.Headroom_Motion_Expansion';
import FITS_MORE from '@salesforce/label/c.Headroom_Fits_More';
import FIT_OF from '@salesforce/label/c.Headroom_Fit_Of';
import NEXT_BEST from '@salesforce/label/c.Headroom_Next_Best';
import NOT_FIT_UNTIL from '@salesforce/label/c.Headroom_Status_Not_A_Fit_Until';
import NO_VALUE from '@salesforce/label/c.Headroom_No_Value';
import OWNS from '@salesforce/label/c.Headroom_Owns';
import UPSELL from '@salesforce/label/c.Headroom_Motion_Upsell';
import { cellFacts } from 'c/headroomCellFacts';
import { whyOf } from 'c/headroomCellReasons';
import { formatDay, formatNumber } from 'c/headroomFormat';
import { lineQuantity, lineUnit } from 'c/headroomUnits';
import { fill } from 'c/headroomWords';
import { amountOf, amountTexts, worthOf } from './amounts';
import { forActions } from './forActions';
import { STATUSES } from './statuses';

export { BLOCKED, byAmount, byName, byStatus, FOLDED, inOrder, inWeightedOrder, OPEN } from './order';
export { statusIcon, statusWord } from './statuses';

/** @type {Record<string, string>} */
const MOTIONS = { 'Cross-sell': CROSS_SELL, Upsell: UPSELL, Expansion: EXPANSION };

/**
 * @param {Headroom.CellJson} cell
 * @param {string} [today]
 */
function wordOf(cell, today) {
  const until = cell.feedback?.until;
  return cell.st === 'Not_A_Fit' && until ? fill(NOT_FIT_UNTIL, formatDay(until, today)) : (STATUSES[cell.st]?.word ?? cell.st);
}

/**
 * @param {Headroom.CellJson} cell
 * @param {Headroom.LineSettings} settings
 */
function fitsOf(cell, settings) {
  const owned = cell.own === null ? NO_VALUE : formatNumber(cell.own);
  if (cell.tgt === null) {
    const owns = cell.own === null ? NO_VALUE : fill(OWNS, lineQuantity(cell.own, cell.k, settings));
    return { fits: owns, barText: '', ownedShare: null };
  }
  const target = formatNumber(cell.tgt);
  const isMore = cell.own !== null && cell.own > cell.tgt;
  const fits = isMore
    ? fill(FITS_MORE, lineQuantity(cell.own ?? 0, cell.k, settings), target)
    : fill(FIT_OF, owned, target, lineUnit(cell.tgt, cell.k, settings));
  const share = cell.own === null || cell.tgt === 0 ? null : Math.min(1, cell.own / cell.tgt);
  return { fits, barText: fill(BAR, owned, target), ownedShare: share };
}

/**
 * True where somebody has acted since the run: an opportunity was made, or an answer given.
 * @param {Pick<Headroom.CellRow, 'created' | 'answer'>} said
 */
function isTaken({ created, answer }) {
  return created !== undefined || answer?.isCounted === false;
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} record  row of the cell's record, where it has one
 * @param {Headroom.CellContext} context
 * @returns {Headroom.CellRow}
 */
export function cellRow(cell, record, context) {
  const { settings } = context;
  const place = settings.lines.findIndex((candidate) => candidate.k === cell.k);
  const title = settings.lines[place]?.title ?? record?.title ?? cell.k;
  const fits = fitsOf(cell, settings);
  const said = forActions(cell, record, context);
  return {
    key: cell.k,
    title,
    status: cell.st,
    word: wordOf(cell, context.today),
    icon: STATUSES[cell.st]?.icon ?? 'unknown',
    isMuted: STATUSES[cell.st]?.isMuted === true,
    ...fits,
    ...amountOf(cell, record, context),
    why: whyOf(cell, record, { ...context, answer: said.answer }),
    motion: cell.motion === undefined ? '' : (MOTIONS[cell.motion] ?? cell.motion),
    next: cell.rank === undefined || isTaken(said) ? '' : NEXT_BEST,
    facts: cellFacts(cell, record, {
      ...context,
      title,
      fits: fits.fits,
      answer: said.answer,
      amounts: amountTexts(cell, record, context)
    }),
    lost: cell.lost && { ...cell.lost, reasonField: settings.opportunity?.lossReason },
    sortAmount: worthOf(cell, record) ?? -1,
    sortEstimate: cell.est ?? -1,
    sortLine: place,
    ...said
  };
}

/**
 * @param {string} motion  API value
 */
export function motionWord(motion) {
  return MOTIONS[motion] ?? motion;
}
