import ALL from '@salesforce/label/c.Headroom_Cells_All';
import BLOCKED from '@salesforce/label/c.Headroom_Cells_Blocked';
import CHOOSE from '@salesforce/label/c.Headroom_Cells_Choose';
import CHOSEN from '@salesforce/label/c.Headroom_Cells_Chosen';
import OPEN from '@salesforce/label/c.Headroom_Cells_Open';
import SEARCH from '@salesforce/label/c.Headroom_Cells_Search';
import SHOW from '@salesforce/label/c.Headroom_Cells_Show';
import SORT from '@salesforce/label/c.Headroom_Cells_Sort';
import SORT_AMOUNT from '@salesforce/label/c.Headroom_Cells_Sort_Amount';
import SORT_DEFAULT from '@salesforce/label/c.Headroom_Cells_Sort_Default';
import SORT_NAME from '@salesforce/label/c.Headroom_Cells_Sort_Name';
import SORT_STATUS from '@salesforce/label/c.Headroom_Cells_Sort_Status';
import { statusWord } from 'c/headroomCells';
import { formatNumber } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';

const SORTS = [
  { value: 'default', label: SORT_DEFAULT },
  { value: 'amount', label: SORT_AMOUNT },
  { value: 'name', label: SORT_NAME },
  { value: 'status', label: SORT_STATUS }
];

/** Presents which rows are shown and in which order, folded behind a button. Sends `choose` with the whole choice. */
export default class HeadroomCellFilter extends LightningElement {
  /** @type {Headroom.CellChoice} */
  @api choice;
  /** Statuses that occur. @type {readonly string[]} */
  @api statuses = [];
  /** Rows shown, and all of them. */
  @api shown = 0;
  @api of = 0;
  /** True where there are so many rows that one may have to be sought. */
  @api isSearchable = false;

  isOpen = false;
  labels = { search: SEARCH, show: SHOW, sort: SORT };

  /** Moves the focus to the button that opens it. */
  @api
  focus() {
    this.template.querySelector('button')?.focus();
  }

  get expanded() {
    return this.isOpen ? 'true' : 'false';
  }

  get iconName() {
    return this.isOpen ? 'chevrondown' : 'chevronright';
  }

  get buttonText() {
    return this.shown === this.of ? CHOOSE : fill(CHOSEN, formatNumber(this.shown), formatNumber(this.of));
  }

  get shows() {
    const kinds = [
      { value: 'all', label: ALL },
      { value: 'open', label: OPEN },
      { value: 'blocked', label: BLOCKED }
    ];
    const each = this.statuses.map((status) => ({ value: status, label: statusWord(status) }));
    return [...kinds, ...each].map((option) => ({ ...option, selected: option.value === this.choice.show }));
  }

  get sorts() {
    return SORTS.map((option) => ({ ...option, selected: option.value === this.choice.sort }));
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleChange({ target }) {
    this.dispatchEvent(new CustomEvent('choose', { detail: { ...this.choice, [target.name]: target.value } }));
  }
}
