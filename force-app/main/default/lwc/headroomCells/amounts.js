/** What closing a gap is worth, in words: list amount first, between which ends it usually lies, and what is weighted. */
import AMOUNT_HINT from '@salesforce/label/c.Headroom_Amount_Hint';
import A_YEAR from '@salesforce/label/c.Headroom_A_Year';
import BY_BOOK from '@salesforce/label/c.Headroom_Amount_By_Book';
import BY_PAID from '@salesforce/label/c.Headroom_Amount_By_Paid';
import ESTIMATE from '@salesforce/label/c.Headroom_Estimate';
import HIDDEN from '@salesforce/label/c.Headroom_Value_Hidden';
import NO_ALIKE from '@salesforce/label/c.Headroom_Amount_No_Alike';
import NO_CONTRACT from '@salesforce/label/c.Headroom_Why_Contract_Value';
import NO_RATE from '@salesforce/label/c.Headroom_Amount_No_Rate';
import NO_VALUE from '@salesforce/label/c.Headroom_No_Value';
import RANGE from '@salesforce/label/c.Headroom_Amount_Range';
import TIMES from '@salesforce/label/c.Headroom_Amount_Times';
import { currencyIn, formatMoney, formatNumber } from 'c/headroomFormat';
import { lineQuantity } from 'c/headroomUnits';
import { fill } from 'c/headroomWords';

/** Why an amount is unknown. @type {Record<string, string>} */
const UNKNOWN = { look_alikes: NO_ALIKE, currency: NO_RATE, contract_value: NO_CONTRACT };

/**
 * What closing the gap is worth a year; an amount that rests on the contract value stands in the record, for those who may read it.
 * @param {Headroom.CellJson} cell
 * @param {any} record  row of the cell's record, where it has one
 * @returns {number | null | undefined}
 */
export function worthOf(cell, record) {
  return cell.byValue ? record?.valueAmount : cell.amt;
}

/**
 * The amount of a row: of its open opportunity where the viewer may read it, else at list price.
 * @param {Headroom.CellJson} cell
 * @param {any} record  row of the cell's record, where it has one
 * @param {Headroom.CellContext} context
 */
export function amountOf(cell, record, context) {
  const { currency } = context;
  const opportunity = cell.st === 'Open_Opportunity' ? record?.opportunity : undefined;
  if (typeof opportunity?.Amount === 'number') {
    const shown = formatMoney(opportunity.Amount, currencyIn(opportunity.AmountShown) ?? currency);
    return { amount: shown, amountNote: opportunity.StageNameShown ?? opportunity.StageName ?? '', amountHint: '' };
  }
  const worth = worthOf(cell, record);
  if (typeof worth !== 'number' || worth === 0) {
    return { amount: cell.byValue && !record?.valueAmount ? HIDDEN : NO_VALUE, amountNote: '', amountHint: '' };
  }
  return { amount: formatMoney(worth, currency), amountNote: A_YEAR, amountHint: amountTexts(cell, record, context).join('\n') };
}

/**
 * "EUR 450 × 80 seats at list price"; without the quantity where the viewer may not know it.
 * @param {Headroom.CellJson} cell
 * @param {any} record
 * @param {Pick<Headroom.CellContext, 'currency' | 'settings'>} context
 */
function priceText(cell, record, { currency, settings }) {
  if (cell.unitPrice === undefined) {
    return '';
  }
  const price = formatMoney(cell.unitPrice, currency);
  return typeof record?.gap === 'number' ? fill(TIMES, price, lineQuantity(record.gap, cell.k, settings)) : fill(AMOUNT_HINT, price);
}

/**
 * "EUR 24,000 to 41,000": the code stands once, where the locale writes it.
 * @param {number} low
 * @param {number} high
 * @param {string} [currency]
 */
function moneyRange(low, high, currency) {
  const [from, to] = [formatMoney(low, currency), formatMoney(high, currency)];
  return /^\p{L}/u.test(from) ? fill(RANGE, from, formatNumber(high)) : fill(RANGE, formatNumber(low), to);
}

/**
 * Between which ends the amount usually lies: what similar customers pay, or the products of the line in the price book, the
 * cheapest of which gives the list amount.
 * @param {Headroom.CellJson} cell
 * @param {Headroom.CellContext} context
 */
function rangeText(cell, { currency, settings }) {
  if (cell.low === undefined || cell.high === undefined) {
    return '';
  }
  const price = settings.lines.find(({ k }) => k === cell.k)?.price;
  const isBook = price === 'price_book' && cell.low === cell.amt;
  return fill(isBook ? BY_BOOK : BY_PAID, moneyRange(cell.low, cell.high, currency));
}

/**
 * All there is to say of the amount, one thing after the other.
 * @param {Headroom.CellJson} cell
 * @param {any} record
 * @param {Headroom.CellContext} context
 * @returns {string[]}
 */
export function amountTexts(cell, record, context) {
  const worth = worthOf(cell, record);
  const isKnown = typeof worth === 'number' && worth > 0;
  const estimate = cell.est === undefined ? '' : fill(ESTIMATE, formatMoney(cell.est, context.currency));
  const unknown = cell.st !== 'Unknown' && cell.amt === null && !cell.byValue ? (UNKNOWN[cell.because ?? ''] ?? '') : '';
  const price = isKnown ? priceText(cell, record, context) : '';
  return [price, rangeText(cell, context), estimate, unknown].filter((text) => text !== '');
}
