import ACTION from '@salesforce/label/c.Headroom_Column_Action';
import AMOUNT from '@salesforce/label/c.Headroom_Column_Amount';
import FITS from '@salesforce/label/c.Headroom_Column_Fits';
import FOUND from '@salesforce/label/c.Headroom_Cells_Count';
import HEADING from '@salesforce/label/c.Headroom_Room_To_Grow';
import LEGEND from '@salesforce/label/c.Headroom_Legend';
import LINE from '@salesforce/label/c.Headroom_Column_Line';
import NONE from '@salesforce/label/c.Headroom_Cells_None';
import NOTHING_TO_DO from '@salesforce/label/c.Headroom_Nothing_To_Do';
import RESET from '@salesforce/label/c.Headroom_Cells_Reset';
import SHOW_ALL from '@salesforce/label/c.Headroom_Show_All';
import SHOW_FEWER from '@salesforce/label/c.Headroom_Show_Fewer';
import STATUS from '@salesforce/label/c.Headroom_Column_Status';
import WEIGHTED from '@salesforce/label/c.Headroom_Cells_Weighted';
import WHY from '@salesforce/label/c.Headroom_Column_Why';
import { formatNumber } from 'c/headroomFormat';
import { remembering } from 'c/headroomRemember';
import { chosenRows, isNarrowed, isShown, statusesOf, USUAL } from 'c/headroomWhitespaceModel';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';
import { keepChoice, rememberedChoice } from './remembered';

/** Rows before the rest is asked for. */
const FIRST_ROWS = 5;
/** Product lines above which one may have to be sought. */
const MANY = 8;

/** Heads of the table; those with `by` sort. */
const HEADS = [
  { key: 'line', label: LINE, by: 'name', direction: 'ascending' },
  { key: 'status', label: STATUS, by: 'status', direction: 'ascending' },
  { key: 'fits', label: FITS },
  { key: 'amount', label: AMOUNT, by: 'amount', direction: 'descending', className: 'right' },
  { key: 'why', label: WHY },
  { key: 'action', label: ACTION, className: 'right' }
];

/**
 * Presents the product lines of an account: filter, table, what is folded away, how suggestions did. Sends `change` when something was made
 * or said of one.
 */
export default class HeadroomCellList extends LightningElement {
  /** @type {Headroom.WhitespaceView} */
  @api view;
  /** YYYY-MM-DD by the org's clock. @type {string | undefined} */
  @api today;

  /** @type {Headroom.CellChoice} */
  begunWith = rememberedChoice();
  /** What was chosen on this account. @type {Headroom.CellChoice | undefined} */
  chosenHere = undefined;
  isAllShown = false;
  isFoldOpen = false;
  labels = { heading: HEADING, legend: LEGEND, none: NONE, reset: RESET, weighted: WEIGHTED };
  choose = remembering(chosenRows);

  /** What was kept from other accounts and leaves no row of this one is let go: nobody would look for what can be sold. */
  get choice() {
    const { begunWith, chosenHere, view } = this;
    const isOfUse = view.rows.some(({ status }) => isShown(begunWith.show, status));
    return chosenHere ?? (isOfUse ? begunWith : { ...begunWith, show: USUAL.show });
  }

  get chosen() {
    return this.choose(this.view.rows, this.choice);
  }

  get shownRows() {
    const rows = this.isAllShown ? this.chosen : this.chosen.slice(0, FIRST_ROWS);
    return rows.map((row) => ({ key: row.key, row, isCurrent: this.view.current.includes(row.key) }));
  }

  get hasRows() {
    return this.view.rows.length > 0;
  }

  get hasShownRows() {
    return this.chosen.length > 0;
  }

  get isNoneFound() {
    return this.hasRows && !this.hasShownRows;
  }

  get statuses() {
    return statusesOf(this.view.rows);
  }

  get isSearchable() {
    return this.view.rows.length > MANY;
  }

  /** Read aloud when the choice changes. */
  get foundText() {
    return isNarrowed(this.choice) ? fill(FOUND, formatNumber(this.chosen.length), formatNumber(this.view.rows.length)) : '';
  }

  get isWeightedShown() {
    return this.view.isWeighted && this.choice.sort === USUAL.sort;
  }

  get heads() {
    return HEADS.map(({ key, label, by, direction, className = '' }) => ({
      ...{ key, label, by, className, isSortable: by !== undefined },
      ariaSort: by && this.choice.sort === by ? direction : undefined,
      sortClass: by && this.choice.sort === by ? 'sort on' : 'sort'
    }));
  }

  get moreLabel() {
    const { length } = this.chosen;
    if (length <= FIRST_ROWS) {
      return '';
    }
    return this.isAllShown ? SHOW_FEWER : fill(SHOW_ALL, formatNumber(length));
  }

  get hasFolded() {
    return this.view.folded.length > 0;
  }

  get foldHeading() {
    return fill(NOTHING_TO_DO, formatNumber(this.view.folded.length));
  }

  handleChoose({ detail }) {
    this.chosenHere = detail;
    keepChoice(detail);
  }

  /** The same head again goes back to the usual order. */
  handleSort({ currentTarget }) {
    const { by } = currentTarget.dataset;
    this.handleChoose({ detail: { ...this.choice, sort: this.choice.sort === by ? USUAL.sort : by } });
  }

  handleReset() {
    this.handleChoose({ detail: { ...USUAL, sort: this.choice.sort } });
    this.template.querySelector('c-headroom-cell-filter')?.focus();
  }

  handleMore() {
    this.isAllShown = !this.isAllShown;
  }

  handleFold() {
    this.isFoldOpen = !this.isFoldOpen;
  }

  handleChange() {
    this.dispatchEvent(new CustomEvent('change'));
  }
}
