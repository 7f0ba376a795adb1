import ERROR from '@salesforce/label/c.Headroom_History_Error';
import HEADING from '@salesforce/label/c.Headroom_History';
import HOW from '@salesforce/label/c.Headroom_History_How';
import KNOWN from '@salesforce/label/c.Headroom_History_Known_Column';
import LEFT_OUT from '@salesforce/label/c.Headroom_History_Left_Out';
import LEFT_OUT_ONE from '@salesforce/label/c.Headroom_History_Left_Out_One';
import LEFT_OUT_WHY from '@salesforce/label/c.Headroom_History_Left_Out_Why';
import LOADING from '@salesforce/label/c.Headroom_History_Loading';
import NO_ACCESS from '@salesforce/label/c.Headroom_History_No_Access';
import NO_ACCESS_HINT from '@salesforce/label/c.Headroom_Health_No_Access_Hint';
import NONE from '@salesforce/label/c.Headroom_History_None';
import NOTE from '@salesforce/label/c.Headroom_History_Note';
import PLAIN from '@salesforce/label/c.Headroom_History_Plain';
import SCORE from '@salesforce/label/c.Headroom_History_Score';
import SETTINGS from '@salesforce/label/c.Headroom_History_Settings';
import SHOW_CHART from '@salesforce/label/c.Headroom_Show_Chart';
import SHOW_TABLE from '@salesforce/label/c.Headroom_Show_Table';
import WEEK from '@salesforce/label/c.Headroom_History_Week';
import { measureTitle } from 'c/headroomCards';
import { problemOf } from 'c/headroomErrors';
import { formatNumber } from 'c/headroomFormat';
import { markLines, marksOf, pointWords, readHistory } from 'c/headroomHistoryModel';
import { HISTORY_QUERY } from 'c/headroomQueries';
import { problemPanel, unreadablePanel } from 'c/headroomStates';
import { counted } from 'c/headroomWords';
import { graphql } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';

const WORDS = { error: ERROR, noAccess: NO_ACCESS, noAccessHint: NO_ACCESS_HINT };

/** Two years of one score, folded; asks the org when it is opened for the first time. */
export default class HeadroomHistory extends LightningElement {
  /** Id of the account. */
  @api accountId;
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;

  /** @type {Headroom.Card} */
  shown;
  isOpen = false;
  isTable = false;
  isLeftOutShown = false;
  /** @type {any} */
  answer = undefined;
  /** @type {'noAccess' | 'error' | undefined} */
  problem = undefined;
  /** @type {(() => Promise<unknown>) | undefined} */
  refreshWire = undefined;
  labels = {
    heading: HEADING,
    how: HOW,
    known: KNOWN,
    leftOutWhy: LEFT_OUT_WHY,
    loading: LOADING,
    none: NONE,
    note: NOTE,
    plain: PLAIN,
    score: SCORE,
    settings: SETTINGS,
    week: WEEK
  };

  @wire(graphql, { query: '$query', variables: '$variables' })
  readAnswer({ data, errors, refresh }) {
    this.refreshWire = refresh;
    this.problem = problemOf(errors);
    this.answer = this.problem ? undefined : data;
  }

  /** A result of a newer run has a newer history. @type {Headroom.Card} */
  @api
  get card() {
    return this.shown;
  }

  set card(value) {
    const isNewer = this.shown?.key === value.key && this.shown.detail.asOf !== value.detail.asOf;
    this.shown = value;
    if (isNewer && this.isOpen) {
      this.refreshWire?.();
    }
  }

  /** Nothing is asked before the fold is opened. */
  get query() {
    return this.isOpen ? HISTORY_QUERY : undefined;
  }

  get variables() {
    return this.accountId ? { account: this.accountId, scorecard: this.card.key } : undefined;
  }

  get view() {
    return this.answer ? readHistory(this.answer, this.card) : undefined;
  }

  get isLoading() {
    return !this.answer && !this.problem;
  }

  get panel() {
    if (this.problem) {
      return problemPanel(this.problem, undefined, WORDS);
    }
    return this.view?.problem ? unreadablePanel(this.view.problem, undefined) : undefined;
  }

  get hasPoints() {
    return !this.panel && (this.view?.points.length ?? 0) > 0;
  }

  get isEmpty() {
    return !this.isLoading && !this.panel && !this.hasPoints;
  }

  get points() {
    return this.view?.points ?? [];
  }

  get marks() {
    return this.view ? marksOf(this.view) : [];
  }

  get marksInWords() {
    return markLines(this.marks, this.today);
  }

  get hasMarks() {
    return this.marks.length > 0;
  }

  get bands() {
    return this.card.settings.bands;
  }

  get isChart() {
    return !this.isTable;
  }

  get toggleText() {
    return this.isTable ? SHOW_CHART : SHOW_TABLE;
  }

  get hasPlain() {
    return this.points.some(({ plain, score }) => plain !== score);
  }

  /** Weeks of the table, the newest first, each with the numbers of the edits made since the week before. */
  get weeks() {
    const { marks, points, today } = this;
    const rows = points.map((point, n) => {
      const before = points[n - 1]?.day ?? '';
      const edits = marks.filter(({ on }) => on > before && on <= point.day);
      return { key: point.day, ...pointWords(point, today), edits: edits.map(({ number }) => formatNumber(number)).join(' ') };
    });
    return rows.reverse();
  }

  get leftOut() {
    return (this.view?.leftOut ?? []).map((key) => ({ key, title: measureTitle(this.card, key) }));
  }

  get leftOutText() {
    const { length } = this.leftOut;
    return length > 0 ? counted(length, { one: LEFT_OUT_ONE, many: LEFT_OUT }, formatNumber(length)) : '';
  }

  get leftOutExpanded() {
    return this.isLeftOutShown ? 'true' : 'false';
  }

  handleFold() {
    this.isOpen = !this.isOpen;
  }

  handleToggle() {
    this.isTable = !this.isTable;
  }

  handleLeftOut() {
    this.isLeftOutShown = !this.isLeftOutShown;
  }

  handleRetry() {
    this.refreshWire?.();
  }
}
