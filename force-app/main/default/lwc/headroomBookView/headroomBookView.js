import USER_ID from '@salesforce/user/Id';
import { lowestBand, MONDAY_ORDER, nextSort, toggledFilters } from 'c/headroomBookModel';
import { api, LightningElement } from 'lwc';
import { saveBook } from './exportBook';
import { datedTabs, tabView } from './tabView';
import * as words from './words';

/** Presents the book: its numbers, its tabs, the list of the chosen one. Sends `more` when further accounts are asked for. */
export default class HeadroomBookView extends LightningElement {
  @api pageSize = 50;
  /** True while further accounts are loaded. */
  @api isMoreAsked = false;

  /** @type {Headroom.BookView} */
  book;
  /** @type {Headroom.BookSpan} */
  days;
  /** Accounts of both tabs. @type {{ mine: Headroom.DatedBookRow[], team: Headroom.DatedBookRow[] }} */
  accounts = { mine: [], team: [] };
  /** @type {ReturnType<typeof tabView>} */
  shown;
  /** The tab that was chosen; before that, the team's where there is one. @type {string | undefined} */
  chosenTab = undefined;
  /** @type {Headroom.BookFilter[]} */
  filters = [];
  sort = MONDAY_ORDER;
  /** Accounts at risk through a department, once they are read. @type {Headroom.DatedBookRow[]} */
  departmentRows = [];
  isDepartmentRead = false;
  shownText = '';
  labels = words.LABELS;
  tabs = words.TABS;

  @api
  get view() {
    return this.book;
  }

  set view(value) {
    this.book = value;
    this.readRows();
  }

  /** The present day, and how far the book looks ahead and back. */
  @api
  get span() {
    return this.days;
  }

  set span(value) {
    this.days = value;
    this.readRows();
  }

  /** Asks anew for what it asks itself. */
  @api
  async refresh() {
    await this.template.querySelector('c-headroom-departments')?.refresh();
  }

  readRows() {
    if (this.book && this.days) {
      this.accounts = datedTabs(this.book, this.days, USER_ID);
      this.layOut();
    }
  }

  layOut() {
    const rows = this.isByDepartment ? this.departmentRows : this.accounts[this.tab];
    this.shown = tabView(rows, { filters: this.filters, sort: this.sort, viewerId: USER_ID });
  }

  get tab() {
    return this.chosenTab ?? (this.accounts.team.length > 0 ? 'team' : 'mine');
  }

  get tabTitle() {
    return words.titleOf(this.tab);
  }

  get isByDepartment() {
    return this.tab === 'department';
  }

  /** The lowest band of the headline. */
  get band() {
    return lowestBand(this.book.settings);
  }

  get bandLabel() {
    return this.band?.label ?? '';
  }

  get scoreTitle() {
    return this.book.settings?.scorecard.title ?? '';
  }

  get dateLine() {
    return words.dateLine(this.days.today, this.book.viewer);
  }

  get hasNumbers() {
    return this.isByDepartment || this.shown.count > 0;
  }

  /** False while the accounts behind the numbers are loaded. */
  get isCounted() {
    return !this.isByDepartment || this.isDepartmentRead;
  }

  get hasRows() {
    return this.shown.shown.length > 0;
  }

  get empty() {
    return words.emptyPanel(this.tab, this.shown.count, this.book.report);
  }

  /** Good news: said where nothing is new and nobody filtered for something else. */
  get calm() {
    const isAsked = this.sort.by === 'book' && this.filters.every((key) => key === 'new');
    return isAsked && this.shown.hasNothingNew ? words.nothingNew(this.bandLabel) : '';
  }

  get noneFound() {
    return this.shown.count > 0 && !this.hasRows ? this.labels.noneFound : '';
  }

  get firstOf() {
    return words.firstOfText(this.book.rows.length, this.book.total);
  }

  get footer() {
    return words.footerTexts(this.book);
  }

  get unscoredText() {
    return this.isByDepartment ? '' : words.unscoredText(this.shown.unscored);
  }

  get unscoredPressed() {
    return this.filters.includes('unscored') ? 'true' : 'false';
  }

  get cannotExport() {
    return this.shown.shown.length === 0;
  }

  handleTab(event) {
    this.chosenTab = event.detail.key;
    this.filters = [];
    this.sort = MONDAY_ORDER;
    this.shownText = '';
    this.layOut();
  }

  handleFilter(event) {
    this.applyFilters(toggledFilters(this.filters, event.detail.key));
  }

  handleUnscored() {
    this.applyFilters(toggledFilters(this.filters, 'unscored'));
  }

  handleShowAll() {
    this.applyFilters([]);
  }

  applyFilters(filters) {
    this.filters = filters;
    this.layOut();
    this.shownText = words.shownText(this.shown.shown.length);
  }

  handleSort(event) {
    this.sort = nextSort(this.sort, event.detail.by);
    this.layOut();
  }

  handleDepartmentRows(event) {
    this.departmentRows = event.detail.rows;
    this.isDepartmentRead = true;
    this.layOut();
  }

  handleMore() {
    this.dispatchEvent(new CustomEvent('more'));
  }

  handleExport() {
    const about = { view: this.tabTitle, scoreTitle: this.scoreTitle, band: this.bandLabel, unscored: this.unscoredText };
    saveBook(this.shown, { ...about, ...this.days, sort: this.sort, filters: this.filters, asOf: this.book.goodRun?.asOf ?? '' });
  }
}
