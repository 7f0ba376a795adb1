import { api, LightningElement } from 'lwc';

/** Presents a signed number as a bar left or right of a line; the number itself stands beside it as text. */
export default class HeadroomEffectBar extends LightningElement {
  @api value = 0;
  /** Largest number on the left side of the line, as a positive number. */
  @api below = 0;
  /** Largest number on the right side. */
  @api above = 0;
  /** True for scorecards that are not judged: neither side is good or bad. */
  @api isNeutral = false;

  get scale() {
    return this.below + this.above || 1;
  }

  get lineStyle() {
    return `left: ${(100 * this.below) / this.scale}%`;
  }

  get barStyle() {
    const width = (100 * Math.abs(this.value)) / this.scale;
    const line = (100 * this.below) / this.scale;
    return `left: ${this.value < 0 ? line - width : line}%; width: ${width}%`;
  }

  get barClass() {
    if (this.isNeutral) {
      return 'bar neutral';
    }
    return this.value < 0 ? 'bar below' : 'bar above';
  }
}
