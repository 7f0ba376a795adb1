import CANCEL from '@salesforce/label/c.Headroom_Cancel';
import KIND from '@salesforce/label/c.Headroom_Answer_Kind';
import NO_RIGHT from '@salesforce/label/c.Headroom_Not_Saved_No_Right';
import REASON from '@salesforce/label/c.Headroom_Reason';
import REASON_HINT from '@salesforce/label/c.Headroom_Answer_Reason_Hint';
import REQUIRED from '@salesforce/label/c.Headroom_Required';
import SAVE from '@salesforce/label/c.Headroom_Save';
import SAVING from '@salesforce/label/c.Headroom_Saving';
import UNTIL from '@salesforce/label/c.Headroom_Answer_Until';
import UNTIL_LATER from '@salesforce/label/c.Headroom_Answer_Until_Later';
import UNTIL_HINT from '@salesforce/label/c.Headroom_Answer_Until_Hint';
import { ANSWERS } from 'c/headroomAnswers';
import { daysAfter } from 'c/headroomFormat';
import { saveProblem } from 'c/headroomJudgementModel';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { api, LightningElement } from 'lwc';
import { changeOf, faultsOf, FIELDS, LATER, recordOf } from './answerRecord';

/**
 * Takes what a rep knows of a product line of an account: not a fit, has a competitor's product, does it themselves, later; until when,
 * and why. Makes a record, or changes the viewer's own one. Sends `saved` with the record's id and values, and `cancel`.
 */
export default class HeadroomFeedbackForm extends LightningElement {
  /** Id of the account. */
  @api accountId = '';
  /** Key of the product line. */
  @api line = '';
  /** The viewer's own answer that is changed; absent for a new one. @type {Headroom.CellAnswer | undefined} */
  @api existing;
  /** Calendar day by the org's clock; no earlier day can be chosen. @type {string | undefined} */
  @api today;
  /** Answer that is chosen at first. */
  @api
  get answer() {
    return this.values.answer;
  }
  set answer(answer) {
    this.values = { ...this.values, answer };
  }

  /** @type {Headroom.AnswerInput} */
  values = { answer: '', until: '', reason: '' };
  /** @type {Record<string, string>} */
  errors = {};
  problem = '';
  isBusy = false;
  labels = { cancel: CANCEL, kind: KIND, reason: REASON, reasonHint: REASON_HINT, required: REQUIRED, until: UNTIL };

  connectedCallback() {
    if (this.existing) {
      const { answer, until = '', reason = '' } = this.existing;
      this.values = { answer: this.values.answer || answer, until, reason };
    }
  }

  /** Moves the focus to the chosen answer. */
  @api
  focus() {
    const inputs = /** @type {HTMLInputElement[]} */ ([...this.template.querySelectorAll('input[type="radio"]')]);
    (inputs.find(({ checked }) => checked) ?? inputs[0])?.focus();
  }

  get answers() {
    return ANSWERS.map(({ value, label }) => ({ value, label, isChosen: value === this.values.answer }));
  }

  get isUntilRequired() {
    return this.values.answer === LATER;
  }

  get untilHint() {
    return this.isUntilRequired ? UNTIL_LATER : UNTIL_HINT;
  }

  /** The first day that can be chosen: on the day itself the row is back. */
  get firstDay() {
    return this.today === undefined ? undefined : daysAfter(this.today, 1);
  }

  get invalid() {
    return Object.fromEntries(Object.keys(this.values).map((name) => [name, this.errors[name] ? 'true' : 'false']));
  }

  get saveLabel() {
    return this.isBusy ? SAVING : SAVE;
  }

  get busy() {
    return this.isBusy ? 'true' : 'false';
  }

  handleChange(event) {
    const { field } = event.target.dataset;
    this.values = { ...this.values, [field]: event.target.value };
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
    this.errors = faultsOf(this.values, this.today);
    if (Object.keys(this.errors).length > 0) {
      this.focusOnFault();
      return;
    }
    this.isBusy = true;
    try {
      const id = await this.write();
      this.dispatchEvent(new CustomEvent('saved', { detail: { id, values: { ...this.values } } }));
    } catch (error) {
      const { fields, form } = saveProblem(error, FIELDS, NO_RIGHT);
      this.errors = fields;
      this.problem = form;
      this.isBusy = false;
      this.focusOnFault();
    }
  }

  async write() {
    if (this.existing) {
      await updateRecord(changeOf(this.existing.id, this.values));
      return this.existing.id;
    }
    const { id } = await createRecord(recordOf(this.accountId, this.line, this.values));
    return id;
  }

  focusOnFault() {
    const [first] = Object.keys(this.values).filter((name) => this.errors[name]);
    this.template.querySelector(`[data-field="${first}"]`)?.focus();
  }
}
