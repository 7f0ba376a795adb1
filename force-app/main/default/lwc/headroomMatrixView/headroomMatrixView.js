import { ANY, LARGEST_FIRST, nextMatrixSort } from 'c/headroomMatrixModel';
import { api, LightningElement } from 'lwc';
import { tableOf } from './matrixTable';
import * as words from './words';

/** Presents the matrix: tabs, filters, the table, and what a pressed square opens. Sends `scope` with the tab chosen, and `more`. */
export default class HeadroomMatrixView extends LightningElement {
  /** @type {Headroom.MatrixSettings} */
  @api matrix;
  /** @type {Headroom.MatrixScope} */
  @api scope = 'mine';
  /** Accounts of the tab there are in all, of which those loaded may be the first. */
  @api total = 0;
  /** Accounts loaded, of whatever tab they are. */
  @api loaded = 0;
  /** True while further accounts are loaded. */
  @api isMoreAsked = false;

  /** @type {readonly Headroom.MatrixRow[]} */
  accounts = [];
  /** @type {Headroom.MatrixTable} */
  table;
  filter = ANY;
  sort = LARGEST_FIRST;
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

  connectedCallback() {
    this.layOut();
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

  get isNoneFound() {
    return this.accounts.length > 0 && this.table.rows.length === 0;
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

  get hasSeveralCurrencies() {
    return this.table.whole.sums.length > 1;
  }

  get cannotExport() {
    return this.table.rows.length === 0 || this.reading !== '';
  }

  handleScope(event) {
    this.dispatchEvent(new CustomEvent('scope', { detail: event.detail }));
  }

  handleFilter(event) {
    this.applyFilter({ ...this.filter, ...event.detail });
  }

  handleShowAll() {
    this.applyFilter(ANY);
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

  handleExport() {
    this.shownText = '';
  }

  handleOpen() {
    this.shownText = '';
  }
}
