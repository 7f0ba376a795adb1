import HEADING from '@salesforce/label/c.Headroom_Not_In_Use';
import MEASURES_OFF from '@salesforce/label/c.Headroom_Measures_Off';
import MEASURE_OFF from '@salesforce/label/c.Headroom_Measure_Off';
import NOTE from '@salesforce/label/c.Headroom_For_Admins';
import NOT_SET_UP from '@salesforce/label/c.Headroom_Scorecard_Not_Set_Up';
import { formatList, formatNumber, formatShare } from 'c/headroomFormat';
import { counted, fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';

/** Presents to admins what the newest run left out because the org hardly uses it. */
export default class HeadroomNotInUse extends LightningElement {
  /** @type {Headroom.RunReport | undefined} */
  @api report;

  isOpen = false;
  labels = { heading: HEADING, note: NOTE };

  get lines() {
    const { off = {}, notSetUp = {} } = this.report ?? {};
    const scorecards = Object.entries(notSetUp).map(([key, share]) => ({ key, text: fill(NOT_SET_UP, key, formatShare(share)) }));
    const objects = [...new Set(Object.values(off))].sort();
    const count = Object.keys(off).length;
    const measures = counted(count, { one: MEASURE_OFF, many: MEASURES_OFF }, formatNumber(count), formatList(objects));
    return count > 0 ? [{ key: 'off', text: measures }, ...scorecards] : scorecards;
  }

  get hasLines() {
    return this.lines.length > 0;
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }
}
