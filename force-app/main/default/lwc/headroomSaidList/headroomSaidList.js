import END from '@salesforce/label/c.Headroom_Override_End_Today';
import END_OF from '@salesforce/label/c.Headroom_Override_End_Today_Of';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';

/** Presents what people said, one entry each, with what became of it. Sends `end` with the key of an override that shall end today. */
export default class HeadroomSaidList extends LightningElement {
  /** @type {readonly Headroom.Said[]} */
  @api lines = [];
  /** True where the viewer may end an override. */
  @api canEnd = false;

  labels = { end: END };

  /**
   * Moves the focus to an entry; false where it is not drawn.
   * @param {string} key
   */
  @api
  focusOn(key) {
    const entry = this.template.querySelector(`li[data-key="${key}"]`);
    entry?.focus();
    return entry !== null;
  }

  get rows() {
    return this.lines.map((line) => ({
      ...line,
      canEnd: this.canEnd && !line.endsToday,
      endLabel: fill(END_OF, line.what),
      standingClass: line.isWaiting ? 'standing waiting' : 'standing'
    }));
  }

  handleEnd(event) {
    this.dispatchEvent(new CustomEvent('end', { detail: { key: event.target.dataset.key } }));
  }
}
