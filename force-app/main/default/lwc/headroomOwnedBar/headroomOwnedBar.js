import { api, LightningElement } from 'lwc';

/** Presents how much of what fits is owned: dark = covered, light = room. The words stand beside it. */
export default class HeadroomOwnedBar extends LightningElement {
  /** Share owned, 0-1. */
  @api share = 0;
  /** What the bar says, for screen readers; empty = decoration. */
  @api text = '';

  get role() {
    return this.text ? 'img' : undefined;
  }

  get ariaText() {
    return this.text || undefined;
  }

  get hidden() {
    return this.text ? undefined : 'true';
  }

  get barStyle() {
    return `width: ${100 * this.share}%`;
  }
}
