import CANCEL from '@salesforce/label/c.Headroom_Cancel';
import KIND from '@salesforce/label/c.Headroom_Override_Kind';
import LAST_DAY from '@salesforce/label/c.Headroom_Override_Last_Day';
import REASON from '@salesforce/label/c.Headroom_Reason';
import REASON_HINT from '@salesforce/label/c.Headroom_Reason_Override_Hint';
import REQUIRED from '@salesforce/label/c.Headroom_Required';
import SAVE from '@salesforce/label/c.Headroom_Save';
import SAVING from '@salesforce/label/c.Headroom_Saving';
import SCORECARD from '@salesforce/label/c.Headroom_Override_Scorecard';
import STAYS from '@salesforce/label/c.Headroom_Override_Stays';
import SUBJECT from '@salesforce/label/c.Headroom_Override_Subject';
import VALUE from '@salesforce/label/c.Headroom_Override_Value';
import { KINDS, saveProblem, subjectsOf, willDo } from 'c/headroomJudgementModel';
import { createRecord } from 'lightning/uiRecordApi';
import { api, LightningElement } from 'lwc';
import { FIELDS, faultsOf, recordOf } from './overrideRecord';

/**
 * Takes an override: of what, which kind, how much, why and until when. Shows what stands there now and says what it will do.
 * Writes it with the viewer's own rights; sends `saved` with the record's id, and `cancel`.
 */
export default class HeadroomOverrideForm extends LightningElement {
  /** Id of the account. */
  @api accountId = '';
  /** Scorecards of the account, the one that is offered first at the head. @type {readonly Headroom.Card[]} */
  @api cards = [];
  /** Calendar day by the org's clock; no earlier last day can be chosen. @type {string | undefined} */
  @api today;

  /** @type {Headroom.OverrideInput} */
  values = { scorecard: '', measure: '', kind: '', value: '', lastDay: '', reason: '' };
  /** @type {Record<string, string>} */
  errors = {};
  problem = '';
  isBusy = false;
  labels = {
    cancel: CANCEL,
    kind: KIND,
    lastDay: LAST_DAY,
    reason: REASON,
    reasonHint: REASON_HINT,
    required: REQUIRED,
    scorecard: SCORECARD,
    stays: STAYS,
    subject: SUBJECT,
    value: VALUE
  };

  /** Moves the focus to the first field. */
  @api
  focus() {
    this.template.querySelector('select')?.focus();
  }

  /** Scorecards that can be read. */
  get readable() {
    return this.cards.filter((card) => !card.problem);
  }

  get card() {
    return this.readable.find(({ key }) => key === this.values.scorecard) ?? this.readable[0];
  }

  get scorecards() {
    return this.readable.map(({ key, title }) => ({ value: key, label: title, isChosen: key === this.card.key }));
  }

  get subjects() {
    return subjectsOf(this.card).map((subject) => ({ ...subject, isChosen: subject.value === this.values.measure }));
  }

  get now() {
    return this.subjects.find(({ isChosen }) => isChosen)?.now ?? '';
  }

  get kinds() {
    return KINDS.map((kind) => ({ ...kind, isChosen: kind.value === this.values.kind }));
  }

  get hasValue() {
    return KINDS.find(({ value }) => value === this.values.kind)?.hasValue ?? true;
  }

  get invalid() {
    return Object.fromEntries(Object.keys(this.values).map((name) => [name, this.errors[name] ? 'true' : 'false']));
  }

  get will() {
    const { kind, value, lastDay, measure } = this.values;
    return willDo({ kind, value: value === '' ? undefined : Number(value), lastDay }, this.card, measure, this.today);
  }

  get saveLabel() {
    return this.isBusy ? SAVING : SAVE;
  }

  get busy() {
    return this.isBusy ? 'true' : 'false';
  }

  handleScorecard(event) {
    this.values = { ...this.values, scorecard: event.target.value, measure: '' };
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
    this.errors = faultsOf(this.values, { hasValue: this.hasValue, today: this.today });
    if (Object.keys(this.errors).length > 0) {
      this.focusFirstFault();
      return;
    }
    this.isBusy = true;
    try {
      const { id } = await createRecord(recordOf(this.accountId, { ...this.values, scorecard: this.card.key }, this.hasValue));
      this.dispatchEvent(new CustomEvent('saved', { detail: { id } }));
    } catch (error) {
      const { fields, form } = saveProblem(error, FIELDS);
      this.errors = fields;
      this.problem = form;
      this.isBusy = false;
      this.focusFirstFault();
    }
  }

  focusFirstFault() {
    const inOrder = [...this.template.querySelectorAll('[data-field]')];
    const faulty = inOrder.find((field) => field instanceof HTMLElement && this.errors[field.dataset.field ?? '']);
    if (faulty instanceof HTMLElement) {
      faulty.focus();
    }
  }
}
