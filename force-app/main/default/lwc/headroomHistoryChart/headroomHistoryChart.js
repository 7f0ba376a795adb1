import LIMITS from '@salesforce/label/c.Headroom_History_Limits';
import MEASURED from '@salesforce/label/c.Headroom_History_Measured';
import NAME from '@salesforce/label/c.Headroom_History_Chart';
import PLAIN from '@salesforce/label/c.Headroom_History_Plain';
import REBUILT from '@salesforce/label/c.Headroom_History_Rebuilt_Legend';
import TODAY from '@salesforce/label/c.Headroom_History_Today';
import { formatDay, formatList, formatMonth, formatNumber, formatScore } from 'c/headroomFormat';
import { pointWords } from 'c/headroomHistoryModel';
import { watchWidth } from 'c/headroomWidth';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';
import { bandHeights, nearest, roomFor } from './places';
import { historyPlot } from './plot';

const HEIGHT = 230;

/** Width before the place of the chart is known. */
const FIRST_WIDTH = 560;

/** Weeks that Page up and Page down jump over. */
const PAGE = 4;

/** Presents the weeks of a score as a line with gaps; arrow keys and the pointer step through them, and a line below says what each holds. */
export default class HeadroomHistoryChart extends LightningElement {
  /** @type {readonly Headroom.WeekPoint[]} */
  @api points = [];
  /** @type {readonly Headroom.SettingsMark[]} */
  @api marks = [];
  /** @type {Headroom.ScorecardSettings['bands']} */
  @api bands = [];
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;

  width = FIRST_WIDTH;
  height = HEIGHT;
  /** Place of the point that is read out; undefined = the newest. @type {number | undefined} */
  place = undefined;
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

  get sortedBands() {
    return [...this.bands].sort((one, other) => one.floor - other.floor);
  }

  get plot() {
    const right = roomFor([...this.bands.map(({ label }) => label), this.todayText], this.width);
    return historyPlot(this.points, this.marks, { width: this.width, height: HEIGHT, right });
  }

  get viewBox() {
    return `0 0 ${this.width} ${HEIGHT}`;
  }

  /** Both ends of the scale and the limits of the bands. */
  get grid() {
    const { y, left, right } = this.plot;
    const limits = this.sortedBands.map(({ floor }) => floor).filter((floor) => floor > 0);
    return [...new Set([0, ...limits, 100])].map((score) => ({
      key: String(score),
      className: limits.includes(score) ? 'limit' : 'grid',
      left,
      right,
      y: y(score),
      textX: left - 6,
      textY: y(score) + 4,
      text: formatNumber(score)
    }));
  }

  get months() {
    const { bottom } = this.plot;
    return this.plot.months.map(({ day, x }, n) => ({
      key: day,
      x,
      from: bottom,
      to: bottom + 4,
      textY: bottom + 18,
      text: formatMonth(day, n === 0 || day.slice(5, 7) === '01')
    }));
  }

  get lines() {
    const { plainLines, lines } = this.plot;
    return [...plainLines, ...lines].map((line) => ({ ...line, className: `line ${line.kind}` }));
  }

  get markLines() {
    const { bottom, marks } = this.plot;
    return marks.map((mark) => ({ ...mark, from: mark.y + 8, bottom, textY: mark.y + 4, text: formatNumber(mark.number) }));
  }

  /** The newest point, where it is today's. */
  get now() {
    const last = this.points[this.points.length - 1];
    return last?.isToday && last.score !== null ? last : undefined;
  }

  get todayText() {
    return this.now ? fill(TODAY, formatScore(this.now.score ?? 0)) : '';
  }

  get nowStyle() {
    return this.now ? this.wordStyle(this.plot.y(this.now.score ?? 0)) : '';
  }

  get bandWords() {
    const heights = bandHeights(this.sortedBands, this.plot.y, this.now?.score ?? null);
    return this.sortedBands.map(({ k, label, colour }, n) => ({ key: k, label, colour, style: this.wordStyle(heights[n] ?? 0) }));
  }

  /** @param {number} y */
  wordStyle(y) {
    return `left: ${this.plot.right + 10}px; top: ${y}px`;
  }

  get dots() {
    return this.plot.dots;
  }

  get chosenPlace() {
    return this.place === undefined || this.place >= this.points.length ? this.points.length - 1 : this.place;
  }

  get chosen() {
    const point = this.points[this.chosenPlace];
    if (!point) {
      return undefined;
    }
    const { x, y, top, bottom } = this.plot;
    return {
      x: x(point.day),
      y: y(point.score ?? 0),
      top,
      bottom,
      hasNumber: point.score !== null,
      words: pointWords(point, this.today).sentence
    };
  }

  get lastPlace() {
    return this.points.length - 1;
  }

  get name() {
    const [first, last] = [this.points[0], this.points[this.lastPlace]];
    return first && last ? fill(NAME, formatDay(first.day, this.today), formatDay(last.day, this.today)) : '';
  }

  get legend() {
    const kinds = new Set(this.lines.map(({ kind }) => kind));
    const limits = this.sortedBands.map(({ floor }) => floor).filter((floor) => floor > 0);
    return [
      { key: 'measured', text: MEASURED, isShown: this.points.some(({ isRebuilt }) => !isRebuilt) },
      { key: 'rebuilt', text: REBUILT, isShown: this.points.some(({ isRebuilt }) => isRebuilt) },
      { key: 'plain', text: PLAIN, isShown: kinds.has('plain') },
      { key: 'limit', text: fill(LIMITS, formatList(limits.map((limit) => formatNumber(limit)))), isShown: limits.length > 0 }
    ]
      .filter(({ isShown }) => isShown)
      .map((item) => ({ ...item, className: `line ${item.key}` }));
  }

  handleKey(event) {
    const last = this.lastPlace;
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: PAGE, PageDown: -PAGE, Home: -last, End: last };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.place = Math.min(last, Math.max(0, this.chosenPlace + step));
    }
  }

  handlePointer(event) {
    const { left } = event.currentTarget.getBoundingClientRect();
    this.place = nearest(this.points, this.plot.x, event.clientX - left);
  }

  handleLeave() {
    this.place = undefined;
  }
}
