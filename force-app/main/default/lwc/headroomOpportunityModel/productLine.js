/** The price at which a product line's product goes onto an opportunity, or why there is none. */
import INACTIVE from '@salesforce/label/c.Headroom_Product_Inactive';
import NOT_IN_BOOK from '@salesforce/label/c.Headroom_Product_Not_In_Book';
import NO_BOOK from '@salesforce/label/c.Headroom_Product_No_Book';
import NO_CURRENCY from '@salesforce/label/c.Headroom_Product_No_Currency';
import NO_LINE from '@salesforce/label/c.Headroom_Product_No_Line';
import NO_PRICE from '@salesforce/label/c.Headroom_Product_No_Price';
import SEVERAL from '@salesforce/label/c.Headroom_Product_Several';
import { fill } from 'c/headroomWords';

/**
 * The one active price of a product code in a price book and a currency. Several are not chosen from: nobody but a person knows
 * which of two products with one code is meant.
 *
 * @param {readonly Headroom.Price[]} prices  every price of the code that the viewer can see
 * @param {Headroom.PriceWish} wish
 * @returns {{ price?: Headroom.Price, problem?: string }}  one of both
 */
export function chosenPrice(prices, { code, book, currency }) {
  if (!code) {
    return { problem: NO_LINE };
  }
  if (!book) {
    return { problem: NO_BOOK };
  }
  const inBook = prices.filter(({ Pricebook2Id }) => Pricebook2Id === book.id);
  const inCurrency = inBook.filter(({ CurrencyIsoCode }) => !currency || !CurrencyIsoCode || CurrencyIsoCode === currency);
  const active = inCurrency.filter(({ IsActive }) => IsActive === true);
  /** @type {[isCase: boolean, says: string][]} */
  const problems = [
    [prices.length === 0, NO_PRICE],
    [inBook.length === 0, NOT_IN_BOOK],
    [inCurrency.length === 0, NO_CURRENCY],
    [active.length === 0, INACTIVE],
    [active.length > 1, SEVERAL]
  ];
  const [, says] = problems.find(([isCase]) => isCase) ?? [];
  return says === undefined ? { price: active[0] } : { problem: fill(says, code, book.name, currency ?? '') };
}

/**
 * True where a line item with this price stands on the opportunity: a repeat of *Add product* then adds nothing.
 * @param {readonly { PricebookEntryId: string | null }[]} lines
 * @param {Headroom.Price} price
 */
export function hasPrice(lines, price) {
  return lines.some(({ PricebookEntryId }) => PricebookEntryId === price.Id);
}

/**
 * Input of the mutation that creates a line item. The total is left to the platform: it takes either the unit price or the total.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitylineitem.htm
 *
 * @param {string} opportunity  id, or `@{alias}` of the operation that creates it
 * @param {Headroom.Price} price
 * @param {number} quantity
 */
export function lineInput(opportunity, price, quantity) {
  const values = { OpportunityId: opportunity, PricebookEntryId: price.Id, Quantity: quantity, UnitPrice: price.UnitPrice };
  return { OpportunityLineItem: values };
}
