import { api, LightningElement } from 'lwc';

/** Presents a state without values: what is the matter, what to do, and at most one button. Sends `action`. */
export default class HeadroomStatePanel extends LightningElement {
  @api icon = 'info';
  /** True for an error: the icon takes the error colour. */
  @api isError = false;
  @api text = '';
  @api hint = '';
  /** Word on the button; empty = no button. */
  @api actionLabel = '';

  get iconClass() {
    return this.isError ? 'icon error' : 'icon';
  }

  get role() {
    return this.isError ? 'alert' : undefined;
  }

  handleAction() {
    this.dispatchEvent(new CustomEvent('action'));
  }
}
