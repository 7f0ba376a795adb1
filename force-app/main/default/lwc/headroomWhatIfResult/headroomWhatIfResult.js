import NOTHING_SAVED from '@salesforce/label/c.Headroom_What_If_Nothing_Saved';
import RESET from '@salesforce/label/c.Headroom_What_If_Reset';
import { api, LightningElement } from 'lwc';

/** Presents the score that would be and says it when it changes. Sends `reset`. */
export default class HeadroomWhatIfResult extends LightningElement {
  /** @type {Headroom.WhatIfResult} */
  @api result;

  labels = { nothingSaved: NOTHING_SAVED, reset: RESET };

  get isStill() {
    return !this.result.isMoved;
  }

  handleReset() {
    this.dispatchEvent(new CustomEvent('reset'));
  }
}
