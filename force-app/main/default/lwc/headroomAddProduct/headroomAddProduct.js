import ADD from '@salesforce/label/c.Headroom_Add_Product';
import ADDED from '@salesforce/label/c.Headroom_Product_Added';
import NAMED from '@salesforce/label/c.Headroom_Field_Says';
import THERE from '@salesforce/label/c.Headroom_Product_There';
import { problemOf } from 'c/headroomErrors';
import { FreshAnswer } from 'c/headroomFreshAnswer';
import { mutate } from 'c/headroomMutation';
import { chosenPrice, hasPrice, lineInput, mutationProblem } from 'c/headroomOpportunityModel';
import { ADD_PRODUCT, LINES_QUERY, PRICES_QUERY, rowsOf } from 'c/headroomQueries';
import { fill } from 'c/headroomWords';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { api, LightningElement, wire } from 'lwc';

/**
 * Presents *Add product*: puts the product of a product line onto an opportunity. Pressed again, after a failure or not, it adds nothing
 * twice: what stands on the opportunity is read anew before every try. Parts of the page that show the
 * opportunity read it anew. Sends `added` with a sentence.
 */
export default class HeadroomAddProduct extends LightningElement {
  /** @type {Headroom.CellRow} */
  @api row;
  @api opportunityId = '';
  /** ISO code of the account's currency; absent in orgs with one. @type {string | undefined} */
  @api currency;

  lines = new FreshAnswer();
  prices = new FreshAnswer();
  isAsked = false;
  isBusy = false;
  isDone = false;
  says = '';
  problem = '';
  labels = { add: ADD };

  @wire(graphql, { query: '$linesQuery', variables: '$linesVariables' })
  readLines(result) {
    this.lines.note(result);
  }

  @wire(graphql, { query: '$pricesQuery', variables: '$pricesVariables' })
  readPrices(result) {
    this.prices.note(result);
  }

  get linesQuery() {
    return this.isAsked ? LINES_QUERY : undefined;
  }

  get pricesQuery() {
    return this.isAsked ? PRICES_QUERY : undefined;
  }

  get linesVariables() {
    return { opportunity: this.opportunityId };
  }

  get pricesVariables() {
    return { code: this.row?.productCode ?? '' };
  }

  get name() {
    return fill(NAMED, ADD, this.row.title);
  }

  get isOpen() {
    return !this.isDone;
  }

  get busy() {
    return this.isBusy ? 'true' : 'false';
  }

  async handlePress() {
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    this.problem = '';
    this.isAsked = true;
    const [lines, prices] = await Promise.all([this.lines.read(), this.prices.read()]);
    await this.add(lines, prices);
    this.isBusy = false;
  }

  /**
   * @param {FreshAnswer['result']} lines  what stands on the opportunity
   * @param {FreshAnswer['result']} prices
   */
  async add(lines, prices) {
    const errors = [...(lines.errors ?? []), ...(prices.errors ?? [])];
    if (problemOf(errors)) {
      this.problem = mutationProblem(errors, []).form;
      return;
    }
    const [opportunity] = rowsOf(lines.data, 'opportunities');
    const { price, problem } = this.priceFor(opportunity, prices.data);
    if (!price) {
      this.problem = problem ?? '';
    } else if (hasPrice(opportunity?.lines ?? [], price)) {
      this.finish(THERE);
    } else {
      const input = lineInput(this.opportunityId, price, Number(this.row.gap));
      const { errors: refused } = await mutate(ADD_PRODUCT, { input });
      if (refused) {
        this.problem = mutationProblem(refused, []).form;
      } else {
        this.finish(ADDED);
      }
    }
  }

  /**
   * @param {any} opportunity  undefined where the viewer cannot see it
   * @param {any} prices
   */
  priceFor(opportunity, prices) {
    const [standard] = rowsOf(prices, 'books');
    const own = opportunity?.Pricebook2;
    const chosen = own ?? standard;
    const wish = {
      code: this.row.productCode,
      book: chosen && { id: chosen.Id, name: chosen.Name },
      currency: opportunity?.CurrencyIsoCode ?? this.currency
    };
    return chosenPrice(/** @type {Headroom.Price[]} */ (rowsOf(prices, 'prices')), wish);
  }

  /** @param {string} says */
  finish(says) {
    this.isDone = true;
    this.says = says;
    notifyRecordUpdateAvailable([{ recordId: this.opportunityId }]);
    this.dispatchEvent(new ShowToastEvent({ title: says, variant: 'success' }));
    this.dispatchEvent(new CustomEvent('added', { detail: { says } }));
  }
}
