import BY_AMOUNT from '@salesforce/label/c.Headroom_Matrix_By_Amount';
import BY_WEIGHT from '@salesforce/label/c.Headroom_Matrix_By_Weight';
import ERROR from '@salesforce/label/c.Headroom_Matrix_Next_Error';
import HEADING from '@salesforce/label/c.Headroom_Matrix_Next';
import HEADING_ONE from '@salesforce/label/c.Headroom_Matrix_Next_One';
import OPEN from '@salesforce/label/c.Headroom_Matrix_Details';
import SHOW_ALL from '@salesforce/label/c.Headroom_Show_All';
import SHOW_FEWER from '@salesforce/label/c.Headroom_Show_Fewer';
import USER_ID from '@salesforce/user/Id';
import { formatNumber } from 'c/headroomFormat';
import { MATRIX_NEXT_QUERY } from 'c/headroomQueries';
import { counted, fill } from 'c/headroomWords';
import { graphql } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { entriesOf, isWeighted } from './entries';

/** Entries before the rest is asked for. */
const FIRST = 5;

/** More than any settings put forward to one person. */
const MOST = 200;

/**
 * What to sell next, over all accounts that the viewer owns, in the order of the sync; nothing where nothing is put forward. Sends
 * `open` with the account and the product line.
 */
export default class HeadroomMatrixNext extends LightningElement {
  /** Of the product lines, as published. @type {Headroom.LineSettings} */
  @api settings;
  /** YYYY-MM-DD by the org's clock. @type {string | undefined} */
  @api today;

  /** What the request brought. @type {any} */
  answer = undefined;
  hasProblem = false;
  isOpen = true;
  isAllShown = false;
  /** Entry that was opened last. */
  openedKey = '';
  /** @type {(() => Promise<unknown>) | undefined} */
  refreshWire = undefined;
  variables = { me: USER_ID, count: MOST };
  labels = { error: ERROR, open: OPEN };

  @wire(graphql, { query: MATRIX_NEXT_QUERY, variables: '$variables' })
  readAnswer({ data, errors, refresh }) {
    this.refreshWire = refresh ?? this.refreshWire;
    this.answer = data ?? this.answer;
    this.hasProblem = errors !== undefined;
  }

  /** Asks anew. */
  @api
  async refresh() {
    await this.refreshWire?.();
  }

  /** Puts the focus back on the entry that was opened. */
  @api
  focusAgain() {
    this.template.querySelector(`[data-key="${this.openedKey}"]`)?.focus();
  }

  get entries() {
    return this.answer ? entriesOf(this.answer, this.settings, this.today) : [];
  }

  get shown() {
    return this.isAllShown ? this.entries : this.entries.slice(0, FIRST);
  }

  get hasEntries() {
    return this.entries.length > 0;
  }

  get heading() {
    const { length } = this.entries;
    return counted(length, { one: HEADING_ONE, many: HEADING }, formatNumber(length));
  }

  get order() {
    return isWeighted(this.answer) ? BY_WEIGHT : BY_AMOUNT;
  }

  get moreLabel() {
    const { length } = this.entries;
    if (length <= FIRST) {
      return '';
    }
    return this.isAllShown ? SHOW_FEWER : fill(SHOW_ALL, formatNumber(length));
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleMore() {
    this.isAllShown = !this.isAllShown;
  }

  handleOpen(event) {
    this.openedKey = event.currentTarget.dataset.key;
    const entry = this.entries.find(({ key }) => key === this.openedKey);
    if (entry) {
      this.dispatchEvent(new CustomEvent('open', { detail: { accountId: entry.accountId, name: entry.name, line: entry.row.key } }));
    }
  }
}
