import ADD from '@salesforce/label/c.Headroom_Override_Add';
import ENDED from '@salesforce/label/c.Headroom_Overrides_Ended';
import ENDS_TODAY from '@salesforce/label/c.Headroom_Override_Ends_Today';
import ERROR from '@salesforce/label/c.Headroom_Judgement_Error';
import HEADING from '@salesforce/label/c.Headroom_Overrides';
import NONE from '@salesforce/label/c.Headroom_Overrides_None';
import NO_ACCESS from '@salesforce/label/c.Headroom_Judgement_No_Access';
import SAVED from '@salesforce/label/c.Headroom_Override_Saved';
import EXPIRES_ON from '@salesforce/schema/Headroom_Health_Override__c.Expires_On__c';
import { problemOf } from 'c/headroomErrors';
import { overrideView, saveProblem } from 'c/headroomJudgementModel';
import { OVERRIDE_QUERY } from 'c/headroomQueries';
import { problemPanel } from 'c/headroomStates';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { updateRecord } from 'lightning/uiRecordApi';
import { api, LightningElement, wire } from 'lwc';

const WORDS = { error: ERROR, noAccess: NO_ACCESS };

/** Overrides of an account, read with the viewer's rights: which count, the form for another one, and a button to end one today. */
export default class HeadroomOverrides extends LightningElement {
  /** Id of the account. */
  @api accountId = '';
  /** Scorecards of the account. @type {readonly Headroom.Card[]} */
  @api cards = [];
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;
  /** True where the viewer may make an override. */
  @api canCreate = false;
  /** True where the viewer may change one. */
  @api canEdit = false;

  /** @type {any} */
  data = undefined;
  /** @type {'noAccess' | 'error' | undefined} */
  problem = undefined;
  isFormOpen = false;
  isEnding = false;
  announcement = '';
  endProblem = '';
  /** Where the focus goes once it is drawn: a form just opened, its button, or an entry. @type {(() => boolean) | undefined} */
  wanted = undefined;
  /** @type {(() => Promise<unknown>) | undefined} */
  refreshWire = undefined;
  labels = { add: ADD, ended: ENDED, heading: HEADING, none: NONE };

  @wire(graphql, { query: OVERRIDE_QUERY, variables: '$variables' })
  readAnswer({ data, errors, refresh }) {
    this.refreshWire = refresh;
    this.problem = problemOf(errors);
    this.data = data ?? this.data;
  }

  renderedCallback() {
    this.moveFocus();
  }

  get variables() {
    return this.accountId ? { account: this.accountId } : undefined;
  }

  get view() {
    return this.data ? overrideView(this.data, this.cards, this.today) : { current: [], ended: [] };
  }

  get hasCurrent() {
    return this.view.current.length > 0;
  }

  get hasEnded() {
    return this.view.ended.length > 0;
  }

  get isEmpty() {
    return this.data !== undefined && !this.hasCurrent;
  }

  get panel() {
    return this.problem && problemPanel(this.problem, undefined, WORDS);
  }

  /** Only what can be read can be overruled. */
  get canAdd() {
    return this.canCreate && this.cards.some((card) => !card.problem);
  }

  /** Ending an override writes the org's day: where that is unknown nobody can. */
  get canEnd() {
    return this.canEdit && this.today !== undefined;
  }

  get expanded() {
    return this.isFormOpen ? 'true' : 'false';
  }

  handleForm() {
    this.isFormOpen = !this.isFormOpen;
    this.wanted = this.isFormOpen ? () => this.focusOn('c-headroom-override-form') : undefined;
  }

  handleCancel() {
    this.isFormOpen = false;
    this.wanted = () => this.focusOn('.ask');
  }

  handleSaved(event) {
    this.isFormOpen = false;
    return this.showSaved(event.detail.id, SAVED);
  }

  async handleEnd(event) {
    if (this.isEnding) {
      return;
    }
    this.isEnding = true;
    this.endProblem = '';
    const { key } = event.detail;
    try {
      await updateRecord({ fields: { Id: key, [EXPIRES_ON.fieldApiName]: this.today } });
      await this.showSaved(key, ENDS_TODAY);
    } catch (error) {
      const { fields, form } = saveProblem(error, { lastDay: EXPIRES_ON.fieldApiName });
      this.endProblem = [fields.lastDay, form].filter(Boolean).join(' ');
    }
    this.isEnding = false;
  }

  /**
   * @param {string} id  of the override
   * @param {string} says
   */
  async showSaved(id, says) {
    this.announcement = says;
    this.dispatchEvent(new ShowToastEvent({ title: says, variant: 'success' }));
    await this.refreshWire?.();
    this.wanted = () => this.template.querySelector('c-headroom-said-list')?.focusOn(id) === true;
    this.moveFocus();
  }

  async handleRetry() {
    await this.refreshWire?.();
  }

  /** Tries to reach what is wanted, now or after the next drawing. */
  moveFocus() {
    if (this.wanted?.()) {
      this.wanted = undefined;
    }
  }

  /** @param {string} selector */
  focusOn(selector) {
    const target = this.template.querySelector(selector);
    target?.focus();
    return target !== null;
  }
}
