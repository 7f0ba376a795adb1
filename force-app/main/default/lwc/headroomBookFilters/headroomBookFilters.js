import FILTERS from '@salesforce/label/c.Headroom_Book_Filters';
import NEW from '@salesforce/label/c.Headroom_Book_New';
import SOON from '@salesforce/label/c.Headroom_Book_Soon';
import UNMET from '@salesforce/label/c.Headroom_Book_Unmet';
import { formatList, formatNumber, formatRoughMoney } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';

/** @type {Record<string, string>} */
const ICONS = { risk: 'octagon', new: 'star', soon: 'clock', unmet: 'nodata' };

/** Presents the numbers over the book, each a button that is on or off. Sends `toggle` with the filter's key. */
export default class HeadroomBookFilters extends LightningElement {
  /** @type {readonly Headroom.BookNumber[]} */
  @api numbers = [];
  /** False while the accounts are loaded that the numbers count. */
  @api isCounted = false;
  /** Filters that are on. @type {readonly Headroom.BookFilter[]} */
  @api active = [];
  /** Label of the lowest band. */
  @api bandLabel = '';
  /** Colour token of the lowest band. */
  @api bandColour = '';
  @api decideWithinDays = 0;
  @api notMetForDays = 0;

  label = FILTERS;

  get items() {
    return this.numbers.map(({ key, count, sums }) => {
      const isOn = this.active.includes(key);
      return {
        key,
        text: this.textOf(key),
        icon: ICONS[key],
        isBand: key === 'risk',
        number: this.isCounted ? formatNumber(count) : '',
        money: formatList(sums.map(({ amount, currency }) => formatRoughMoney(amount, currency))),
        pressed: isOn ? 'true' : 'false',
        className: isOn ? 'number on' : 'number'
      };
    });
  }

  textOf(key) {
    switch (key) {
      case 'risk':
        return this.bandLabel;
      case 'new':
        return NEW;
      case 'soon':
        return fill(SOON, formatNumber(this.decideWithinDays));
      default:
        return fill(UNMET, formatNumber(this.notMetForDays));
    }
  }

  handleClick(event) {
    this.dispatchEvent(new CustomEvent('toggle', { detail: { key: event.currentTarget.dataset.key } }));
  }
}
