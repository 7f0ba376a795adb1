import ADD from '@salesforce/label/c.Headroom_Add_Product';
import ADDED from '@salesforce/label/c.Headroom_Product_Added';
import NAMED from '@salesforce/label/c.Headroom_Field_Says';
import THERE from '@salesforce/label/c.Headroom_Product_There';
import { problemOf } from 'c/headroomErrors';
import { mutate } from 'c/headroomMutation';
import { chosenPrice, hasPrice, lineInput, mutationProblem } from 'c/headroomOpportunityModel';
import { ADD_PRODUCT, LINES_QUERY, PRICES_QUERY, rowsOf } from 'c/headroomQueries';
import { fill } from 'c/headroomWords';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { api, LightningElement, wire } from 'lwc';

/**
 * Presents *Add product*: puts the product of a product line onto an opportunity. Pressed again, after a failure or not, it adds nothing
 * twice: what stands on the opportunity is read anew before every try. Sends `added` with a sentence.
 */
export default class HeadroomAddProduct extends LightningElement {
  /** @type {Headroom.CellRow} */
  @api row;
  @api opportunityId = '';
  /** ISO code of the account's currency; absent in orgs with one. @type {string | undefined} */
  @api currency;

  /** @type {any} */
  lines = undefined;
  /** @type {any} */
  prices = undefined;
  isAsked = false;
  isBusy = false;
  isDone = false;
  says = '';
  problem = '';
  /** @type {(() => Promise<unknown>)[]} */
  refreshes = [];
  /** Settles once both answers are there. @type {() => void} */
  answered = () => {};
  firstAnswers = new Promise((resolve) => {
    this.answered = () => resolve(undefined);
  });
  labels = { add: ADD };

  @wire(graphql, { query: '$linesQuery', variables: '$linesVariables' })
  readLines(result) {
    this.lines = result.data || result.errors ? result : this.lines;
    this.noteAnswers(result.refresh);
  }

  @wire(graphql, { query: '$pricesQuery', variables: '$pricesVariables' })
  readPrices(result) {
    this.prices = result.data || result.errors ? result : this.prices;
    this.noteAnswers(result.refresh);
  }

  /** @param {(() => Promise<unknown>) | undefined} refresh */
  noteAnswers(refresh) {
    if (refresh && !this.refreshes.includes(refresh)) {
      this.refreshes = [...this.refreshes, refresh];
    }
    if (this.lines && this.prices) {
      this.answered();
    }
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
    await this.firstAnswers;
    const { refreshes } = this;
    this.refreshes = [];
    await Promise.all(refreshes.map((refresh) => refresh()));
    await this.add();
    this.isBusy = false;
  }

  async add() {
    const errors = [...(this.lines.errors ?? []), ...(this.prices.errors ?? [])];
    if (problemOf(errors)) {
      this.problem = mutationProblem(errors, []).form;
      return;
    }
    const [opportunity] = rowsOf(this.lines.data, 'opportunities');
    const { price, problem } = this.priceFor(opportunity);
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

  /** @param {any} opportunity  undefined where the viewer cannot see it */
  priceFor(opportunity) {
    const [standard] = rowsOf(this.prices.data, 'books');
    const own = opportunity?.Pricebook2;
    const chosen = own ?? standard;
    const wish = {
      code: this.row.productCode,
      book: chosen && { id: chosen.Id, name: chosen.Name },
      currency: opportunity?.CurrencyIsoCode ?? this.currency
    };
    return chosenPrice(/** @type {Headroom.Price[]} */ (rowsOf(this.prices.data, 'prices')), wish);
  }

  /** @param {string} says */
  finish(says) {
    this.isDone = true;
    this.says = says;
    this.dispatchEvent(new ShowToastEvent({ title: says, variant: 'success' }));
    this.dispatchEvent(new CustomEvent('added', { detail: { says } }));
  }
}
