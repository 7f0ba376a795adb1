import ACCOUNTS from '@salesforce/label/c.Headroom_Book';
import BACK from '@salesforce/label/c.Headroom_Book_Sort_Back';
import NOT_CONVERTED from '@salesforce/label/c.Headroom_Book_Not_Converted';
import SHOW_MORE from '@salesforce/label/c.Headroom_Book_Show_More';
import { BlockWindow } from 'c/headroomBlocks';
import { currencyOf, headsOf, sortSentence } from 'c/headroomBookModel';
import { formatNumber } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';
import { blocksOf, DRAWING, headed, itemsOf } from './blocks';

/** How far outside the view rows are drawn already. */
const AHEAD = '600px 0px';

/**
 * Presents the accounts of the book in groups, under heads that sort. Of a long list only the rows near the view are in the
 * page; the others keep their place. Sends `sort` with the column asked for, `book` for the Monday order.
 */
export default class HeadroomBookList extends LightningElement {
  /** @type {Headroom.BookSort} */
  @api sort = { by: 'book', isDown: false };
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;
  /** Title of the headline scorecard. */
  @api scoreTitle = '';
  /** Label of the lowest band. */
  @api bandLabel = '';
  /** True shows contract values. */
  @api hasMoney = false;
  /** True shows the success manager under the account. */
  @api hasManager = false;
  /** Rows before the rest is asked for. */
  @api pageSize = 50;

  labels = { accounts: ACCOUNTS, back: BACK, notConverted: NOT_CONVERTED };
  isAllShown = false;
  /** Blocks that hold rows. @type {import('c/headroomBlocks').Drawn} */
  drawn = new Map();
  /** @type {readonly Headroom.BookGroup[]} */
  ordered = [];
  /** All rows of the groups. @type {readonly Headroom.DatedBookRow[]} */
  rows = [];
  /** The one currency of all values; undefined where there are several. @type {string | undefined} */
  currency = undefined;
  /** @type {import('./blocks').BookBlock[]} */
  allBlocks = [];
  blockWindow = new BlockWindow(DRAWING, { onDraw: (drawn) => this.takeDrawn(drawn), kept: () => this.focusedBlock });
  isInPage = false;
  mustObserve = false;

  /** Groups in their order. */
  @api
  get groups() {
    return this.ordered;
  }

  set groups(value) {
    this.ordered = value;
    if (this.isInPage) {
      this.layOut();
    }
  }

  connectedCallback() {
    this.isInPage = true;
    this.layOut();
  }

  /** Cuts the list into blocks anew and draws from the first one in view on. */
  layOut() {
    this.rows = this.ordered.flatMap((group) => group.rows);
    this.currency = currencyOf(this.rows);
    this.mustObserve = true;
    this.allBlocks = blocksOf(itemsOf(this.ordered, this.limit));
    this.blockWindow.layOut(this.allBlocks.length);
  }

  takeDrawn(drawn) {
    this.drawn = drawn;
  }

  get limit() {
    return this.isAllShown ? Infinity : Number(this.pageSize);
  }

  get isCodeSaid() {
    return this.currency !== undefined;
  }

  get hasSeveralCurrencies() {
    return this.hasMoney && !this.isCodeSaid && this.rows.some((row) => typeof row.value === 'number');
  }

  get about() {
    return { scoreTitle: this.scoreTitle, currency: this.currency, hasMoney: this.hasMoney, band: this.bandLabel };
  }

  get heads() {
    return headsOf(this.sort, this.about);
  }

  get sentence() {
    return sortSentence(this.sort, this.about);
  }

  get notMonday() {
    return this.sort.by !== 'book';
  }

  get headClass() {
    return this.hasMoney ? 'heads' : 'heads plain';
  }

  get blocks() {
    return this.allBlocks.map((block) => ({
      ...block,
      items: block.items.slice(0, this.drawn.get(block.index) ?? 0).map((item) => headed(item, this.bandLabel))
    }));
  }

  get rowCount() {
    return String(this.allBlocks.reduce((count, block) => count + block.items.length, 1));
  }

  get columnCount() {
    return String(this.heads.length);
  }

  get hidden() {
    return Math.max(0, this.rows.length - this.limit);
  }

  get moreLabel() {
    return this.hidden > 0 ? fill(SHOW_MORE, formatNumber(this.hidden)) : '';
  }

  renderedCallback() {
    if (!this.mustObserve) {
      return;
    }
    this.mustObserve = false;
    this.blockWindow.watch(this.template.querySelectorAll('.block'), { rootMargin: AHEAD });
  }

  disconnectedCallback() {
    this.isInPage = false;
    this.blockWindow.close();
  }

  /** A row that has the focus stays, however far it is scrolled away. */
  get focusedBlock() {
    /** @type {HTMLElement | null | undefined} */
    const block = this.template.activeElement?.closest('.block');
    return block ? Number(block.dataset.index) : undefined;
  }

  handleSort(event) {
    this.dispatchEvent(new CustomEvent('sort', { detail: { by: event.currentTarget.dataset.by } }));
  }

  handleMore() {
    this.isAllShown = true;
    this.layOut();
  }
}
