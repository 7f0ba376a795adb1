import STRIP from '@salesforce/label/c.Headroom_Scorecards';
import { changeOf, headOf, lineOf } from 'c/headroomCards';
import { api, LightningElement } from 'lwc';

/** Keys that move the choice, and by how many cards. @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const IN_ONE_ROW = 5;

/** Presents all scorecards side by side as one choice; arrow keys move it. Sends `choose` with the scorecard's key. */
export default class HeadroomScorecardStrip extends LightningElement {
  /** @type {readonly Headroom.Card[]} */
  @api cards = [];
  /** Key of the chosen scorecard. */
  @api chosen = '';
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;

  label = STRIP;
  mustFocus = false;

  /** Up to five cards stand in one row, more in two, of which the headline fills an odd place; a wide column takes all in one. */
  get columnsStyle() {
    const { length } = this.cards;
    const isInTwo = length > IN_ONE_ROW;
    const columns = isInTwo ? Math.ceil(length / 2) : length;
    const first = isInTwo && length % 2 === 1 ? 2 : 1;
    return `--headroom-cards: ${length}; --headroom-columns: ${columns}; --headroom-first: ${first}`;
  }

  get items() {
    return this.cards.map((card) => {
      const isChosen = card.key === this.chosen;
      return {
        key: card.key,
        title: card.title,
        head: headOf(card),
        change: changeOf(card, this.today),
        line: lineOf(card),
        checked: isChosen ? 'true' : 'false',
        tabIndex: isChosen ? 0 : -1,
        className: isChosen ? 'item chosen' : 'item'
      };
    });
  }

  renderedCallback() {
    if (this.mustFocus) {
      this.mustFocus = false;
      /** @type {HTMLElement | null} */
      const chosen = this.template.querySelector('[aria-checked="true"]');
      chosen?.focus();
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
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    const place = this.cards.findIndex((card) => card.key === this.chosen);
    const next = (place + step + this.cards.length) % this.cards.length;
    this.mustFocus = true;
    this.choose(this.cards[next].key);
  }
}
