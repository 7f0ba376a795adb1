import ERROR from '@salesforce/label/c.Headroom_Judgement_Error';
import GIVE from '@salesforce/label/c.Headroom_Pulse_Give';
import HEADING from '@salesforce/label/c.Headroom_Pulse';
import NONE from '@salesforce/label/c.Headroom_Pulse_None';
import NO_ACCESS from '@salesforce/label/c.Headroom_Judgement_No_Access';
import SAVED from '@salesforce/label/c.Headroom_Pulse_Saved';
import { problemOf } from 'c/headroomErrors';
import { pulseView } from 'c/headroomJudgementModel';
import { PULSE_QUERY } from 'c/headroomQueries';
import { problemPanel } from 'c/headroomStates';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { api, LightningElement, wire } from 'lwc';

const WORDS = { error: ERROR, noAccess: NO_ACCESS };

/** The newest pulses of an account, read with the viewer's rights, and the form for another one. */
export default class HeadroomPulses extends LightningElement {
  /** Id of the account. */
  @api accountId = '';
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;
  /** True where the viewer may give a pulse. */
  @api canCreate = false;

  /** @type {any} */
  data = undefined;
  /** @type {'noAccess' | 'error' | undefined} */
  problem = undefined;
  isFormOpen = false;
  announcement = '';
  /** Where the focus goes once it is drawn: a form just opened, its button, or an entry. @type {(() => boolean) | undefined} */
  wanted = undefined;
  /** @type {(() => Promise<unknown>) | undefined} */
  refreshWire = undefined;
  labels = { give: GIVE, heading: HEADING, none: NONE };

  @wire(graphql, { query: PULSE_QUERY, variables: '$variables' })
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

  get lines() {
    return this.data ? pulseView(this.data, this.today) : [];
  }

  get hasLines() {
    return this.lines.length > 0;
  }

  get isEmpty() {
    return this.data !== undefined && !this.hasLines;
  }

  get panel() {
    return this.problem && problemPanel(this.problem, undefined, WORDS);
  }

  get expanded() {
    return this.isFormOpen ? 'true' : 'false';
  }

  handleForm() {
    this.isFormOpen = !this.isFormOpen;
    this.wanted = this.isFormOpen ? () => this.focusOn('c-headroom-pulse-form') : undefined;
  }

  handleCancel() {
    this.isFormOpen = false;
    this.wanted = () => this.focusOn('.ask');
  }

  async handleSaved(event) {
    this.isFormOpen = false;
    this.announcement = SAVED;
    this.dispatchEvent(new ShowToastEvent({ title: SAVED, variant: 'success' }));
    await this.refreshWire?.();
    this.wanted = () => this.template.querySelector('c-headroom-said-list')?.focusOn(event.detail.id) === true;
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
