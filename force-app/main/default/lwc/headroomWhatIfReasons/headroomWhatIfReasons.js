import WEIGHS_MOST from '@salesforce/label/c.Headroom_What_If_Weighs_Most';
import { api, LightningElement } from 'lwc';

/** Presents what weighs most in the score that would be, and what is not listed. */
export default class HeadroomWhatIfReasons extends LightningElement {
  /** @type {Headroom.WhatIfResult} */
  @api result;

  labels = { weighsMost: WEIGHS_MOST };

  get hasReasons() {
    return this.result.reasons.length > 0;
  }
}
