import HEADING from '@salesforce/label/c.Headroom_Missing_Heading';
import { missingReadings } from 'c/headroomMeasures';
import { api, LightningElement } from 'lwc';

/** Presents the readings that are missing, each with the reason. */
export default class HeadroomMissingReadings extends LightningElement {
  /** @type {Headroom.Card} */
  @api card;

  heading = HEADING;

  get rows() {
    return missingReadings(this.card);
  }

  get hasRows() {
    return this.rows.length > 0;
  }
}
