import CLOSE from '@salesforce/label/c.Headroom_Close';
import { api, LightningElement } from 'lwc';

/**
 * Presents a form above the page, for as long as it is drawn. The browser keeps the focus inside and the page behind it still; Escape and
 * the cross send `cancel`, and whoever drew it takes it away.
 */
export default class HeadroomDialog extends LightningElement {
  @api heading = '';

  labels = { close: CLOSE };

  renderedCallback() {
    const dialog = /** @type {HTMLDialogElement | null} */ (this.template.querySelector('dialog'));
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
  }

  handleCancel(event) {
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
