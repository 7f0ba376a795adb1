import AMOUNT from '@salesforce/label/c.Headroom_Column_Amount';
import ERROR from '@salesforce/label/c.Headroom_Whitespace_Error';
import FITS from '@salesforce/label/c.Headroom_Column_Fits';
import HEADING from '@salesforce/label/c.Headroom_Room_To_Grow';
import LEGEND from '@salesforce/label/c.Headroom_Legend';
import LINE from '@salesforce/label/c.Headroom_Column_Line';
import LOADING from '@salesforce/label/c.Headroom_Whitespace_Loading';
import NO_ACCESS from '@salesforce/label/c.Headroom_Whitespace_No_Access';
import NO_ACCESS_HINT from '@salesforce/label/c.Headroom_Whitespace_No_Access_Hint';
import NOTHING_OPEN from '@salesforce/label/c.Headroom_Nothing_Open';
import NOTHING_TO_DO from '@salesforce/label/c.Headroom_Nothing_To_Do';
import NOT_SET_UP from '@salesforce/label/c.Headroom_Lines_Not_Set_Up';
import NOT_SET_UP_ADMIN from '@salesforce/label/c.Headroom_Lines_Not_Set_Up_Admin';
import SHOW_ALL from '@salesforce/label/c.Headroom_Show_All';
import SHOW_FEWER from '@salesforce/label/c.Headroom_Show_Fewer';
import STATUS from '@salesforce/label/c.Headroom_Column_Status';
import WHY from '@salesforce/label/c.Headroom_Column_Why';
import { problemOf } from 'c/headroomErrors';
import { dayOf, formatNumber } from 'c/headroomFormat';
import { freshnessText, staleNotice } from 'c/headroomFreshness';
import { orgNow } from 'c/headroomNow';
import { WHITESPACE_QUERY } from 'c/headroomQueries';
import { problemPanel, statePanel } from 'c/headroomStates';
import { readWhitespace } from 'c/headroomWhitespaceModel';
import { fill } from 'c/headroomWords';
import { graphql } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';

/** Rows before the rest is asked for. */
const FIRST_ROWS = 5;

const WORDS = {
  error: ERROR,
  noAccess: NO_ACCESS,
  noAccessHint: NO_ACCESS_HINT,
  notSetUp: NOT_SET_UP,
  notSetUpAdmin: NOT_SET_UP_ADMIN
};

/** Whitespace of the account on its record page: asks once, chooses among loading, data, empty and error, and shows what the sync wrote. */
export default class HeadroomWhitespace extends LightningElement {
  @api recordId;
  /** Hours after which the data are called old; pages that do not set it get the design attribute's default. */
  @api staleAfterHours = 48;

  /** What the request brought. @type {any} */
  answer = undefined;
  /** @type {Headroom.WhitespaceView | undefined} */
  view = undefined;
  /** @type {'noAccess' | 'error' | undefined} */
  problem = undefined;
  /** The org's present moment; undefined where the org does not tell. @type {number | undefined} */
  now = undefined;
  /** True once the org was asked for its moment; before that nothing is said about age. */
  isClockRead = false;
  isBusy = false;
  isAllShown = false;
  isFoldOpen = false;
  /** @type {(() => Promise<unknown>) | undefined} */
  refreshWire = undefined;
  labels = {
    amount: AMOUNT,
    fits: FITS,
    heading: HEADING,
    legend: LEGEND,
    line: LINE,
    loading: LOADING,
    nothingOpen: NOTHING_OPEN,
    status: STATUS,
    why: WHY
  };

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

  get variables() {
    return this.recordId ? { account: this.recordId } : undefined;
  }

  async readClock(anew = false) {
    this.now = await orgNow(anew);
    this.isClockRead = true;
    this.readView();
  }

  readView() {
    const today = this.now === undefined ? undefined : dayOf(this.now);
    this.view = this.answer && readWhitespace(this.answer, this.recordId, today);
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

  get freshness() {
    return this.hasData && this.isClockRead ? freshnessText(this.view?.goodRun?.asOf, this.now) : '';
  }

  get notice() {
    return this.view && this.hasData ? staleNotice(this.view, Number(this.staleAfterHours), this.now) : '';
  }

  get shownRows() {
    const rows = this.view?.rows ?? [];
    return this.isAllShown ? rows : rows.slice(0, FIRST_ROWS);
  }

  get hasRows() {
    return this.shownRows.length > 0;
  }

  get moreLabel() {
    const { length } = this.view?.rows ?? [];
    if (length <= FIRST_ROWS) {
      return '';
    }
    return this.isAllShown ? SHOW_FEWER : fill(SHOW_ALL, formatNumber(length));
  }

  get folded() {
    return this.view?.folded ?? [];
  }

  get hasFolded() {
    return this.folded.length > 0;
  }

  get foldHeading() {
    return fill(NOTHING_TO_DO, formatNumber(this.folded.length));
  }

  handleMore() {
    this.isAllShown = !this.isAllShown;
  }

  handleFold() {
    this.isFoldOpen = !this.isFoldOpen;
  }

  async handleRefresh() {
    this.isBusy = true;
    await this.refreshWire?.();
    await this.readClock(true);
    this.isBusy = false;
  }
}
