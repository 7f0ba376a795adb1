import ALL_LINES from '@salesforce/label/c.Headroom_Matrix_All_Lines';
import CLOSE from '@salesforce/label/c.Headroom_Matrix_Close';
import ERROR from '@salesforce/label/c.Headroom_Whitespace_Error';
import GONE from '@salesforce/label/c.Headroom_Matrix_Line_Gone';
import HEADING from '@salesforce/label/c.Headroom_Matrix_Square';
import LOADING from '@salesforce/label/c.Headroom_Whitespace_Loading';
import NOT_SET_UP from '@salesforce/label/c.Headroom_Lines_Not_Set_Up';
import NOT_SET_UP_ADMIN from '@salesforce/label/c.Headroom_Lines_Not_Set_Up_Admin';
import NO_ACCESS from '@salesforce/label/c.Headroom_Whitespace_No_Access';
import NO_ACCESS_HINT from '@salesforce/label/c.Headroom_Whitespace_No_Access_Hint';
import ROOM from '@salesforce/label/c.Headroom_Room_To_Grow';
import TO_ACCOUNT from '@salesforce/label/c.Headroom_Matrix_To_Account';
import { problemOf } from 'c/headroomErrors';
import { WHITESPACE_QUERY } from 'c/headroomQueries';
import { problemPanel, statePanel } from 'c/headroomStates';
import { readWhitespace } from 'c/headroomWhitespaceModel';
import { fill } from 'c/headroomWords';
import { graphql } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';

const WORDS = { error: ERROR, noAccess: NO_ACCESS, noAccessHint: NO_ACCESS_HINT, notSetUp: NOT_SET_UP, notSetUpAdmin: NOT_SET_UP_ADMIN };

/**
 * What a pressed square opens: the product line in the words and with the actions of the account's own page, or all of them. Each account
 * has an instance of its own. Sends `close`, and `all` when the other product lines are asked for.
 */
export default class HeadroomMatrixPanel extends LightningElement {
  @api accountId;
  /** Name of the account. */
  @api name = '';
  /** Key of the product line; empty = all. */
  @api line = '';
  /** YYYY-MM-DD by the org's clock. @type {string | undefined} */
  @api today;

  /** What the request brought. @type {any} */
  answer = undefined;
  /** @type {'noAccess' | 'error' | undefined} */
  problem = undefined;
  /** @type {(() => Promise<unknown>) | undefined} */
  refreshWire = undefined;
  labels = { allLines: ALL_LINES, close: CLOSE, gone: GONE, loading: LOADING, toAccount: TO_ACCOUNT };

  @wire(graphql, { query: WHITESPACE_QUERY, variables: '$variables' })
  readAnswer({ data, errors, refresh }) {
    this.refreshWire = refresh ?? this.refreshWire;
    if (errors) {
      this.problem = problemOf(errors);
    } else if (data) {
      this.problem = undefined;
      this.answer = data;
    }
  }

  get variables() {
    return { account: this.accountId };
  }

  /** Puts the focus on what was opened. */
  @api
  focus() {
    this.template.querySelector('.title')?.focus();
  }

  get view() {
    return this.answer && readWhitespace(this.answer, this.accountId, { today: this.today });
  }

  get isLoading() {
    return !this.answer && !this.problem;
  }

  get hasData() {
    return !this.problem && this.view?.state === 'data';
  }

  get panel() {
    return this.problem ? problemPanel(this.problem, this.view, WORDS) : statePanel(this.view?.state, this.view, WORDS);
  }

  get rows() {
    const { rows = [], folded = [] } = this.view ?? {};
    const all = [...rows, ...folded];
    return this.line ? all.filter(({ key }) => key === this.line) : all;
  }

  get hasRows() {
    return this.rows.length > 0;
  }

  get heading() {
    const title = this.view?.settings?.lines.find(({ k }) => k === this.line)?.title ?? ROOM;
    return fill(HEADING, this.name, title);
  }

  handleKey(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      this.handleClose();
    }
  }

  handleClose() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  handleAll() {
    this.dispatchEvent(new CustomEvent('all'));
  }

  handleChange() {
    this.refreshWire?.();
  }
}
