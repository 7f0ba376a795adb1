import { toneOf } from 'c/headroomTones';
import { api, LightningElement } from 'lwc';

/** Presents a band as shape, word and number; the colour only repeats what the word says. */
export default class HeadroomBandWord extends LightningElement {
  @api word = '';
  @api number = '';
  /** Colour token of the band in the settings. */
  @api colour = '';
  /** Icon in place of the band's own, for states without a band. */
  @api icon = '';
  /** `headline`, `card` or `line`. */
  @api size = 'line';

  get className() {
    return `band ${this.size} ${toneOf(this.colour).tone}`;
  }

  get iconName() {
    return this.icon || toneOf(this.colour).icon;
  }

  get iconSize() {
    return this.size === 'headline' ? 'x-large' : 'medium';
  }
}
