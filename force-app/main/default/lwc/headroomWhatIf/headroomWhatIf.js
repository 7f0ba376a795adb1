import ARITHMETIC from '@salesforce/label/c.Headroom_What_If_Arithmetic';
import BEST from '@salesforce/label/c.Headroom_What_If_Best';
import COLUMN from '@salesforce/label/c.Headroom_What_If_Column';
import EFFECT from '@salesforce/label/c.Headroom_Effect';
import HEADING from '@salesforce/label/c.Headroom_What_If';
import MEASURE from '@salesforce/label/c.Headroom_Measure';
import NONE_LISTED from '@salesforce/label/c.Headroom_What_If_None_Listed';
import NOT_YET from '@salesforce/label/c.Headroom_What_If_Not_Yet';
import NOW from '@salesforce/label/c.Headroom_What_If_Now';
import WOULD_BE from '@salesforce/label/c.Headroom_What_If_Would_Be';
import { canExplore, explore, movables, reachBand } from 'c/headroomScoring';
import { enteredValue, othersOf, resultView, waysView, whatIfRows } from 'c/headroomWhatIfModel';
import { api, LightningElement } from 'lwc';

/** Presents one scorecard to try other values on: sliders, the score that would be at once, ways to the next band. Saves nothing. */
export default class HeadroomWhatIf extends LightningElement {
  /** All scorecards of the account: rules may look at the score of another one. @type {readonly Headroom.Card[]} */
  @api cards = [];
  /** @type {string | undefined} */
  @api currency;

  open = false;
  /** Values tried, by signal. @type {Readonly<Record<string, number>>} */
  moves = {};
  /** @type {Headroom.Card} */
  shown;
  /** What stands as long as the scorecards do. @type {{ card: Headroom.Card, cards: readonly Headroom.Card[], base: Headroom.WhatIfBase } | undefined} */
  kept;

  labels = {
    arithmetic: ARITHMETIC,
    column: COLUMN,
    effect: EFFECT,
    heading: HEADING,
    measure: MEASURE,
    noneListed: NONE_LISTED,
    notYet: NOT_YET,
    now: NOW,
    wouldBe: WOULD_BE
  };

  /** The scorecard; another one, or a newer result of it, begins at its present values. @type {Headroom.Card} */
  @api
  get card() {
    return this.shown;
  }

  set card(card) {
    if (card?.key !== this.shown?.key || card?.detail.asOf !== this.shown?.detail.asOf) {
      this.moves = {};
    }
    this.shown = card;
  }

  /** What can be moved and what it would take: worked out when the fold opens, not at every move. */
  get base() {
    const { shown: card, cards } = this;
    if (this.kept?.card !== card || this.kept?.cards !== cards) {
      const others = othersOf(card, cards);
      const isExplorable = canExplore(card, others);
      const base = {
        others,
        isExplorable,
        movables: isExplorable ? movables(card) : [],
        reach: isExplorable ? reachBand(card, others) : undefined
      };
      this.kept = { card, cards, base };
      return base;
    }
    return this.kept.base;
  }

  get notYet() {
    return this.open && !this.base.isExplorable;
  }

  get noneListed() {
    return this.open && this.base.isExplorable && this.base.movables.length === 0;
  }

  get hasRows() {
    return this.open && this.base.movables.length > 0;
  }

  /** Rows and result; effects are counted one after the other, in the order of the rows. */
  get view() {
    const { others, movables: all } = this.base;
    const moved = all.filter(({ signal }) => this.moves[signal] !== undefined);
    const moves = Object.fromEntries(moved.map(({ signal }) => [signal, this.moves[signal] ?? NaN]));
    const explored = explore(this.shown, moves, others);
    return {
      rows: whatIfRows(this.shown, moves, explored.steps, this.currency),
      result: resultView(this.shown, explored, { isMoved: moved.length > 0, listed: all.length })
    };
  }

  get ways() {
    return waysView(this.shown, this.base.reach, this.currency);
  }

  get noWays() {
    return this.shown.detail.score === null ? '' : BEST;
  }

  handleFold() {
    this.open = !this.open;
  }

  handleEntry(event) {
    const { dataset, value } = event.currentTarget;
    const movable = this.base.movables.find(({ signal }) => signal === dataset.signal);
    const entered = value === '' || !movable ? NaN : enteredValue(movable, Number(value));
    const others = Object.entries(this.moves).filter(([signal]) => signal !== dataset.signal);
    const isBack = Number.isNaN(entered) || entered === movable?.now;
    this.moves = Object.fromEntries(isBack ? others : [...others, [dataset.signal, entered]]);
  }

  handleTry(event) {
    this.moves = event.detail.moves;
  }

  handleReset() {
    this.moves = {};
  }
}
