import THIS from '@salesforce/label/c.Headroom_This_Opportunity';
import WHY from '@salesforce/label/c.Headroom_Cells_Why';
import WHY_OF from '@salesforce/label/c.Headroom_Cells_Why_Of';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';

/**
 * Presents one product line as a row of a table: columns in a wide column, two lines in a narrow one, a tile on the phone; what there is to
 * know opens as a row below. The surrounding element carries the role of the table; this one is a group of rows. Sends `change` when
 * something was made or said of the product line.
 */
export default class HeadroomCellRow extends LightningElement {
  /** @type {Headroom.CellRow} */
  @api row;
  /** @type {Headroom.WhitespaceAccount} */
  @api account;
  /** Of the product lines, as published. @type {Headroom.LineSettings} */
  @api settings;
  /** YYYY-MM-DD by the org's clock. @type {string | undefined} */
  @api today;
  /** True for the product line of the opportunity on whose page the rows stand. */
  @api isCurrent = false;

  isOpen = false;
  labels = { this: THIS, why: WHY };

  get statusClass() {
    return this.row.isMuted ? 'status muted' : 'status';
  }

  get hasBar() {
    return this.row.ownedShare !== null;
  }

  get noteClass() {
    return this.row.status === 'Open_Opportunity' ? 'note stage' : 'note';
  }

  /** The bar above the rows says why. */
  get isHeldWhole() {
    return this.row.hold?.all === true;
  }

  get hasFacts() {
    return this.row.facts.length > 0;
  }

  get isFactsShown() {
    return this.isOpen && this.hasFacts;
  }

  get expanded() {
    return this.isOpen ? 'true' : 'false';
  }

  get whyName() {
    return fill(WHY_OF, this.row.title);
  }

  handleWhy() {
    this.isOpen = !this.isOpen;
  }

  handleChange() {
    this.dispatchEvent(new CustomEvent('change'));
  }
}
