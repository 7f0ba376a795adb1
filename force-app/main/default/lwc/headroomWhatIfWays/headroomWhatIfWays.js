import TRY from '@salesforce/label/c.Headroom_What_If_Try';
import { api, LightningElement } from 'lwc';

/** Presents what arithmetic would take to reach the next band. Sends `try` with the moves of a sentence. */
export default class HeadroomWhatIfWays extends LightningElement {
  /** @type {Headroom.WhatIfWays} */
  @api ways;

  labels = { try: TRY };

  get hasAlone() {
    return this.ways.alone.length > 0;
  }

  handleTry(event) {
    const way = this.ways.alone.find(({ key }) => key === event.currentTarget.dataset.key);
    this.send(way?.moves ?? {});
  }

  handleTogether() {
    this.send(this.ways.togetherMoves);
  }

  /**
   * @param {Readonly<Record<string, number>>} moves
   */
  send(moves) {
    this.dispatchEvent(new CustomEvent('try', { detail: { moves } }));
  }
}
