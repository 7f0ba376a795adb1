import { api, LightningElement } from 'lwc';

/** Presents a row that opens and closes what stands under it. Sends `toggle`; who uses it decides. */
export default class HeadroomFold extends LightningElement {
  @api heading = '';
  /** Soft words at the right end. */
  @api note = '';
  @api open = false;

  get expanded() {
    return this.open ? 'true' : 'false';
  }

  get iconName() {
    return this.open ? 'chevrondown' : 'chevronright';
  }

  handleToggle() {
    this.dispatchEvent(new CustomEvent('toggle'));
  }
}
