import CURVE from '@salesforce/label/c.Headroom_Curve';
import EFFECT from '@salesforce/label/c.Headroom_Effect';
import EVIDENCE from '@salesforce/label/c.Headroom_Evidence';
import RECORDS from '@salesforce/label/c.Headroom_Records';
import WEIGHT from '@salesforce/label/c.Headroom_Weight_In_Score';
import WHY from '@salesforce/label/c.Headroom_Why_It_Counts';
import { api, LightningElement } from 'lwc';

/** Presents one measure: value, points and contribution; opened, also why it counts, its curve and the records behind. */
export default class HeadroomMeasureRow extends LightningElement {
  /** @type {Headroom.MeasureRow} */
  @api row;
  /** Id of the account. */
  @api accountId = '';
  /** Largest deduction and largest contribution of the scorecard: the scale of the bar. */
  @api below = 0;
  @api above = 0;
  @api isNeutral = false;
  @api open = false;

  labels = { curve: CURVE, effect: EFFECT, evidence: EVIDENCE, records: RECORDS, weight: WEIGHT, why: WHY };

  get expanded() {
    return this.open ? 'true' : 'false';
  }

  get iconName() {
    return this.open ? 'chevrondown' : 'chevronright';
  }

  get notesText() {
    return this.row.notes.join(' ');
  }

  handleToggle() {
    this.dispatchEvent(new CustomEvent('toggle', { detail: { key: this.row.key } }));
  }
}
