import OPEN from '@salesforce/label/c.Headroom_Hold_Open_Record';
import { api, LightningElement } from 'lwc';

/** Presents the hold of a whole account: grey, before anything else, with the record that holds it and what can be asked for. */
export default class HeadroomHoldBar extends LightningElement {
  /** @type {Headroom.AccountHold} */
  @api hold;
  /** @type {Headroom.WhitespaceAccount} */
  @api account;
  /** Of the product lines, as published. @type {Headroom.LineSettings} */
  @api settings;
  /** YYYY-MM-DD by the org's clock. @type {string | undefined} */
  @api today;

  labels = { open: OPEN };

  handleChange() {
    this.dispatchEvent(new CustomEvent('change'));
  }
}
