import { api, LightningElement } from 'lwc';

/** Presents a rule that holds: the one that decides the score in a frame, others as a plain line. */
export default class HeadroomRuleLine extends LightningElement {
  /** @type {readonly Headroom.Part[]} */
  @api parts = [];
  /** True for the rule that decides the score. */
  @api acts = false;

  get className() {
    return this.acts ? 'rule acts' : 'rule';
  }
}
