import { api, LightningElement } from 'lwc';

/**
 * Presents one product line as a row of a table: columns in a wide column, two lines in a narrow one, a tile on the phone.
 * The surrounding element carries the table roles; this one is the row.
 */
export default class HeadroomCellRow extends LightningElement {
  /** @type {Headroom.CellRow} */
  @api row;

  get statusClass() {
    return this.row.isMuted ? 'status muted' : 'status';
  }

  get hasBar() {
    return this.row.ownedShare !== null;
  }
}
