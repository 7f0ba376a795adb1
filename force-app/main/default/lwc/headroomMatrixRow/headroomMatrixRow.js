import NO_VALUE from '@salesforce/label/c.Headroom_No_Value';
import OPENS from '@salesforce/label/c.Headroom_Matrix_Row_Open';
import { formatNumber, formatRoughMoney } from 'c/headroomFormat';
import { recordPage } from 'c/headroomPages';
import { remembering } from 'c/headroomRemember';
import { fill } from 'c/headroomWords';
import { NavigationMixin } from 'lightning/navigation';
import { api, LightningElement } from 'lwc';
import { squaresOf } from './squares';

/** Columns before the product lines: account, open product lines, amount. */
const BEFORE = 3;

/**
 * Presents one account of the matrix as a row of its table: totals and a square for each product line. Sends `open` with the product
 * line, or without one for all of the account.
 */
export default class HeadroomMatrixRow extends NavigationMixin(LightningElement) {
  /** @type {Headroom.MatrixRow} */
  @api row;
  /** Place in the table, from 2 on: the heads are its first row. */
  @api rowIndex = 2;
  /** Columns of product lines. @type {readonly Headroom.MatrixLine[]} */
  @api lines = [];
  /** @type {Headroom.LineSettings} */
  @api settings;
  /** @type {Headroom.MatrixFilter} */
  @api filter;
  /** Column that Tab reaches, from 0; -1 where it is in another row. */
  @api stop = -1;

  /** Address of the account, once the surrounding app has told it. */
  accountUrl = '#';
  told = remembering(squaresOf);

  connectedCallback() {
    this.writeUrl();
  }

  async writeUrl() {
    this.accountUrl = await this[NavigationMixin.GenerateUrl](this.accountPage);
  }

  get accountPage() {
    return recordPage('Account', this.row.accountId);
  }

  get squares() {
    return this.told(this.row, this.lines, this.settings, this.filter).map((square) => ({
      ...square,
      column: square.column + BEFORE,
      ariaColumn: square.column + BEFORE + 1,
      tabIndex: square.column + BEFORE === this.stop ? 0 : -1
    }));
  }

  get isUnread() {
    return this.row.cells ? 'false' : 'true';
  }

  get open() {
    return formatNumber(this.row.open);
  }

  get opens() {
    return fill(OPENS, this.row.name, this.open);
  }

  get amount() {
    return this.row.amount === null || this.row.open === 0 ? NO_VALUE : formatRoughMoney(this.row.amount, this.row.currency);
  }

  get nameStop() {
    return this.stop === 0 ? 0 : -1;
  }

  get openStop() {
    return this.stop === 1 ? 0 : -1;
  }

  get amountStop() {
    return this.stop === 2 ? 0 : -1;
  }

  /** Puts the focus on the row's stop. */
  @api
  focusStop() {
    this.template.querySelector(`[data-column="${this.stop}"]`)?.focus();
  }

  handleAccount(event) {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.accountPage);
  }

  handleOpen(event) {
    const { line, column } = event.currentTarget.dataset;
    const { accountId, name } = this.row;
    this.dispatchEvent(new CustomEvent('open', { detail: { accountId, name, column: Number(column), ...(line ? { line } : {}) } }));
  }
}
