import CANCEL from '@salesforce/label/c.Headroom_Cancel';
import FILL_IN from '@salesforce/label/c.Headroom_Fill_In';
import NO_PRODUCT from '@salesforce/label/c.Headroom_Opportunity_No_Product';
import PRODUCT from '@salesforce/label/c.Headroom_Opportunity_Product';
import REQUIRED from '@salesforce/label/c.Headroom_Required';
import SAVE from '@salesforce/label/c.Headroom_Save';
import SAVING from '@salesforce/label/c.Headroom_Saving';
import CLOSE_DATE from '@salesforce/schema/Opportunity.CloseDate';
import NAME from '@salesforce/schema/Opportunity.Name';
import STAGE from '@salesforce/schema/Opportunity.StageName';
import { formatMoney } from 'c/headroomFormat';
import { FreshAnswer } from 'c/headroomFreshAnswer';
import { mutate } from 'c/headroomMutation';
import { lineInput, mutationProblem, recordInput } from 'c/headroomOpportunityModel';
import { CREATE_OPPORTUNITY, CREATE_WITH_PRODUCT, MADE_QUERY, rowsOf } from 'c/headroomQueries';
import { lineQuantity } from 'c/headroomUnits';
import { fill } from 'c/headroomWords';
import { graphql } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';

/** Fields that can be changed, in their order. */
const SHOWN = [NAME, STAGE, CLOSE_DATE].map(({ fieldApiName }) => fieldApiName);

/** Name of the operation that creates the opportunity, as the line item's operation refers to it. */
const MADE = '@{opportunity}';

/**
 * Takes a new opportunity on a phone, where the standard page cannot be opened with values filled in: name, stage and close date. One
 * mutation makes the opportunity and, where there is a price, its line item, both or none. Where its answer was lost, the next try looks
 * first whether the opportunity is there. Sends `saved` with the id and whether a product went along, and `cancel`.
 */
export default class HeadroomOpportunityForm extends LightningElement {
  /** @type {Headroom.CellRow} */
  @api row;
  /** @type {Headroom.WhitespaceAccount} */
  @api account;
  /** Of the product lines, as published. @type {Headroom.LineSettings} */
  @api settings;
  /** @type {Headroom.Opening} */
  @api opening;

  /** What was typed, by field. @type {Record<string, string>} */
  typed = {};
  /** @type {Record<string, string>} */
  errors = {};
  problem = '';
  isBusy = false;
  /** True once an answer was lost: nobody knows then whether the opportunity was made. */
  isUnsure = false;
  made = new FreshAnswer();
  labels = { cancel: CANCEL, required: REQUIRED };

  @wire(graphql, { query: '$madeQuery', variables: '$madeVariables' })
  readMade(result) {
    this.made.note(result);
  }

  get madeQuery() {
    return this.isUnsure ? MADE_QUERY : undefined;
  }

  get madeVariables() {
    return { account: this.account.id, cell: this.row.cellKey };
  }

  /** Moves the focus to the first field. */
  @api
  focus() {
    this.template.querySelector('input')?.focus();
  }

  get values() {
    return { ...this.opening.values, ...this.typed };
  }

  get name() {
    return this.fieldOf(NAME.fieldApiName);
  }

  get stage() {
    return this.fieldOf(STAGE.fieldApiName);
  }

  get closeDate() {
    return this.fieldOf(CLOSE_DATE.fieldApiName);
  }

  /** Stages to choose from; the empty one stands where none is chosen yet. */
  get stages() {
    const { value } = this.stage;
    const stages = this.opening.stages.map((stage) => ({ ...stage, isChosen: stage.value === value }));
    return value ? stages : [{ value: '', label: '', isChosen: true }, ...stages];
  }

  /** @param {string} field  API name */
  fieldOf(field) {
    const error = this.errors[field] ?? '';
    return { label: this.opening.labels[field] ?? field, value: this.values[field] ?? '', error, invalid: error ? 'true' : 'false' };
  }

  /** What goes with it, or why nothing does. */
  get product() {
    const { price, problem } = this.opening.product;
    if (!price || !this.row.gap) {
      return problem ? fill(NO_PRODUCT, problem) : '';
    }
    const each = formatMoney(price.UnitPrice, price.CurrencyIsoCode ?? this.account.currency);
    return fill(PRODUCT, lineQuantity(this.row.gap, this.row.key, this.settings), each);
  }

  get saveLabel() {
    return this.isBusy ? SAVING : SAVE;
  }

  get busy() {
    return this.isBusy ? 'true' : 'false';
  }

  handleChange(event) {
    const { field } = event.target.dataset;
    this.typed = { ...this.typed, [field]: event.target.value };
    this.errors = { ...this.errors, [field]: '' };
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  async handleSubmit(event) {
    event.preventDefault();
    if (this.isBusy) {
      return;
    }
    this.problem = '';
    this.errors = Object.fromEntries(SHOWN.filter((field) => !this.values[field]?.trim()).map((field) => [field, FILL_IN]));
    if (Object.keys(this.errors).length > 0) {
      this.focusOnFault();
      return;
    }
    this.isBusy = true;
    const found = this.isUnsure ? await this.findMade() : {};
    const { id, errors } = found.id || found.errors ? found : await this.send();
    if (id) {
      this.dispatchEvent(new CustomEvent('saved', { detail: { id, hasProducts: this.line !== undefined } }));
    } else {
      this.refuse(errors ?? []);
    }
  }

  /** @param {readonly Headroom.MutationError[]} errors */
  refuse(errors) {
    const { fields, form } = mutationProblem(errors, SHOWN, this.opening.labels);
    this.isUnsure = this.isUnsure || errors.some(({ error }) => error !== undefined);
    this.errors = fields;
    this.problem = form;
    this.isBusy = false;
    this.focusOnFault();
  }

  /** @returns {Promise<{ id?: string, errors?: readonly Headroom.MutationError[] }>} */
  async findMade() {
    const { data, errors } = await this.made.read();
    return errors ? { errors } : { id: rowsOf(data, 'made')[0]?.Id };
  }

  /** @returns {Promise<{ id?: string, errors?: readonly Headroom.MutationError[] }>} */
  async send() {
    const { data, errors } = await this.ask();
    return errors ? { errors } : { id: data.uiapi.opportunity.Record.Id };
  }

  ask() {
    const input = recordInput({ ...this.values, [NAME.fieldApiName]: this.name.value.trim() });
    const { line } = this;
    return line ? mutate(CREATE_WITH_PRODUCT, { input, line }) : mutate(CREATE_OPPORTUNITY, { input });
  }

  /** The line item that goes with it; none without a price or a quantity. */
  get line() {
    const { price } = this.opening.product;
    return price && this.row.gap ? lineInput(MADE, price, this.row.gap) : undefined;
  }

  focusOnFault() {
    const first = SHOWN.find((field) => this.errors[field]);
    this.template.querySelector(`[data-field="${first}"]`)?.focus();
  }
}
