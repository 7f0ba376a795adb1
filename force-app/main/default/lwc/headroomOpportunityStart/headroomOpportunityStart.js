import FORM_FACTOR from '@salesforce/client/formFactor';
import WAITING from '@salesforce/label/c.Headroom_Created_Waiting';
import HEADING from '@salesforce/label/c.Headroom_Opportunity_Form';
import LOADING from '@salesforce/label/c.Headroom_Opportunity_Form_Loading';
import OPENING_FAILED from '@salesforce/label/c.Headroom_Opening_Failed';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import STAGE from '@salesforce/schema/Opportunity.StageName';
import CELL_KEY from '@salesforce/schema/Opportunity.Headroom_Cell_Key__c';
import { problemOf } from 'c/headroomErrors';
import { dayOf } from 'c/headroomFormat';
import { FreshAnswer } from 'c/headroomFreshAnswer';
import { orgNow } from 'c/headroomNow';
import { chosenPrice, newOpportunityPage, openingValues, openStages } from 'c/headroomOpportunityModel';
import { MADE_QUERY, PRICES_QUERY, rowsOf } from 'c/headroomQueries';
import { fill } from 'c/headroomWords';
import { graphql } from 'lightning/graphql';
import { NavigationMixin } from 'lightning/navigation';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { api, LightningElement, wire } from 'lwc';

/** The platform opens no page with values filled in there. */
const PHONE = 'Small';

/**
 * Begins a new opportunity as soon as it is drawn: asks with the viewer's rights what it begins with, then goes to the standard page with
 * these values filled in, or shows a form on a phone. A price book or a stage that the viewer cannot see is left out. Sends `leave` when it
 * goes to the page, `saved` with the id of an opportunity made by the form, `problem` with a sentence, and `cancel`. Where an open
 * opportunity was made for the cell already, in another tab or by somebody else, none is begun: `saved` tells that one, with a sentence.
 * Source: https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-page-reference-utils.html
 */
export default class HeadroomOpportunityStart extends NavigationMixin(LightningElement) {
  /** @type {Headroom.CellRow} */
  @api row;
  /** @type {Headroom.WhitespaceAccount} */
  @api account;
  /** Of the product lines, as published. @type {Headroom.LineSettings | undefined} */
  @api settings;

  /** @type {any} */
  info = undefined;
  /** @type {any} */
  picklist = undefined;
  /** @type {any} */
  prices = undefined;
  /** @type {string | undefined} */
  today = undefined;
  isClockRead = false;
  made = new FreshAnswer();
  /** The open opportunity that was made for the cell; '' for none that the viewer can see. @type {string | undefined} */
  madeId = undefined;
  isDone = false;
  /** What the form of a phone begins with. @type {Headroom.Opening | undefined} */
  opening = undefined;
  isFocused = false;
  isPhone = FORM_FACTOR === PHONE;
  labels = { loading: LOADING };

  @wire(getObjectInfo, { objectApiName: OPPORTUNITY })
  readInfo({ data, error }) {
    this.info = data ?? this.info;
    if (data && !this.seesCellKey) {
      this.madeId = '';
    }
    this.next(error);
  }

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: STAGE })
  readStages({ data, error }) {
    this.picklist = data ?? (error ? { values: [] } : undefined);
    this.next();
  }

  @wire(graphql, { query: PRICES_QUERY, variables: '$variables' })
  readPrices({ data, errors }) {
    const problem = problemOf(errors);
    this.prices = data ?? (problem === 'noAccess' ? {} : undefined);
    this.next(problem === 'error' ? errors[0] : undefined);
  }

  @wire(graphql, { query: '$madeQuery', variables: '$madeVariables' })
  readMade(result) {
    this.made.note(result);
  }

  connectedCallback() {
    this.readClock();
    this.findMade();
  }

  async readClock() {
    const now = await orgNow();
    this.today = now === undefined ? undefined : dayOf(now);
    this.isClockRead = true;
    this.next();
  }

  /** The org refuses the question of a viewer who does not see a field of it: then nobody can tell, and the viewer goes on. */
  async findMade() {
    const { data } = await this.made.read();
    this.madeId = rowsOf(data, 'made')[0]?.Id ?? '';
    this.next();
  }

  /** Whoever does not see the field can ask for nothing by it: the org would refuse the whole question. */
  get seesCellKey() {
    return this.info?.fields[CELL_KEY.fieldApiName] !== undefined;
  }

  get madeQuery() {
    return this.seesCellKey ? MADE_QUERY : undefined;
  }

  get madeVariables() {
    return this.seesCellKey ? { account: this.account.id, cell: this.row.cellKey } : undefined;
  }

  get recordTypeId() {
    return this.info?.defaultRecordTypeId;
  }

  /** A product line without a product code finds no price. */
  get variables() {
    return this.row ? { code: this.row.productCode ?? '' } : undefined;
  }

  /**
   * Tells what is known once all of it is.
   * @param {any} [error]
   */
  next(error) {
    if (this.isDone) {
      return;
    }
    if (error) {
      this.isDone = true;
      const says = [error.body].flat()[0]?.message ?? error.message ?? error.statusText;
      this.dispatchEvent(new CustomEvent('problem', { detail: { text: fill(OPENING_FAILED, says) } }));
    } else if (this.madeId) {
      this.isDone = true;
      this.dispatchEvent(new CustomEvent('saved', { detail: { id: this.madeId, says: WAITING } }));
    } else if (this.info && this.picklist && this.prices && this.isClockRead && this.madeId === '') {
      this.isDone = true;
      this.begin(this.found());
    }
  }

  /** @param {Headroom.Opening} opening */
  begin(opening) {
    if (this.isPhone) {
      this.opening = opening;
    } else {
      this.dispatchEvent(new CustomEvent('leave'));
      this[NavigationMixin.Navigate](newOpportunityPage(opening.values));
    }
  }

  renderedCallback() {
    if (this.opening && !this.isFocused) {
      this.isFocused = true;
      this.template.querySelector('c-headroom-opportunity-form')?.focus();
    }
  }

  get heading() {
    return fill(HEADING, this.row.title);
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleSaved(event) {
    this.dispatchEvent(new CustomEvent('saved', { detail: event.detail }));
  }

  /** @returns {Headroom.Opening} */
  found() {
    const { account, info, picklist, prices, row, settings, today } = this;
    const [standard] = rowsOf({ uiapi: prices.uiapi ?? { query: {} } }, 'books');
    const book = standard && { id: standard.Id, name: standard.Name };
    const facts = { account, today, settings: settings?.opportunity, info, picklist, priceBookId: book?.id };
    const found = rowsOf({ uiapi: prices.uiapi ?? { query: {} } }, 'prices');
    const fields = /** @type {[string, { label: string }][]} */ (Object.entries(info.fields));
    return {
      values: openingValues(row, facts),
      labels: Object.fromEntries(fields.map(([name, { label }]) => [name, label])),
      stages: openStages(picklist),
      product: chosenPrice(/** @type {Headroom.Price[]} */ (found), { code: row.productCode, book, currency: account.currency })
    };
  }
}
