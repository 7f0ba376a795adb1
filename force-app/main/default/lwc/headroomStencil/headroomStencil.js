import { api, LightningElement } from 'lwc';

/** Boxes of each row of scorecards and lines of each list in the health widget, as keys. */
const CARDS = ['1', '2', '3', '4', '5', '6'];
const LINES = ['1', '2', '3', '4', '5', '6'];

/** Presents the place of what is being loaded, in the layout it will have. */
export default class HeadroomStencil extends LightningElement {
  /** What is being loaded, for screen readers. */
  @api label = '';
  /** `plain`, `line` (the compact form) or `health`: as high as what comes, so that nothing below it moves. */
  @api form = 'plain';

  cards = CARDS;
  lines = LINES;

  get isPlain() {
    return this.form === 'plain';
  }

  get isHealth() {
    return this.form === 'health';
  }
}
