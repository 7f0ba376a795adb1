import { LightningElement, api } from 'lwc';

const shownMs = 5000;

/** Toasts that components ask for by ShowToastEvent; sticky ones stay until closed. */
export default class Toasts extends LightningElement {
  toasts = [];
  last = 0;

  /** Shows one toast. */
  @api show({ title = '', message = '', messageData = [], variant = 'info', mode = 'dismissible' }) {
    const id = String(++this.last);
    const text = message.replace(/\{(\d+)\}/g, (whole, index) => textOf(messageData[Number(index)]) ?? whole);
    this.toasts = [...this.toasts, { id, title, message: text, className: `toast ${variant}` }];
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    if (mode !== 'sticky') setTimeout(() => this.remove(id), shownMs);
  }

  close(event) {
    this.remove(event.currentTarget.dataset.id);
  }

  remove(id) {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }
}

function textOf(datum) {
  return typeof datum === 'object' ? datum?.label : datum;
}
