import ANY_LINE from '@salesforce/label/c.Headroom_Matrix_Any_Line';
import ANY_MOTION from '@salesforce/label/c.Headroom_Matrix_Any_Motion';
import ANY_STATUS from '@salesforce/label/c.Headroom_Matrix_Any_Status';
import FILTERS from '@salesforce/label/c.Headroom_Book_Filters';
import LINE from '@salesforce/label/c.Headroom_Column_Line';
import MOTION from '@salesforce/label/c.Headroom_Matrix_Motion';
import ROOM from '@salesforce/label/c.Headroom_Room_To_Grow';
import SEARCH from '@salesforce/label/c.Headroom_Matrix_Search';
import STATUS from '@salesforce/label/c.Headroom_Column_Status';
import { BLOCKED, FOLDED, motionWord, OPEN, statusWord } from 'c/headroomCells';
import { api, LightningElement } from 'lwc';

/** Every status, in the order in which rows of the account's own table stand. */
const STATUSES = [...OPEN, 'Open_Opportunity', ...BLOCKED, ...FOLDED];

const MOTIONS = ['Upsell', 'Cross-sell', 'Expansion'];

/** Presents what narrows the matrix: product line, status, kind of sale, and a text. Sends `filter` with the part that changed. */
export default class HeadroomMatrixFilters extends LightningElement {
  /** @type {Headroom.MatrixFilter} */
  @api filter;
  /** @type {readonly Headroom.MatrixLine[]} */
  @api lines = [];

  labels = { filters: FILTERS, search: SEARCH };

  /** Moves the focus to the first of them. */
  @api
  focus() {
    this.template.querySelector('select')?.focus();
  }

  get choices() {
    const statuses = STATUSES.map((status) => ({ value: status, text: statusWord(status) }));
    return [
      this.choiceOf('line', LINE, [{ value: '', text: ANY_LINE }, ...this.lines.map(({ key, title }) => ({ value: key, text: title }))]),
      this.choiceOf('status', STATUS, [{ value: '', text: ANY_STATUS }, { value: 'room', text: ROOM }, ...statuses]),
      this.choiceOf('motion', MOTION, [
        { value: '', text: ANY_MOTION },
        ...MOTIONS.map((motion) => ({ value: motion, text: motionWord(motion) }))
      ])
    ];
  }

  /**
   * @param {'line' | 'status' | 'motion'} key
   * @param {string} name
   * @param {{ value: string, text: string }[]} options
   */
  choiceOf(key, name, options) {
    return { key, name, options: options.map((option) => ({ ...option, selected: option.value === this.filter[key] })) };
  }

  handleChange(event) {
    const { value, dataset } = event.currentTarget;
    this.dispatchEvent(new CustomEvent('filter', { detail: { [dataset.key]: value } }));
  }
}
