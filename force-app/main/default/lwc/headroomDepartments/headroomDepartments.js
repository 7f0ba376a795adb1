import AT_RISK from '@salesforce/label/c.Headroom_Department_At_Risk';
import DEPARTMENT from '@salesforce/label/c.Headroom_Department';
import DEPARTMENTS from '@salesforce/label/c.Headroom_Departments';
import ERROR from '@salesforce/label/c.Headroom_Book_Error';
import FIRST_OF from '@salesforce/label/c.Headroom_Book_First_Of';
import LOADING from '@salesforce/label/c.Headroom_Departments_Loading';
import NOBODY from '@salesforce/label/c.Headroom_Department_Nobody';
import NONE from '@salesforce/label/c.Headroom_Department_None';
import NO_ACCESS from '@salesforce/label/c.Headroom_Book_No_Access';
import NO_ACCESS_HINT from '@salesforce/label/c.Headroom_Book_No_Access_Hint';
import OLDEST from '@salesforce/label/c.Headroom_Department_Oldest';
import SCOPE from '@salesforce/label/c.Headroom_Departments_Scope';
import SINCE from '@salesforce/label/c.Headroom_Department_Since';
import SINCE_ONE from '@salesforce/label/c.Headroom_Department_Since_One';
import VALUE from '@salesforce/label/c.Headroom_Book_Column_Value';
import { datedRows, departmentsOf, filterBook, lowestBand, MONDAY_ORDER, nextSort, orderBook, readBookRows } from 'c/headroomBookModel';
import { problemOf } from 'c/headroomErrors';
import { daysBetween, formatDay, formatList, formatNumber, formatRoughMoney } from 'c/headroomFormat';
import { DEPARTMENT_QUERY } from 'c/headroomQueries';
import { problemPanel } from 'c/headroomStates';
import { counted, fill, inSentence } from 'c/headroomWords';
import { graphql } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';

const WORDS = { error: ERROR, noAccess: NO_ACCESS, noAccessHint: NO_ACCESS_HINT };

/**
 * The accounts in the lowest band by the department whose part of their score is worst: asks when it is opened, for all
 * accounts that the viewer may see. Sends `rows` with all that it found, for the numbers above it.
 */
export default class HeadroomDepartments extends LightningElement {
  /** Settings of the headline. @type {Headroom.ScorecardSettings} */
  @api settings;
  /** Settings by the id of their version. @type {Headroom.VersionSettings} */
  @api versions = {};
  /** @type {Headroom.BookSpan} */
  @api span = { decideWithinDays: 0, notMetForDays: 0 };
  /** Filters that are on. @type {readonly Headroom.BookFilter[]} */
  @api filters = [];
  @api pageSize = 50;

  /** What the request brought. @type {any} */
  answer = undefined;
  /** @type {'noAccess' | 'error' | undefined} */
  problem = undefined;
  /** @type {string | undefined} */
  openName = undefined;
  sort = MONDAY_ORDER;
  /** @type {(() => Promise<unknown>) | undefined} */
  refreshWire = undefined;
  labels = { department: DEPARTMENT, departments: DEPARTMENTS, loading: LOADING, oldest: OLDEST, value: VALUE };

  @wire(graphql, { query: '$query', variables: '$variables' })
  readAnswer({ data, errors, refresh }) {
    this.refreshWire = refresh;
    if (errors) {
      this.problem = problemOf(errors);
    } else if (data) {
      this.problem = undefined;
      this.answer = data;
      this.dispatchEvent(new CustomEvent('rows', { detail: { rows: this.rows } }));
    }
  }

  get lowest() {
    return lowestBand(this.settings);
  }

  /** A wire asks nothing while it has no query: the band to ask for stands in the settings. */
  get query() {
    return this.lowest ? DEPARTMENT_QUERY : undefined;
  }

  get variables() {
    return { bands: [this.lowest?.k ?? ''], after: null };
  }

  get bandLabel() {
    return this.lowest?.label ?? '';
  }

  get scoreTitle() {
    return this.settings.scorecard.title;
  }

  /** What a run left as it was points to settings that the book did not bring: the request named its band, so those of now tell it. */
  get found() {
    const { missingVersions } = readBookRows(this.answer, 'atRisk', this.versions);
    const others = Object.fromEntries(missingVersions.map((id) => [id, this.settings]));
    return readBookRows(this.answer, 'atRisk', { ...this.versions, ...others });
  }

  get rows() {
    return datedRows(this.found.rows, this.span);
  }

  get departments() {
    return departmentsOf(filterBook(this.rows, this.filters), this.settings);
  }

  get isLoading() {
    return !this.answer && !this.problem;
  }

  get panel() {
    return this.problem ? problemPanel(this.problem, undefined, WORDS) : undefined;
  }

  get isEmpty() {
    return !this.problem && this.answer !== undefined && this.found.rows.length === 0;
  }

  get emptyText() {
    return fill(NOBODY, this.bandLabel, inSentence(this.bandLabel));
  }

  /** Which accounts count here: others than in the tabs of persons. */
  get scope() {
    return fill(SCOPE, this.bandLabel, inSentence(this.bandLabel));
  }

  get hasRows() {
    return !this.problem && this.found.rows.length > 0;
  }

  get hasMoney() {
    return this.found.rows.some((row) => row.value !== undefined);
  }

  get firstOf() {
    const { rows, total } = this.found;
    return rows.length < total ? fill(FIRST_OF, formatNumber(rows.length), formatNumber(total)) : '';
  }

  get atRiskHead() {
    return fill(AT_RISK, this.bandLabel);
  }

  get headClass() {
    return this.hasMoney ? 'line head' : 'line head plain';
  }

  get items() {
    return this.departments.map(({ name, rows, sums, oldest }) => {
      const isOpen = name === this.openName;
      return {
        key: name,
        title: name || NONE,
        count: formatNumber(rows.length),
        money: formatList(sums.map(({ amount, currency }) => formatRoughMoney(amount, currency))),
        oldest: oldest ? this.ageOf(oldest) : '',
        canOpen: rows.length > 0,
        expanded: isOpen ? 'true' : 'false',
        icon: isOpen ? 'chevrondown' : 'chevronright',
        className: this.hasMoney ? 'line' : 'line plain'
      };
    });
  }

  ageOf(since) {
    const { today } = this.span;
    const day = formatDay(since, today);
    if (!today) {
      return day;
    }
    const days = daysBetween(since, today);
    return counted(days, { one: SINCE_ONE, many: SINCE }, day, formatNumber(days));
  }

  get opened() {
    const found = this.departments.find(({ name }) => name === this.openName);
    return found && { ...found, title: found.name || NONE };
  }

  get openedGroups() {
    return orderBook(this.opened?.rows ?? [], this.sort);
  }

  handleOpen(event) {
    const { name } = event.currentTarget.dataset;
    this.openName = this.openName === name ? undefined : name;
  }

  handleSort(event) {
    this.sort = nextSort(this.sort, event.detail.by);
  }

  /** Asks anew. */
  @api
  async refresh() {
    await this.refreshWire?.();
  }

  handleRefresh() {
    return this.refresh();
  }
}
