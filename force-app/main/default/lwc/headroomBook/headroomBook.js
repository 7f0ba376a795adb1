import ERROR from '@salesforce/label/c.Headroom_Book_Error';
import HEADING from '@salesforce/label/c.Headroom_Book';
import LOADING from '@salesforce/label/c.Headroom_Book_Loading';
import NOT_SET_UP from '@salesforce/label/c.Headroom_Book_Not_Set_Up';
import NOT_SET_UP_ADMIN from '@salesforce/label/c.Headroom_Book_Not_Set_Up_Admin';
import NO_ACCESS from '@salesforce/label/c.Headroom_Book_No_Access';
import NO_ACCESS_HINT from '@salesforce/label/c.Headroom_Book_No_Access_Hint';
import USER_ID from '@salesforce/user/Id';
import { bookState, readBook, readVersions } from 'c/headroomBookModel';
import { problemOf } from 'c/headroomErrors';
import { dayOf } from 'c/headroomFormat';
import { freshnessText, staleNotice } from 'c/headroomFreshness';
import { orgNow } from 'c/headroomNow';
import { BOOK_QUERY, VERSIONS_QUERY } from 'c/headroomQueries';
import { problemPanel, statePanel } from 'c/headroomStates';
import { graphql } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';

const WORDS = { error: ERROR, noAccess: NO_ACCESS, noAccessHint: NO_ACCESS_HINT, notSetUp: NOT_SET_UP, notSetUpAdmin: NOT_SET_UP_ADMIN };

/** The accounts of a success manager or a team on an app or home page: asks once, chooses among loading, data and error. */
export default class HeadroomBook extends LightningElement {
  /** Days within which a decision is near; pages that do not set these get the design attributes' defaults. */
  @api decideWithinDays = 90;
  /** Days after which nobody met an account. */
  @api notMetForDays = 90;
  /** Hours after which the data are called old. */
  @api staleAfterHours = 48;
  /** Rows before the rest is asked for. */
  @api pageSize = 50;

  /** What the request brought, page by page. @type {readonly any[]} */
  pages = [];
  /** Settings that the first page does not bring; undefined until they are read. @type {Headroom.VersionSettings | undefined} */
  versions = undefined;
  /** @type {Headroom.BookView | undefined} */
  view = undefined;
  /** @type {'noAccess' | 'error' | undefined} */
  problem = undefined;
  /** The org's present moment; undefined where the org does not tell. @type {number | undefined} */
  now = undefined;
  /** True once the org was asked for its moment: nothing is counted in days before. */
  isClockRead = false;
  isBusy = false;
  /** Cursor of the page that was asked for last. @type {string | undefined} */
  after = undefined;
  /** @type {(() => Promise<unknown>) | undefined} */
  refreshWire = undefined;
  labels = { heading: HEADING, loading: LOADING };

  @wire(graphql, { query: BOOK_QUERY, variables: '$variables' })
  readAnswer({ data, errors, refresh }) {
    this.refreshWire = refresh;
    if (errors) {
      this.problem = problemOf(errors);
    } else if (data) {
      this.problem = undefined;
      this.versions = undefined;
      this.after = undefined;
      this.pages = [data];
      this.readView();
    }
  }

  @wire(graphql, { query: '$moreQuery', variables: '$moreVariables' })
  readMore({ data, errors }) {
    if (this.after && errors) {
      this.problem = problemOf(errors);
    } else if (this.after && data) {
      this.after = undefined;
      this.pages = [...this.pages, data];
      this.readView();
    }
  }

  @wire(graphql, { query: '$versionsQuery', variables: '$versionsVariables' })
  readOthers({ data, errors }) {
    if (this.isVersionMissing && errors) {
      this.problem = problemOf(errors);
    } else if (this.isVersionMissing && data) {
      this.versions = readVersions(data);
      this.readView();
    }
  }

  connectedCallback() {
    this.readClock();
  }

  get variables() {
    return { me: USER_ID, after: null };
  }

  /** A wire asks nothing while it has no query. */
  get moreQuery() {
    return this.after ? BOOK_QUERY : undefined;
  }

  get moreVariables() {
    return { me: USER_ID, after: this.after };
  }

  /** True while rows wait for the settings by which they were judged. */
  get isVersionMissing() {
    return this.versions === undefined && (this.view?.missingVersions ?? []).length > 0;
  }

  get versionsQuery() {
    return this.isVersionMissing ? VERSIONS_QUERY : undefined;
  }

  get versionsVariables() {
    return { ids: this.view?.missingVersions ?? [] };
  }

  async readClock(anew = false) {
    this.now = await orgNow(anew);
    this.isClockRead = true;
  }

  readView() {
    this.view = readBook(this.pages, this.versions);
  }

  get isLoading() {
    return !this.problem && (!this.view || !this.isClockRead || this.isVersionMissing);
  }

  get state() {
    return this.view ? bookState(this.view) : undefined;
  }

  get hasData() {
    return !this.problem && !this.isLoading && this.state === 'data';
  }

  get panel() {
    if (this.problem) {
      return problemPanel(this.problem, this.view, WORDS);
    }
    return this.isLoading ? undefined : statePanel(this.state, this.view, WORDS);
  }

  /** The present day and how far the book looks; the day of the scores where the org does not tell its own. */
  get span() {
    const moment = this.now ?? this.view?.goodRun?.asOf ?? undefined;
    const today = moment === undefined ? undefined : dayOf(moment);
    return { today, decideWithinDays: Number(this.decideWithinDays), notMetForDays: Number(this.notMetForDays) };
  }

  get freshness() {
    return this.hasData ? freshnessText(this.view?.goodRun?.asOf, this.now) : '';
  }

  get notice() {
    return this.view && this.hasData ? staleNotice(this.view, Number(this.staleAfterHours), this.now) : '';
  }

  get isMoreAsked() {
    return this.after !== undefined;
  }

  handleMore() {
    this.after = this.view?.endCursor;
  }

  async handleRefresh() {
    this.isBusy = true;
    await Promise.all([this.refreshWire?.(), this.template.querySelector('c-headroom-book-view')?.refresh()]);
    await this.readClock(true);
    this.isBusy = false;
  }
}
