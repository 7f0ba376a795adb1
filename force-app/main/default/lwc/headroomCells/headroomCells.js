/** One whitespace cell as a row: status in words, what is owned, what it is worth, and why. */
import AMOUNT_HINT from '@salesforce/label/c.Headroom_Amount_Hint';
import A_YEAR from '@salesforce/label/c.Headroom_A_Year';
import BAR from '@salesforce/label/c.Headroom_Owns_Of';
import FIT_OF from '@salesforce/label/c.Headroom_Fit_Of';
import NOT_FIT_UNTIL from '@salesforce/label/c.Headroom_Status_Not_A_Fit_Until';
import NO_VALUE from '@salesforce/label/c.Headroom_No_Value';
import OWNS from '@salesforce/label/c.Headroom_Owns';
import STATUS_COMPETITOR from '@salesforce/label/c.Headroom_Status_Has_Competitor';
import STATUS_COVERED from '@salesforce/label/c.Headroom_Status_Covered';
import STATUS_HOLD from '@salesforce/label/c.Headroom_Status_On_Hold';
import STATUS_NOT_ELIGIBLE from '@salesforce/label/c.Headroom_Status_Not_Eligible';
import STATUS_NOT_FIT from '@salesforce/label/c.Headroom_Status_Not_A_Fit';
import STATUS_NO_RULE from '@salesforce/label/c.Headroom_Status_No_Rule';
import STATUS_OPEN from '@salesforce/label/c.Headroom_Status_Open';
import STATUS_OPPORTUNITY from '@salesforce/label/c.Headroom_Status_Opportunity';
import STATUS_PARTLY from '@salesforce/label/c.Headroom_Status_Partly_Used';
import STATUS_UNKNOWN from '@salesforce/label/c.Headroom_Status_Unknown';
import HIDDEN from '@salesforce/label/c.Headroom_Value_Hidden';
import { whyOf } from 'c/headroomCellReasons';
import { currencyIn, formatDay, formatMoney, formatNumber } from 'c/headroomFormat';
import { lineQuantity, lineUnit } from 'c/headroomUnits';
import { fill } from 'c/headroomWords';

/** Words and shapes of the statuses, in the order in which rows stand. @type {Record<string, { word: string, icon: string, isMuted?: boolean, isFolded?: boolean }>} */
const STATUSES = {
  Open: { word: STATUS_OPEN, icon: 'open' },
  Partly_Used: { word: STATUS_PARTLY, icon: 'part' },
  Open_Opportunity: { word: STATUS_OPPORTUNITY, icon: 'opportunity' },
  Unknown: { word: STATUS_UNKNOWN, icon: 'unknown', isMuted: true },
  Blocked_At_Risk: { word: STATUS_HOLD, icon: 'hold', isMuted: true },
  Has_Competitor: { word: STATUS_COMPETITOR, icon: 'competitor', isMuted: true },
  Not_A_Fit: { word: STATUS_NOT_FIT, icon: 'notfit', isMuted: true },
  Covered: { word: STATUS_COVERED, icon: 'full', isFolded: true },
  Not_Eligible: { word: STATUS_NOT_ELIGIBLE, icon: 'lock', isMuted: true, isFolded: true },
  No_Rule: { word: STATUS_NO_RULE, icon: 'norule', isMuted: true, isFolded: true }
};
const ORDER = Object.keys(STATUSES);

/** Statuses folded away because there is nothing to do. */
export const FOLDED = ORDER.filter((status) => STATUSES[status].isFolded);

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
  const fits = fill(FIT_OF, owned, formatNumber(cell.tgt), lineUnit(cell.tgt, cell.k, settings));
  const share = cell.own === null || cell.tgt === 0 ? null : Math.min(1, cell.own / cell.tgt);
  return { fits, barText: fill(BAR, owned, formatNumber(cell.tgt)), ownedShare: share };
}

/**
 * What closing the gap is worth a year; an amount that rests on the contract value stands in the record, for those who may read it.
 * @param {Headroom.CellJson} cell
 * @param {any} record  row of the cell's record, where it has one
 * @returns {number | null | undefined}
 */
function worthOf(cell, record) {
  return cell.byValue ? record?.valueAmount : cell.amt;
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} record  row of the cell's record, where it has one
 * @param {string} [currency]
 */
function amountOf(cell, record, currency) {
  const opportunity = cell.st === 'Open_Opportunity' ? record?.opportunity : undefined;
  if (typeof opportunity?.Amount === 'number') {
    const shown = formatMoney(opportunity.Amount, currencyIn(opportunity.AmountShown) ?? currency);
    return { amount: shown, amountNote: opportunity.StageNameShown ?? opportunity.StageName ?? '', amountHint: '' };
  }
  const worth = worthOf(cell, record);
  if (!worth) {
    return { amount: cell.byValue && !record?.valueAmount ? HIDDEN : NO_VALUE, amountNote: '', amountHint: '' };
  }
  const each = cell.unitPrice === undefined ? '' : fill(AMOUNT_HINT, formatMoney(cell.unitPrice, currency));
  return { amount: formatMoney(worth, currency), amountNote: A_YEAR, amountHint: each };
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} record  row of the cell's record, where it has one
 * @param {{ settings: Headroom.LineSettings, accountId: string, currency?: string, today?: string }} context
 * @returns {Headroom.CellRow}
 */
export function cellRow(cell, record, context) {
  const line = context.settings.lines.find((candidate) => candidate.k === cell.k);
  return {
    key: cell.k,
    title: line?.title ?? record?.title ?? cell.k,
    status: cell.st,
    word: wordOf(cell, context.today),
    icon: STATUSES[cell.st]?.icon ?? 'unknown',
    isMuted: STATUSES[cell.st]?.isMuted === true,
    ...fitsOf(cell, context.settings),
    ...amountOf(cell, record, context.currency),
    why: whyOf(cell, record, context),
    sortAmount: worthOf(cell, record) ?? -1
  };
}

/**
 * Rows in their default order: by status, inside one status by amount.
 * @param {Headroom.CellRow} first
 * @param {Headroom.CellRow} second
 */
export function inOrder(first, second) {
  const place = ORDER.indexOf(first.status) - ORDER.indexOf(second.status);
  return place || second.sortAmount - first.sortAmount || first.title.localeCompare(second.title);
}
