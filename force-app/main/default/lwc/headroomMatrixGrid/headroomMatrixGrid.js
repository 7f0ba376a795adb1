import CAPTION from '@salesforce/label/c.Headroom_Matrix_Caption';
import { BlockWindow } from 'c/headroomBlocks';
import { remembering } from 'c/headroomRemember';
import { api, LightningElement } from 'lwc';
import { placeAfter } from './gridKeys';
import { blocksOf, DRAWING, feetOf, headsOf } from './gridParts';
import { columnsOfView, isMirrored, rowsOfView } from './gridView';

/** @typedef {HTMLElement & { rowIndex: number, focusStop(): void }} MatrixRowElement */

/** How far outside the view rows are drawn already. */
const AHEAD = '400px 0px';

/**
 * Presents accounts by product lines as a table in which arrow keys move: heads stay above, names at the side, totals below. Of a
 * long list only the rows near the view are in the page. Sends `sort` with what the table is to be sorted by; rows send `open`.
 */
export default class HeadroomMatrixGrid extends LightningElement {
  /** @type {Headroom.LineSettings} */
  @api settings;
  /** @type {Headroom.MatrixFilter} */
  @api filter;
  /** @type {Headroom.MatrixSort} */
  @api sort;

  caption = CAPTION;
  /** @type {Headroom.MatrixTable} */
  shown;
  /** @type {ReturnType<typeof blocksOf>} */
  allBlocks = [];
  /** @type {import('c/headroomBlocks').Drawn} */
  drawn = new Map();
  /** Where Tab leads; row 0 holds the heads. @type {import('./gridKeys').Place} */
  place = { row: 0, column: 0 };
  mustFocus = false;
  mustWatch = false;
  isInPage = false;
  toHeads = remembering(headsOf);
  toFeet = remembering(feetOf);
  blockWindow = new BlockWindow(DRAWING, { onDraw: (drawn) => this.takeDrawn(drawn), kept: () => this.focusedBlock });

  @api
  get table() {
    return this.shown;
  }

  set table(value) {
    this.shown = value;
    if (this.isInPage) {
      this.layOut();
    }
  }

  connectedCallback() {
    this.isInPage = true;
    this.layOut();
  }

  disconnectedCallback() {
    this.isInPage = false;
    this.blockWindow.close();
  }

  renderedCallback() {
    if (this.mustWatch) {
      this.mustWatch = false;
      const view = { root: this.template.querySelector('.scroller'), rootMargin: AHEAD };
      this.blockWindow.watch(this.template.querySelectorAll('.block'), view);
    }
    if (this.mustFocus) {
      this.focusPlace();
    }
  }

  /** Cuts the list into blocks anew. Accounts in the same order as before stay drawn: only what was read of them is new. */
  layOut() {
    const before = this.allBlocks.flatMap((block) => block.rows);
    this.allBlocks = blocksOf(this.shown.rows);
    this.place = { row: Math.min(this.place.row, this.shown.rows.length + 1), column: Math.min(this.place.column, this.lines.length + 2) };
    if (before.length !== this.shown.rows.length || before.some(({ key }, at) => key !== this.shown.rows[at].key)) {
      this.mustWatch = true;
      this.blockWindow.layOut(this.allBlocks.length);
    }
  }

  takeDrawn(drawn) {
    this.drawn = drawn;
  }

  get lines() {
    return this.shown.lines;
  }

  get tableStyle() {
    return `--headroom-matrix-count: ${this.lines.length}`;
  }

  get tableClass() {
    return this.lines.length === 1 ? 'table one' : 'table many';
  }

  get heads() {
    return this.toHeads(this.lines, this.sort, this.place.row === 0 ? this.place.column : -1);
  }

  get blocks() {
    return this.allBlocks.map((block) => ({
      ...block,
      rows: block.rows.slice(0, this.drawn.get(block.index) ?? 0).map((row, at) => this.itemOf(row, block.index * DRAWING.size + at + 1))
    }));
  }

  /**
   * @param {Headroom.MatrixRow} row
   * @param {number} place  from 1 on
   */
  itemOf(row, place) {
    return { row, rowIndex: place + 1, stop: place === this.place.row ? this.place.column : -1 };
  }

  get feet() {
    return this.toFeet(this.shown, this.filter, this.place.row === this.shown.rows.length + 1 ? this.place.column : -1);
  }

  /** Heads, accounts, totals. */
  get rowCount() {
    return String(this.shown.rows.length + 2);
  }

  get columnCount() {
    return String(this.lines.length + 3);
  }

  /** How far keys lead. */
  get extent() {
    const rows = this.shown.rows.length;
    const scroller = this.template.querySelector('.scroller');
    return { rows: rows + 2, columns: columnsOfView(scroller), page: rowsOfView(scroller, rows), isMirrored: isMirrored(scroller) };
  }

  /** Block that has the focus. */
  get focusedBlock() {
    const block = this.template.activeElement?.closest('.block');
    return block ? Number(/** @type {HTMLElement} */ (block).dataset.index) : undefined;
  }

  /** Puts the focus back where it was in the table. */
  @api
  focusAgain() {
    this.goTo(this.place);
  }

  handleKey(event) {
    const place = placeAfter(event, this.place, this.extent);
    if (place) {
      event.preventDefault();
      this.goTo(place);
    }
  }

  /** @param {import('./gridKeys').Place} place */
  goTo(place) {
    this.place = place;
    this.mustFocus = true;
    const block = Math.floor((place.row - 1) / DRAWING.size);
    if (place.row > 0 && block < this.allBlocks.length) {
      this.blockWindow.draw(block);
    }
  }

  focusPlace() {
    const { row, column } = this.place;
    if (row > 0 && row <= this.shown.rows.length) {
      const found = this.rowAt(row);
      found?.focusStop();
      this.mustFocus = !found;
    } else {
      this.mustFocus = false;
      this.template.querySelector(`${row === 0 ? '.heads' : '.foot'} [data-column="${column}"]`)?.focus();
    }
  }

  /** @param {number} place  from 1 on */
  rowAt(place) {
    const rows = /** @type {MatrixRowElement[]} */ ([...this.template.querySelectorAll('c-headroom-matrix-row')]);
    return rows.find(({ rowIndex }) => rowIndex === place + 1);
  }

  handleSort(event) {
    const { by, column } = event.currentTarget.dataset;
    this.place = { row: 0, column: Number(column) };
    this.dispatchEvent(new CustomEvent('sort', { detail: { by } }));
  }

  /** The square that is opened is where one comes back to. */
  handleOpen(event) {
    this.place = { row: event.currentTarget.rowIndex - 1, column: event.detail.column };
    this.dispatchEvent(new CustomEvent('open', { detail: event.detail }));
  }
}
