import { SHAPES } from 'c/headroomShapes';
import { api, LightningElement } from 'lwc';

/** Presents an icon as inline SVG. Decorative unless it is given a label. */
export default class HeadroomIcon extends LightningElement {
  /** Name of a shape. */
  @api name = '';
  /** `small`, `medium`, `large` or `x-large`. */
  @api size = 'medium';
  /** Alternative text; empty where the word stands beside the icon. */
  @api label = '';

  get shapes() {
    return (SHAPES[this.name] ?? []).map((shape, index) => ({
      key: String(index),
      d: shape.d,
      className: [shape.line ? `line ${shape.line}` : 'solid', shape.part ?? ''].join(' ').trim()
    }));
  }

  get className() {
    return `icon ${this.size}`;
  }

  get role() {
    return this.label ? 'img' : undefined;
  }

  get ariaText() {
    return this.label || undefined;
  }

  get hidden() {
    return this.label ? undefined : 'true';
  }
}
