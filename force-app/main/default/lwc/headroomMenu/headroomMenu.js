import { api, LightningElement } from 'lwc';

const CLOSING = ['Escape', 'Tab'];

/**
 * Presents a button with a menu. Keys as of a menu button: arrows, Home and End move, Escape closes; the focus returns to the button.
 * Sends `choose` with the key of the entry.
 * Source: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export default class HeadroomMenu extends LightningElement {
  /** Name of the button and of the menu. */
  @api label = '';
  /** @type {readonly Headroom.MenuItem[]} */
  @api items = [];

  isOpen = false;
  /** Place of the entry that gets the focus once the menu is drawn. @type {number | undefined} */
  wanted = undefined;

  /** Moves the focus to the button. */
  @api
  focus() {
    this.button?.focus();
  }

  get button() {
    return this.template.querySelector('button');
  }

  get entries() {
    return /** @type {HTMLElement[]} */ ([...this.template.querySelectorAll('[role="menuitem"]')]);
  }

  get expanded() {
    return this.isOpen ? 'true' : 'false';
  }

  renderedCallback() {
    if (this.wanted !== undefined && this.isOpen) {
      this.entries.at(this.wanted)?.focus();
      this.wanted = undefined;
    }
  }

  open(place = 0) {
    this.isOpen = true;
    this.wanted = place;
  }

  handleButton() {
    if (this.isOpen) {
      this.isOpen = false;
    } else {
      this.open();
    }
  }

  handleButtonKey(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.open(event.key === 'ArrowDown' ? 0 : -1);
    }
  }

  handleKey(event) {
    const { entries } = this;
    const at = entries.indexOf(event.target);
    /** @type {Record<string, number>} */
    const places = { ArrowDown: (at + 1) % entries.length, ArrowUp: at - 1, Home: 0, End: -1 };
    if (event.key in places) {
      event.preventDefault();
      entries.at(places[event.key])?.focus();
    } else if (CLOSING.includes(event.key)) {
      if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
      }
      this.isOpen = false;
      this.focus();
    }
  }

  /** Keeps the focus where it is while an entry is pressed: Safari gives it to nothing, and the menu would close before the click. */
  handlePress(event) {
    event.preventDefault();
  }

  handleLeave(event) {
    if (!event.relatedTarget || !this.template.contains(event.relatedTarget)) {
      this.isOpen = false;
    }
  }

  handleChoose(event) {
    this.isOpen = false;
    this.focus();
    this.dispatchEvent(new CustomEvent('choose', { detail: { key: event.currentTarget.dataset.key } }));
  }
}
