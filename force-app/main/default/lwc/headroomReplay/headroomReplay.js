import COUNTS from '@salesforce/label/c.Headroom_Replay_Column_Counts';
import HAPPENED from '@salesforce/label/c.Headroom_Replay_Happened';
import HEADING from '@salesforce/label/c.Headroom_Replay_Heading';
import LEFT_OUT from '@salesforce/label/c.Headroom_Replay_Left_Out';
import RANGE from '@salesforce/label/c.Headroom_Replay_Range';
import STATED from '@salesforce/label/c.Headroom_Replay_Stated';
import TABLE from '@salesforce/label/c.Headroom_Replay_Table';
import UNTIL from '@salesforce/label/c.Headroom_Replay_Until';
import { formatDay, formatList } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';
import { calibrationRows, replayText, shownText } from './words';

/** Presents what suggestions would have been worth on the past, folded: one sentence, or why there is none, and the calibration. */
export default class HeadroomReplay extends LightningElement {
  /** @type {Headroom.Replay | undefined} */
  @api replay;
  /** @type {Headroom.LineSettings | undefined} */
  @api settings;
  /** YYYY-MM-DD @type {string | undefined} */
  @api today;

  isOpen = false;
  labels = { counts: COUNTS, happened: HAPPENED, heading: HEADING, range: RANGE, stated: STATED, table: TABLE };

  get text() {
    return replayText(this.replay);
  }

  /** Below a replay that is shown: those suggestions were seen by nobody only as long as none was put forward. */
  get shownText() {
    return this.hasRows ? shownText(this.replay, this.today) : '';
  }

  get rows() {
    return calibrationRows(this.replay);
  }

  get hasRows() {
    return this.rows.length > 0;
  }

  get untilText() {
    return this.replay && this.hasRows ? fill(UNTIL, formatDay(this.replay.until, this.today)) : '';
  }

  get leftOutText() {
    const lines = this.replay?.leftOut ?? [];
    const titles = lines.map(({ line }) => this.settings?.lines.find(({ k }) => k === line)?.title ?? line);
    return titles.length > 0 ? fill(LEFT_OUT, formatList(titles)) : '';
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }
}
