import NAME from '@salesforce/label/c.Headroom_Waterfall';
import SCALE_BEGINS from '@salesforce/label/c.Headroom_Scale_Begins';
import SCALE_FULL from '@salesforce/label/c.Headroom_Scale_Full';
import TODAY from '@salesforce/label/c.Headroom_Today_Of';
import { formatDay, formatEffect, formatNumber, formatScore } from 'c/headroomFormat';
import { watchWidth } from 'c/headroomWidth';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';
import { fillOf, MARGIN, waterfall } from './bars';

const HEIGHT = 176;

/** Width before the place of the chart is known. */
const FIRST_WIDTH = 560;

/** Size of a pattern's sample in the legend. */
const SAMPLE = { x: 1, y: 1, width: 26, height: 10 };

/** Presents what changed as a waterfall: each cause has a pattern of its own, and the columns add up from the earlier score to the later. */
export default class HeadroomWaterfall extends LightningElement {
  /** @type {readonly Headroom.ChangeRow[]} */
  @api rows = [];
  /** @type {Headroom.Changed} */
  @api changed;
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;

  width = FIRST_WIDTH;
  height = HEIGHT;
  /** @type {(() => void) | undefined} */
  stopWatching = undefined;

  renderedCallback() {
    const place = this.template.querySelector('.place');
    if (place && !this.stopWatching) {
      this.stopWatching = watchWidth(place, (width) => {
        this.width = width;
      });
    }
  }

  disconnectedCallback() {
    this.stopWatching?.();
    this.stopWatching = undefined;
  }

  get plot() {
    return waterfall(this.changed, this.rows, { width: this.width, height: HEIGHT });
  }

  get ticks() {
    const right = this.width - MARGIN.right;
    return this.plot.ticks.map(({ value, y }) => ({
      key: String(value),
      y,
      textY: y + 4,
      text: formatNumber(value),
      left: MARGIN.left,
      right
    }));
  }

  get tickX() {
    return MARGIN.left - 8;
  }

  get links() {
    return this.plot.links;
  }

  get bars() {
    return this.plot.bars.map((bar) => ({
      ...bar,
      text: bar.text,
      className: `bar ${bar.part}`
    }));
  }

  /** Words under the columns, in their order. */
  get columns() {
    const first = { key: 'before', text: formatDay(this.changed.from, this.today), cause: '' };
    const day = formatDay(this.changed.to, this.today);
    const last = { key: 'after', text: this.changed.to === this.today ? fill(TODAY, day) : day, cause: '' };
    return [first, ...this.rows.map(({ key, short, beside }) => ({ key, text: short, cause: beside })), last];
  }

  get columnsStyle() {
    const count = this.rows.length + 2;
    return `grid-template-columns: repeat(${count}, minmax(0, 1fr)); padding: 0 ${MARGIN.right}px 0 ${MARGIN.left}px`;
  }

  get legend() {
    const causes = [...new Map(this.rows.map(({ part, cause }) => [part, cause]))];
    return causes.map(([part, cause]) => ({
      key: part,
      text: `${cause} ${formatEffect(this.changed.parts[part])}`,
      className: `bar ${part}`,
      fill: fillOf(part, SAMPLE)
    }));
  }

  get viewBox() {
    return `0 0 ${this.width} ${HEIGHT}`;
  }

  get name() {
    const { before, after, from, to } = this.changed;
    return fill(NAME, formatScore(before), formatDay(from, this.today), formatScore(after), formatDay(to, this.today));
  }

  get scaleText() {
    const { floor } = this.plot;
    return floor > 0 ? fill(SCALE_BEGINS, formatNumber(floor)) : SCALE_FULL;
  }
}
