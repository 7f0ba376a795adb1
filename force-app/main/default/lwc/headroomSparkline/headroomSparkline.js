import SPARK from '@salesforce/label/c.Headroom_Book_Spark';
import { formatScore, formatWhole } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';
import { dotOf, heightOf, HEIGHT, lineOf, WIDTH } from './geometry';

/** Presents the weekly scores of an account as a small line from 0 to 100, with the edge of the lowest band dashed. */
export default class HeadroomSparkline extends LightningElement {
  /** Score per week, oldest first; null = no number. @type {readonly (number | null)[]} */
  @api points = [];
  /** Score at which the lowest band ends. @type {number | undefined} */
  @api limit;

  viewBox = `0 0 ${WIDTH} ${HEIGHT}`;
  width = WIDTH;

  get known() {
    return this.points.filter((score) => score !== null);
  }

  get hasPoints() {
    return this.known.length > 0;
  }

  get line() {
    return lineOf(this.points);
  }

  get dot() {
    return dotOf(this.points);
  }

  get limitAt() {
    return this.limit === undefined ? undefined : heightOf(this.limit);
  }

  get hasLimit() {
    return this.limitAt !== undefined;
  }

  get text() {
    const { known } = this;
    return fill(SPARK, formatWhole(known.length), formatScore(known[0] ?? 0), formatScore(known[known.length - 1] ?? 0));
  }
}
