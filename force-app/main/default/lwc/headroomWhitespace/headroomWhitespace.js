import ERROR from '@salesforce/label/c.Headroom_Whitespace_Error';
import FAMILIES from '@salesforce/label/c.Headroom_Families_Found';
import FAMILIES_ONE from '@salesforce/label/c.Headroom_Families_Found_One';
import FAMILIES_REVIEW from '@salesforce/label/c.Headroom_Families_Review';
import HEADING from '@salesforce/label/c.Headroom_Room_To_Grow';
import LOADING from '@salesforce/label/c.Headroom_Whitespace_Loading';
import NO_ACCESS from '@salesforce/label/c.Headroom_Whitespace_No_Access';
import NO_ACCESS_HINT from '@salesforce/label/c.Headroom_Whitespace_No_Access_Hint';
import NO_ACCOUNT from '@salesforce/label/c.Headroom_No_Account';
import NOTHING_OPEN from '@salesforce/label/c.Headroom_Nothing_Open';
import NOT_SET_UP from '@salesforce/label/c.Headroom_Lines_Not_Set_Up';
import NOT_SET_UP_ADMIN from '@salesforce/label/c.Headroom_Lines_Not_Set_Up_Admin';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import ACCOUNT from '@salesforce/schema/Opportunity.AccountId';
import LINE from '@salesforce/schema/Opportunity.Headroom_Product_Line__c';
import { problemOf, recordProblemOf } from 'c/headroomErrors';
import { dayOf, formatNumber } from 'c/headroomFormat';
import { freshnessText, staleNotice } from 'c/headroomFreshness';
import { orgNow } from 'c/headroomNow';
import { WHITESPACE_QUERY } from 'c/headroomQueries';
import { canSetUp, problemPanel, statePanel } from 'c/headroomStates';
import { readWhitespace } from 'c/headroomWhitespaceModel';
import { counted } from 'c/headroomWords';
import { graphql } from 'lightning/graphql';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import { api, LightningElement, wire } from 'lwc';

const WORDS = {
  error: ERROR,
  noAccess: NO_ACCESS,
  noAccessHint: NO_ACCESS_HINT,
  notSetUp: NOT_SET_UP,
  notSetUpAdmin: NOT_SET_UP_ADMIN
};

/**
 * Whitespace of an account on its record page, or on that of one of its opportunities: asks once, chooses among loading, data, empty and
 * error, and shows what the sync wrote.
 */
export default class HeadroomWhitespace extends LightningElement {
  @api recordId;
  @api objectApiName;
  /** Hours after which the data are called old; pages that do not set it get the design attribute's default. */
  @api staleAfterHours = 48;

  /** What the request brought. @type {any} */
  answer = undefined;
  /** The opportunity whose page this is. @type {any} */
  opportunity = undefined;
  opportunityFields = [ACCOUNT];
  lineFields = [LINE];
  /** @type {Headroom.WhitespaceView | undefined} */
  view = undefined;
  /** @type {'noAccess' | 'error' | undefined} */
  problem = undefined;
  /** The org's present moment; undefined where the org does not tell. @type {number | undefined} */
  now = undefined;
  /** True once the org was asked for its moment; before that nothing is said about age. */
  isClockRead = false;
  isBusy = false;
  /** @type {(() => Promise<unknown>) | undefined} */
  refreshWire = undefined;
  labels = { heading: HEADING, loading: LOADING, nothingOpen: NOTHING_OPEN };

  @wire(getRecord, { recordId: '$opportunityId', fields: '$opportunityFields', optionalFields: '$lineFields' })
  readOpportunity({ data, error }) {
    this.opportunity = data;
    if (error) {
      this.problem = recordProblemOf(error);
    }
  }

  @wire(graphql, { query: WHITESPACE_QUERY, variables: '$variables' })
  readAnswer({ data, errors, refresh }) {
    this.refreshWire = refresh;
    if (errors) {
      this.problem = problemOf(errors);
    } else if (data) {
      this.problem = undefined;
      this.answer = data;
      this.readView();
      this.readClock();
    }
  }

  get opportunityId() {
    return this.objectApiName === OPPORTUNITY.objectApiName ? this.recordId : undefined;
  }

  get accountId() {
    return this.opportunityId ? getFieldValue(this.opportunity, ACCOUNT) : this.recordId;
  }

  /** Product line that the opportunity whose page this is was marked with. */
  get currentLine() {
    return this.opportunity ? getFieldValue(this.opportunity, LINE) : undefined;
  }

  get variables() {
    return this.accountId ? { account: this.accountId } : undefined;
  }

  async readClock(anew = false) {
    this.now = await orgNow(anew);
    this.isClockRead = true;
    this.readView();
  }

  readView() {
    const { today, currentLine: line, opportunityId } = this;
    this.view = this.answer && readWhitespace(this.answer, this.accountId, { today, line, opportunityId });
  }

  get today() {
    return this.now === undefined ? undefined : dayOf(this.now);
  }

  get isWithoutAccount() {
    return this.opportunity !== undefined && !this.accountId;
  }

  get isLoading() {
    return !this.answer && !this.panel;
  }

  get hasData() {
    return !this.problem && this.view?.state === 'data';
  }

  get panel() {
    if (this.problem) {
      return problemPanel(this.problem, this.view, WORDS);
    }
    if (this.isWithoutAccount) {
      return { icon: 'info', text: NO_ACCOUNT };
    }
    return this.familiesPanel ?? statePanel(this.view?.state, this.view, WORDS);
  }

  /** What an admin can begin with, once a run has counted it. */
  get familiesPanel() {
    const { state, families } = this.view ?? {};
    if (state !== 'notSetUp' || !canSetUp || !families) {
      return undefined;
    }
    const text = counted(families, { one: FAMILIES_ONE, many: FAMILIES }, formatNumber(families));
    return { icon: 'gear', text, hint: FAMILIES_REVIEW };
  }

  get freshness() {
    return this.hasData && this.isClockRead ? freshnessText(this.view?.goodRun?.asOf, this.now) : '';
  }

  get notice() {
    return this.view && this.hasData ? staleNotice(this.view, Number(this.staleAfterHours), this.now) : '';
  }

  get hasRows() {
    return (this.view?.rows ?? []).length > 0;
  }

  async handleRefresh() {
    this.isBusy = true;
    await this.refreshWire?.();
    await this.readClock(true);
    this.isBusy = false;
  }
}
