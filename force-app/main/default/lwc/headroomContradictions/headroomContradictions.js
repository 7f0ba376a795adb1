import { api, LightningElement } from 'lwc';
import { contradictionLines } from './contradictions';

/** Presents where judgements contradict one another: a line each under the strip. */
export default class HeadroomContradictions extends LightningElement {
  /** @type {Headroom.Flags | undefined} */
  @api flags;
  /** @type {readonly Headroom.Card[]} */
  @api cards = [];
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;

  get lines() {
    return contradictionLines(this.flags, this.cards, this.today);
  }

  get hasLines() {
    return this.lines.length > 0;
  }
}
