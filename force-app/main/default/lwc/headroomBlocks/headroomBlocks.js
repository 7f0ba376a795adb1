/**
 * A long list in blocks, of which only those near the view hold rows; the others keep their place by their height. Rows are drawn
 * little by little, so that no frame takes long.
 */
import { inNextFrame } from './nextFrame';

/** @typedef {ReadonlyMap<number, number>} Drawn  how many items of a block are drawn, from its first one on, by the block's index */

/**
 * @typedef {object} Drawing
 * @property {number} size  items of a block, which the browser watches as one: the fewer blocks, the less it has to watch
 * @property {number} piece  items that are drawn in one frame: few enough to leave most of it to the scrolling
 */

/**
 * One step of drawing: the first block near the view that is not drawn to its end gets its next items, and the first drawn one that
 * is no longer near is cleared.
 * @param {readonly number[]} near  indexes of the blocks near the view
 * @param {Drawn} drawn
 * @param {Drawing} drawing
 * @returns {Drawn | undefined}  what is drawn after the step; undefined where nothing is left to do
 */
export function nextDrawn(near, drawn, { size, piece }) {
  const spare = [...drawn.keys()].find((index) => !near.includes(index));
  const wanted = [...near].sort((first, second) => first - second).find((index) => (drawn.get(index) ?? 0) < size);
  if (spare === undefined && wanted === undefined) {
    return undefined;
  }
  const kept = [...drawn].filter(([index]) => index !== spare);
  return new Map(wanted === undefined ? kept : [...kept, [wanted, (drawn.get(wanted) ?? 0) + piece]]);
}

/** Knows which blocks of a list are near the view, and what of them is drawn. */
export class BlockWindow {
  /** Blocks near the view, as the browser tells. @type {number[]} */
  near = [0];
  /** @type {Drawn} */
  drawn = new Map();
  /** @type {IntersectionObserver | undefined} */
  observer = undefined;
  /** Takes back the next piece of drawing. @type {(() => void) | undefined} */
  takeBack = undefined;

  /**
   * @param {Drawing} drawing
   * @param {{ onDraw: (drawn: Drawn) => void, kept?: () => number | undefined }} told  `onDraw` takes what is drawn; `kept` names a block
   *   that stays however far it is scrolled away, such as the one that has the focus
   */
  constructor(drawing, { onDraw, kept = () => undefined }) {
    this.drawing = drawing;
    this.onDraw = onDraw;
    this.kept = kept;
  }

  /**
   * Begins anew, from the first block in view on.
   * @param {number} count  blocks of the list
   */
  layOut(count) {
    this.near = this.near.filter((index) => index < count);
    const first = Math.min(...this.near, Math.max(0, count - 1));
    this.tell(new Map([[first, this.drawing.piece]]));
    this.drawSoon();
  }

  /**
   * Watches the places of the blocks, each with its index as `data-index`.
   * @param {Iterable<Element>} places
   * @param {{ root?: Element | null, rootMargin: string }} view  how far outside of it rows are drawn already
   */
  watch(places, view) {
    this.observer = this.observer ?? new IntersectionObserver((entries) => this.noteNear(entries), view);
    this.observer.disconnect();
    for (const place of places) {
      this.observer.observe(place);
    }
  }

  /**
   * Draws a block to its end at once, for what cannot wait, such as the focus.
   * @param {number} index
   */
  draw(index) {
    this.tell(new Map([...this.drawn, [index, this.drawing.size]]));
    this.drawSoon();
  }

  /** Ends the watching. */
  close() {
    this.observer?.disconnect();
    this.observer = undefined;
    this.takeBack?.();
    this.takeBack = undefined;
  }

  /** @param {readonly IntersectionObserverEntry[]} entries */
  noteNear(entries) {
    entries.forEach(({ target, isIntersecting }) => {
      const index = Number(/** @type {HTMLElement} */ (target).dataset.index);
      this.near = this.near.filter((other) => other !== index);
      if (isIntersecting) {
        this.near.push(index);
      }
    });
    this.drawSoon();
  }

  drawSoon() {
    this.takeBack = this.takeBack ?? inNextFrame(() => this.drawNext());
  }

  drawNext() {
    this.takeBack = undefined;
    const kept = this.kept();
    const next = nextDrawn(kept === undefined ? this.near : [...this.near, kept], this.drawn, this.drawing);
    if (next) {
      this.tell(next);
      this.drawSoon();
    }
  }

  /** @param {Drawn} drawn */
  tell(drawn) {
    this.drawn = drawn;
    this.onDraw(drawn);
  }
}
