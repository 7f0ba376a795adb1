import ANY_MONTH from '@salesforce/label/c.Headroom_May_Leave_Any_Month';
import DECIDE from '@salesforce/label/c.Headroom_Compact_Decide';
import DECIDE_ONE from '@salesforce/label/c.Headroom_Compact_Decide_Day';
import DECIDE_PAST from '@salesforce/label/c.Headroom_Compact_Decide_Past';
import OPEN from '@salesforce/label/c.Headroom_Open_Health';
import { changeOf, headOf, lineOf } from 'c/headroomCards';
import { daysBetween, formatDay, formatNumber } from 'c/headroomFormat';
import { counted, fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';

/** Presents health in one line for people who come to sell. Sends `open` for the full card. */
export default class HeadroomCompact extends LightningElement {
  /** @type {Headroom.Card} */
  @api card;
  /** @type {Headroom.Summary | undefined} */
  @api summary;
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;

  labels = { open: OPEN };

  get head() {
    return headOf(this.card);
  }

  get change() {
    return changeOf(this.card, this.today);
  }

  get line() {
    return lineOf(this.card);
  }

  get decision() {
    const day = this.summary?.decisionDate;
    if (!day || !this.today) {
      return !day && this.summary?.monthToMonth ? ANY_MONTH : '';
    }
    const days = daysBetween(this.today, day);
    const shown = formatDay(day, this.today);
    return days < 0 ? fill(DECIDE_PAST, shown) : counted(days, { one: DECIDE_ONE, many: DECIDE }, shown, formatNumber(days));
  }

  get manager() {
    return this.summary?.manager?.Name ?? '';
  }

  handleOpen() {
    this.dispatchEvent(new CustomEvent('open'));
  }
}
