import NOTHING_SAVED from '@salesforce/label/c.Headroom_What_If_Nothing_Saved';
import RESET from '@salesforce/label/c.Headroom_What_If_Reset';
import WEIGHS_MOST from '@salesforce/label/c.Headroom_What_If_Weighs_Most';
import { api, LightningElement } from 'lwc';

/** Presents the score that would be and says it when it changes. Sends `reset`. */
export default class HeadroomWhatIfResult extends LightningElement {
  /** @type {Headroom.WhatIfResult} */
  @api result;

  labels = { nothingSaved: NOTHING_SAVED, reset: RESET, weighsMost: WEIGHS_MOST };

  get hasReasons() {
    return this.result.reasons.length > 0;
  }

  get isStill() {
    return !this.result.isMoved;
  }

  handleReset() {
    this.dispatchEvent(new CustomEvent('reset'));
  }
}
