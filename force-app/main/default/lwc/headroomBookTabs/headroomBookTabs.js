import LABEL from '@salesforce/label/c.Headroom_Book_Tabs';
import { api, LightningElement } from 'lwc';

/** Keys that move the choice, and by how many tabs. @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/** Presents tabs of which one is chosen; arrow keys move the choice. Sends `choose` with the tab's key. */
export default class HeadroomBookTabs extends LightningElement {
  /** @type {readonly { key: string, text: string }[]} */
  @api tabs = [];
  /** Key of the chosen one. */
  @api chosen = '';

  label = LABEL;
  mustFocus = false;

  get items() {
    return this.tabs.map(({ key, text }) => {
      const isChosen = key === this.chosen;
      return {
        key,
        text,
        selected: isChosen ? 'true' : 'false',
        tabIndex: isChosen ? 0 : -1,
        className: isChosen ? 'tab chosen' : 'tab'
      };
    });
  }

  renderedCallback() {
    if (this.mustFocus) {
      this.mustFocus = false;
      this.template.querySelector('[aria-selected="true"]')?.focus();
    }
  }

  choose(key) {
    if (key !== this.chosen) {
      this.dispatchEvent(new CustomEvent('choose', { detail: { key } }));
    }
  }

  handleClick(event) {
    this.choose(event.currentTarget.dataset.key);
  }

  handleKey(event) {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.mustFocus = true;
      const at = this.tabs.findIndex(({ key }) => key === this.chosen);
      this.choose(this.tabs[(at + step + this.tabs.length) % this.tabs.length]?.key);
    }
  }
}
