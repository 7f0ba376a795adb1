import { ANY, LARGEST_FIRST, nextMatrixSort } from 'c/headroomMatrixModel';
import { api, LightningElement } from 'lwc';
import { saveMatrix } from './exportMatrix';
import { tableOf } from './matrixTable';
import * as words from './words';

/**
 * Presents the matrix: what is next, tabs, filters, the table, and what a pressed square opens. Sends `scope` with the tab that was
 * chosen, and `more` when further accounts are asked for.
 */
export default class HeadroomMatrixView extends LightningElement {
  /** @type {Headroom.MatrixSettings} */
  @api matrix;
  /** @type {Headroom.MatrixScope} */
  @api scope = 'mine';
  /** Accounts that the request of the tab finds, of which those loaded may be the first. */
  @api total = 0;
  /** Accounts loaded. */
  @api loaded = 0;
  /** True while further accounts are loaded. */
  @api isMoreAsked = false;
  /** YYYY-MM-DD by the org's clock. @type {string | undefined} */
  @api today;

  /** @type {readonly Headroom.MatrixRow[]} */
  accounts = [];
  /** @type {Headroom.MatrixTable} */
  table;
  filter = ANY;
  sort = LARGEST_FIRST;
  /** What a press opened, and the part of the screen to which the focus returns. @type {{ accountId: string, name: string, line: string, source: string } | undefined} */
  opened = undefined;
  mustFocus = false;
  shownText = '';
  labels = words.LABELS;
  tabs = words.TABS;

  /** Accounts of the tab that are loaded. */
  @api
  get rows() {
    return this.accounts;
  }

  set rows(value) {
    this.accounts = value;
    this.layOut();
  }

  /** Asks anew for what it asks itself. */
  @api
  async refresh() {
    await this.template.querySelector('c-headroom-matrix-next')?.refresh();
  }

  connectedCallback() {
    this.layOut();
  }

  renderedCallback() {
    if (this.mustFocus) {
      this.mustFocus = false;
      this.template.querySelector('c-headroom-matrix-panel')?.focus();
    }
  }

  layOut() {
    if (this.matrix) {
      this.table = tableOf(this.accounts, this.matrix.lines, { filter: this.filter, sort: this.sort });
    }
  }

  get tab() {
    return words.tabOf(this.scope);
  }

  get empty() {
    return this.accounts.length === 0 && !this.isMoreAsked ? this.tab.empty : '';
  }

  get hasRows() {
    return this.table.rows.length > 0;
  }

  get isNoneFound() {
    return this.accounts.length > 0 && !this.hasRows;
  }

  get nothingOpen() {
    return this.accounts.length > 0 && this.accounts.every(({ open }) => open === 0) ? this.labels.nothingOpen : '';
  }

  get firstOf() {
    return words.firstOfText(this.loaded, this.total);
  }

  get reading() {
    return words.readingText(this.table);
  }

  get sentence() {
    return words.sortSentence(this.sort, this.matrix.lines);
  }

  /** Sums of accounts do not follow the choice of squares; those of product lines do. */
  get areSquaresChosen() {
    const { line, status, motion } = this.filter;
    return this.hasRows && `${line}${status}${motion}` !== '';
  }

  get hasSeveralCurrencies() {
    return this.table.whole.sums.length > 1;
  }

  get cannotExport() {
    return !this.hasRows || this.reading !== '';
  }

  /** One at most; another account is another panel. */
  get panels() {
    return this.opened ? [this.opened] : [];
  }

  get bodyClass() {
    return this.opened ? 'body opened' : 'body';
  }

  handleScope(event) {
    this.opened = undefined;
    this.dispatchEvent(new CustomEvent('scope', { detail: event.detail }));
  }

  handleFilter(event) {
    this.applyFilter({ ...this.filter, ...event.detail });
  }

  handleShowAll() {
    this.applyFilter(ANY);
    this.template.querySelector('c-headroom-matrix-filters')?.focus();
  }

  applyFilter(filter) {
    this.filter = filter;
    this.layOut();
    this.shownText = words.shownText(this.table.rows.length);
  }

  handleSort(event) {
    this.sort = nextMatrixSort(this.sort, event.detail.by);
    this.layOut();
  }

  handleMore() {
    this.dispatchEvent(new CustomEvent('more'));
  }

  handleOpen(event) {
    const { accountId, name, line = '' } = event.detail;
    this.opened = { accountId, name, line, source: event.currentTarget.dataset.source };
    this.mustFocus = true;
  }

  handleAll() {
    this.opened = this.opened && { ...this.opened, line: '' };
    this.mustFocus = true;
  }

  handleClose() {
    const isNext = this.opened?.source === 'next';
    this.opened = undefined;
    const part = isNext ? this.template.querySelector('c-headroom-matrix-next') : this.template.querySelector('c-headroom-matrix-grid');
    part?.focusAgain();
  }

  handleExport() {
    const about = { view: this.tab.text, order: this.sentence, note: this.firstOf, today: this.today };
    saveMatrix(this.table, { ...about, asOf: this.matrix.goodRun?.asOf ?? '', filter: this.filter });
  }
}
