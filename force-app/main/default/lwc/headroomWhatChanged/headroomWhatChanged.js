import CAUSE from '@salesforce/label/c.Headroom_Cause';
import COMPARE from '@salesforce/label/c.Headroom_Compare_With';
import EXACTLY from '@salesforce/label/c.Headroom_Adds_Up_Exactly';
import HEADING from '@salesforce/label/c.Headroom_What_Changed';
import HEADING_IN from '@salesforce/label/c.Headroom_What_Changed_In';
import LAST_VISIT from '@salesforce/label/c.Headroom_Span_Visit';
import LEFT_OUT from '@salesforce/label/c.Headroom_Change_Left_Out';
import MONTH from '@salesforce/label/c.Headroom_Span_Month';
import NO_CHANGE from '@salesforce/label/c.Headroom_No_Change';
import NO_COMPARISON from '@salesforce/label/c.Headroom_No_Comparison';
import POINTS from '@salesforce/label/c.Headroom_Points';
import REBUILT from '@salesforce/label/c.Headroom_Change_Rebuilt';
import SHOW_CHART from '@salesforce/label/c.Headroom_Show_Chart';
import SHOW_TABLE from '@salesforce/label/c.Headroom_Show_Table';
import SINCE from '@salesforce/label/c.Headroom_Since';
import SINCE_REBUILT from '@salesforce/label/c.Headroom_Since_Rebuilt';
import TOTAL from '@salesforce/label/c.Headroom_Change_Total';
import VISIT_COMPARED from '@salesforce/label/c.Headroom_Visit_Compared';
import VISIT_TOO_OLD from '@salesforce/label/c.Headroom_Visit_Too_Old';
import WEEK from '@salesforce/label/c.Headroom_Span_Week';
import WHAT from '@salesforce/label/c.Headroom_Change_What';
import WITH_THEM from '@salesforce/label/c.Headroom_Change_With_Them';
import { dayOf, formatDay, formatEffect, formatList, formatScore } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';
import { changeRows, titleOf } from './changeRows';
import { visitBefore } from './lastVisit';

/** Presents why a score differs from an earlier day's: since a week, a month or the last visit, as lines or as a chart. */
export default class HeadroomWhatChanged extends LightningElement {
  /** @type {Headroom.Card} */
  @api card;
  /** True when this card is the widget's headline, so that its title need not be said again. */
  @api isHeadline = false;
  /** @type {string | undefined} */
  @api currency;

  /** Span that was asked for. @type {string | undefined} */
  asked = undefined;
  isChart = false;
  /** Day of the visit before today's. @type {string | undefined} */
  visit = undefined;
  /** @type {string} */
  account = '';
  /** @type {string | undefined} */
  day = undefined;
  labels = { cause: CAUSE, compare: COMPARE, exactly: EXACTLY, points: POINTS, what: WHAT };

  /** Id of the account. */
  @api
  get accountId() {
    return this.account;
  }

  set accountId(value) {
    this.account = value;
    this.noteVisit();
  }

  /** Calendar day by the org's clock. @type {string | undefined} */
  @api
  get today() {
    return this.day;
  }

  set today(value) {
    this.day = value;
    this.noteVisit();
  }

  noteVisit() {
    this.visit = this.account && this.day ? visitBefore(this.account, this.day) : undefined;
  }

  /** Comparisons that the record holds, by span; the one for the last visit is the closest that reaches back to it. */
  get comparisons() {
    const { week, month } = this.card.detail.changed ?? {};
    const isWeekEnough = week !== undefined && this.visit !== undefined && week.from <= this.visit;
    const visit = this.visit === undefined ? undefined : isWeekEnough ? week : (month ?? week);
    return { month, week, visit };
  }

  get heading() {
    return this.isHeadline ? HEADING : fill(HEADING_IN, this.card.title);
  }

  get span() {
    const { comparisons, asked } = this;
    if (asked && comparisons[asked]) {
      return asked;
    }
    return comparisons.month ? 'month' : 'week';
  }

  /** @type {Headroom.Changed | undefined} */
  get changed() {
    return this.comparisons[this.span];
  }

  get spans() {
    const { comparisons, span } = this;
    const words = { week: WEEK, month: MONTH, visit: LAST_VISIT };
    return Object.keys(words)
      .filter((key) => comparisons[key])
      .map((key) => ({
        key,
        word: words[key],
        pressed: key === span ? 'true' : 'false',
        className: key === span ? 'slds-button slds-button_brand span' : 'slds-button slds-button_neutral span'
      }));
  }

  get hasSpans() {
    return this.spans.length > 1;
  }

  get since() {
    const { changed } = this;
    return changed && this.rows.length > 0 ? fill(changed.rebuilt ? SINCE_REBUILT : SINCE, formatDay(changed.from, this.today)) : '';
  }

  get visitText() {
    const { changed, visit } = this;
    if (!changed || !visit || this.span !== 'visit' || changed.from === visit) {
      return '';
    }
    const days = [visit, changed.from].map((day) => formatDay(day, this.today));
    return fill(changed.from < visit ? VISIT_COMPARED : VISIT_TOO_OLD, ...days);
  }

  /** Day of the newest edit of the settings, where it lies between the days compared. */
  get editedOn() {
    const edited = this.card.publishedAt ? dayOf(this.card.publishedAt) : undefined;
    return edited && this.changed && edited > this.changed.from ? edited : undefined;
  }

  get rows() {
    const { card, changed, currency, editedOn, today } = this;
    return changed ? changeRows(card, changed, { currency, editedOn, today }) : [];
  }

  get hasRows() {
    return this.rows.length > 0;
  }

  get emptyText() {
    if (this.hasRows) {
      return '';
    }
    return this.changed ? fill(NO_CHANGE, formatDay(this.changed.from, this.today)) : NO_COMPARISON;
  }

  get total() {
    const { before = 0, after = 0 } = this.changed ?? {};
    return { byText: formatEffect(after - before), text: fill(TOTAL, formatScore(before), formatScore(after)) };
  }

  /** What a rebuilt day does not know; the later one is then without it, too, so that it may differ from the score shown. */
  get rebuiltText() {
    const { changed, card } = this;
    if (!changed?.rebuilt) {
      return '';
    }
    const day = formatDay(changed.from, this.today);
    const names = formatList((changed.leftOut ?? []).map((key) => titleOf(card, key)));
    return names ? fill(LEFT_OUT, day, names) : fill(REBUILT, day);
  }

  get withThemText() {
    const { changed, card } = this;
    const { score } = card.detail;
    return changed?.leftOut && score !== null && score !== changed.after ? fill(WITH_THEM, formatScore(score)) : '';
  }

  get bodyClass() {
    return this.isChart ? 'body as-chart' : 'body';
  }

  get toggleText() {
    return this.isChart ? SHOW_TABLE : SHOW_CHART;
  }

  handleSpan(event) {
    this.asked = event.currentTarget.dataset.span;
  }

  handleToggle() {
    this.isChart = !this.isChart;
  }
}
