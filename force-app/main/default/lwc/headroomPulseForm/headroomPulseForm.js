import CANCEL from '@salesforce/label/c.Headroom_Cancel';
import CHOOSE from '@salesforce/label/c.Headroom_Choose_One';
import HINT from '@salesforce/label/c.Headroom_Pulse_Hint';
import QUESTION from '@salesforce/label/c.Headroom_Pulse_Question';
import REASON from '@salesforce/label/c.Headroom_Reason';
import REASON_HINT from '@salesforce/label/c.Headroom_Reason_Pulse_Hint';
import REQUIRED from '@salesforce/label/c.Headroom_Required';
import SAVE from '@salesforce/label/c.Headroom_Save';
import SAVING from '@salesforce/label/c.Headroom_Saving';
import ACCOUNT from '@salesforce/schema/Headroom_Pulse__c.Account__c';
import PULSE from '@salesforce/schema/Headroom_Pulse__c';
import STEP from '@salesforce/schema/Headroom_Pulse__c.Pulse__c';
import WHY from '@salesforce/schema/Headroom_Pulse__c.Reason__c';
import { PULSE_STEPS, saveProblem } from 'c/headroomJudgementModel';
import { createRecord } from 'lightning/uiRecordApi';
import { api, LightningElement } from 'lwc';

/** Fields of the form and where they are stored. */
const FIELDS = { step: STEP.fieldApiName, reason: WHY.fieldApiName };

/** Takes a pulse: one of five words, and why. Writes it with the viewer's own rights; sends `saved` with the record's id, and `cancel`. */
export default class HeadroomPulseForm extends LightningElement {
  /** Id of the account. */
  @api accountId = '';

  step = '';
  reason = '';
  /** @type {Record<string, string>} */
  errors = {};
  problem = '';
  isBusy = false;
  labels = { cancel: CANCEL, hint: HINT, question: QUESTION, reason: REASON, reasonHint: REASON_HINT, required: REQUIRED };

  /** Moves the focus to the first choice. */
  @api
  focus() {
    this.template.querySelector('input')?.focus();
  }

  get steps() {
    return PULSE_STEPS.map(({ value, label }) => {
      const isChosen = value === this.step;
      return { value, label, isChosen, className: isChosen ? 'step chosen' : 'step' };
    });
  }

  get stepInvalid() {
    return this.errors.step ? 'true' : 'false';
  }

  get reasonInvalid() {
    return this.errors.reason ? 'true' : 'false';
  }

  get saveLabel() {
    return this.isBusy ? SAVING : SAVE;
  }

  get busy() {
    return this.isBusy ? 'true' : 'false';
  }

  handleStep(event) {
    this.step = event.target.value;
    this.errors = { ...this.errors, step: '' };
  }

  handleReason(event) {
    this.reason = event.target.value;
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
    if (!this.step) {
      this.errors = { step: CHOOSE };
      this.focus();
      return;
    }
    this.errors = {};
    this.isBusy = true;
    try {
      const { id } = await createRecord({ apiName: PULSE.objectApiName, fields: this.values });
      this.dispatchEvent(new CustomEvent('saved', { detail: { id } }));
    } catch (error) {
      const { fields, form } = saveProblem(error, FIELDS);
      this.errors = fields;
      this.problem = form;
      this.isBusy = false;
    }
  }

  get values() {
    const reason = this.reason.trim();
    return { [ACCOUNT.fieldApiName]: this.accountId, [FIELDS.step]: this.step, ...(reason ? { [FIELDS.reason]: reason } : {}) };
  }
}
