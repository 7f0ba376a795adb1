import SPARK from '@salesforce/label/c.Headroom_Book_Spark';
import { formatScore, formatWhole } from 'c/headroomFormat';
import { remembering } from 'c/headroomRemember';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';
import { chartOf, heightOf, HEIGHT, WIDTH } from './geometry';

/** Presents the weekly scores of an account as a small line from 0 to 100, with the edge of the lowest band dashed. */
export default class HeadroomSparkline extends LightningElement {
  /** Score per week, oldest first; null = no number. @type {readonly (number | null)[]} */
  @api points = [];
  /** Score at which the lowest band ends. @type {number | undefined} */
  @api limit;

  viewBox = `0 0 ${WIDTH} ${HEIGHT}`;
  width = WIDTH;
  drawn = remembering(chartOf);

  get chart() {
    return this.drawn(this.points);
  }

  get hasPoints() {
    return this.chart.count > 0;
  }

  get limitAt() {
    return this.limit === undefined ? undefined : heightOf(this.limit);
  }

  get hasLimit() {
    return this.limitAt !== undefined;
  }

  get text() {
    const { count, oldest, newest } = this.chart;
    return fill(SPARK, formatWhole(count), formatScore(oldest), formatScore(newest));
  }
}
