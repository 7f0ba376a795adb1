/** The sentence above the rows, and what it says of those that are folded away. */
import FOLD_COVERED from '@salesforce/label/c.Headroom_Fold_Covered';
import FOLD_NOT_ELIGIBLE from '@salesforce/label/c.Headroom_Fold_Not_Eligible';
import FOLD_NO_RULE from '@salesforce/label/c.Headroom_Fold_No_Rule';
import LEAD_AMOUNT from '@salesforce/label/c.Headroom_Lead_Amount';
import LEAD_HOLD from '@salesforce/label/c.Headroom_Lead_On_Hold';
import LEAD_NONE from '@salesforce/label/c.Headroom_Lead_None';
import LEAD_OPEN from '@salesforce/label/c.Headroom_Lead_Open';
import LEAD_OPEN_ONE from '@salesforce/label/c.Headroom_Lead_Open_One';
import LEAD_UNKNOWN from '@salesforce/label/c.Headroom_Lead_Unknown';
import { FOLDED } from 'c/headroomCells';
import { formatList, formatMoney, formatNumber } from 'c/headroomFormat';
import { counted, fill, sentence } from 'c/headroomWords';

/** @type {Record<string, string>} */
const FOLD_LABELS = { Covered: FOLD_COVERED, Not_Eligible: FOLD_NOT_ELIGIBLE, No_Rule: FOLD_NO_RULE };

/**
 * "3 product lines open · about EUR 84,000 a year at list price · 1 on hold"; where nothing is open, what is unknown is said too.
 * @param {any} summary
 * @param {number} unknown  product lines of which something is not known
 * @param {string} [currency]
 * @returns {Headroom.Part[]}
 */
export function leadOf(summary, unknown, currency) {
  const open = summary.openCount ?? 0;
  /** @type {Headroom.Part[]} */
  const parts = [{ text: open === 0 ? LEAD_NONE : counted(open, { one: LEAD_OPEN_ONE, many: LEAD_OPEN }, formatNumber(open)) }];
  const amount = summary.fullAmount ?? summary.amount;
  if (open > 0 && typeof amount === 'number') {
    parts.push({ text: ' · ' }, ...sentence(LEAD_AMOUNT, [{ text: formatMoney(amount, currency), strong: true }]));
  }
  if (summary.holdCount > 0) {
    parts.push({ text: ` · ${fill(LEAD_HOLD, formatNumber(summary.holdCount))}` });
  }
  if (open === 0 && unknown > 0) {
    parts.push({ text: ` · ${fill(LEAD_UNKNOWN, formatNumber(unknown))}` });
  }
  return parts;
}

/**
 * "1 fully covered, 1 not eligible, 1 no rule"
 * @param {readonly Headroom.CellRow[]} folded
 */
export function foldedText(folded) {
  const counts = FOLDED.map((status) => ({ status, count: folded.filter((row) => row.status === status).length }));
  return formatList(counts.filter(({ count }) => count > 0).map(({ status, count }) => fill(FOLD_LABELS[status], formatNumber(count))));
}
