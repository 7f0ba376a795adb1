import { api, LightningElement } from 'lwc';

/** Presents the hold of a whole account: grey, before anything else. */
export default class HeadroomHoldBar extends LightningElement {
  /** @type {readonly Headroom.Part[]} */
  @api parts = [];
}
