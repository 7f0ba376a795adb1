import USER_ID from '@salesforce/user/Id';
import { problemOf } from 'c/headroomErrors';
import { dayOf } from 'c/headroomFormat';
import { freshnessText, staleNotice } from 'c/headroomFreshness';
import { nextUnread, readCellRecords, readMatrixSettings, rowsIn, withCells, withPage } from 'c/headroomMatrixModel';
import { orgNow } from 'c/headroomNow';
import { MATRIX_ALL_QUERY, MATRIX_CELLS_QUERY, MATRIX_QUERY } from 'c/headroomQueries';
import { problemPanel, statePanel } from 'c/headroomStates';
import { graphql } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { LABELS, WORDS } from './words';

/**
 * Accounts by product lines on an app or home page: asks for the accounts, then for their cells part by part, and chooses among
 * loading, data and error.
 */
export default class HeadroomMatrix extends LightningElement {
  /** Hours after which the data are called old; pages that do not set it get the design attribute's default. */
  @api staleAfterHours = 48;

  /** @type {Headroom.MatrixSettings | undefined} */
  matrix = undefined;
  /** Accounts of the viewer and of the viewer's team, and all; each as far as it is loaded. @type {{ own?: Headroom.MatrixPart, all?: Headroom.MatrixPart }} */
  parts = {};
  /** The tab that was chosen; before that, the team's for a viewer without accounts who has one. @type {Headroom.MatrixScope | undefined} */
  chosenScope = undefined;
  /** Page of accounts that is asked for. @type {{ from: 'own' | 'all', after: string | null } | undefined} */
  asked = undefined;
  /** Accounts whose cells are asked for, and what of them has come. @type {{ accounts: string[], after: string | null, records: any[] } | undefined} */
  wanted = undefined;
  /** @type {'noAccess' | 'error' | undefined} */
  problem = undefined;
  /** The org's present moment; undefined where the org does not tell. @type {number | undefined} */
  now = undefined;
  isClockRead = false;
  isBusy = false;
  hasCells = false;
  /** @type {(() => Promise<unknown>) | undefined} */
  refreshWire = undefined;
  /** Each asks anew for a part of the accounts or cells. @type {((() => Promise<unknown>) | undefined)[]} */
  refreshes = [];
  labels = LABELS;

  @wire(graphql, { query: MATRIX_QUERY, variables: '$variables' })
  readAnswer({ data, errors, refresh }) {
    this.refreshWire = refresh ?? this.refreshWire;
    if (errors) {
      this.problem = problemOf(errors);
    } else if (data) {
      this.problem = undefined;
      this.matrix = readMatrixSettings(data);
      this.parts = { own: withPage(data) };
      this.askFor(this.scope === 'all' ? { from: 'all', after: null } : undefined);
    }
  }

  @wire(graphql, { query: '$pageQuery', variables: '$pageVariables' })
  readPage({ data, errors, refresh }) {
    const { asked } = this;
    if (asked && errors) {
      this.fail(errors, refresh);
    } else if (asked && data) {
      this.parts = { ...this.parts, [asked.from]: withPage(data, asked.after === null ? undefined : this.parts[asked.from]) };
      this.askFor(undefined);
    }
  }

  @wire(graphql, { query: '$cellsQuery', variables: '$cellsVariables' })
  readCells({ data, errors, refresh }) {
    const { wanted } = this;
    if (wanted && errors) {
      this.fail(errors, refresh);
    } else if (wanted && data) {
      this.refreshes.push(refresh);
      const { records, endCursor } = readCellRecords(data);
      const all = [...wanted.records, ...records];
      if (endCursor) {
        this.wanted = { ...wanted, after: endCursor, records: all };
      } else {
        this.takeCells(new Set(wanted.accounts), all);
      }
    }
  }

  connectedCallback() {
    this.readClock();
  }

  /** What failed is asked for again with the rest. */
  fail(errors, refresh) {
    this.problem = problemOf(errors);
    this.refreshes.push(refresh);
  }

  get variables() {
    return { me: USER_ID, after: null };
  }

  /** A wire asks nothing while it has no query. */
  get pageQuery() {
    return this.asked && (this.asked.from === 'all' ? MATRIX_ALL_QUERY : MATRIX_QUERY);
  }

  get pageVariables() {
    return this.asked?.from === 'all' ? { after: this.asked.after } : { me: USER_ID, after: this.asked?.after };
  }

  get cellsQuery() {
    return this.wanted && MATRIX_CELLS_QUERY;
  }

  get cellsVariables() {
    return { accounts: this.wanted?.accounts ?? [], after: this.wanted?.after ?? null };
  }

  async readClock(anew = false) {
    this.now = await orgNow(anew);
    this.isClockRead = true;
  }

  /** Asks for a page of accounts, or else for the next cells. */
  askFor(asked) {
    this.asked = asked;
    const unread = nextUnread(this.rows);
    this.wanted = asked || unread.length === 0 ? undefined : { accounts: unread, after: null, records: [] };
  }

  takeCells(accountIds, records) {
    const parts = Object.entries(this.parts).map(([from, part]) => [from, { ...part, rows: withCells(part.rows, accountIds, records) }]);
    this.parts = Object.fromEntries(parts);
    this.hasCells = true;
    this.askFor(undefined);
  }

  get scope() {
    const rows = this.parts.own?.rows ?? [];
    const first = rowsIn(rows, 'mine', USER_ID).length === 0 && rows.length > 0 ? 'team' : 'mine';
    return this.chosenScope ?? first;
  }

  get part() {
    return (this.scope === 'all' ? this.parts.all : this.parts.own) ?? { rows: [], total: 0 };
  }

  get rows() {
    return rowsIn(this.part.rows, this.scope, USER_ID);
  }

  /** The first cells come before the table: rows that are filled while one looks would be drawn twice. */
  get isLoading() {
    const isEmpty = this.wanted !== undefined && !this.hasCells;
    return !this.problem && (!this.matrix || !this.isClockRead || isEmpty);
  }

  get hasData() {
    return !this.problem && !this.isLoading && this.matrix?.state === 'data';
  }

  get panel() {
    if (this.problem) {
      return problemPanel(this.problem, this.matrix, WORDS);
    }
    return this.isLoading ? undefined : statePanel(this.matrix?.state, this.matrix, WORDS);
  }

  get today() {
    return this.now === undefined ? undefined : dayOf(this.now);
  }

  get freshness() {
    return this.hasData ? freshnessText(this.matrix?.goodRun?.asOf, this.now) : '';
  }

  get notice() {
    return this.matrix && this.hasData ? staleNotice(this.matrix, Number(this.staleAfterHours), this.now) : '';
  }

  get isMoreAsked() {
    return this.asked !== undefined;
  }

  handleScope(event) {
    this.chosenScope = event.detail.key;
    this.askFor(this.scope === 'all' && !this.parts.all ? { from: 'all', after: null } : undefined);
  }

  handleMore() {
    this.askFor({ from: this.scope === 'all' ? 'all' : 'own', after: this.part.endCursor });
  }

  async handleRefresh() {
    this.isBusy = true;
    const refreshes = this.refreshes.splice(0);
    await Promise.all(refreshes.map((refresh) => refresh?.()));
    await Promise.all([this.refreshWire?.(), this.template.querySelector('c-headroom-matrix-view')?.refresh()]);
    await this.readClock(true);
    this.isBusy = false;
  }
}
