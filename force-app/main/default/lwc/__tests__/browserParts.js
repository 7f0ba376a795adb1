/** Parts of a browser that the tests' one lacks. */

/** Everything that is watched is near the view, as on a screen without end. */
export class NearObserver {
  constructor(tell) {
    this.tell = tell;
  }

  observe(target) {
    this.tell([{ target, isIntersecting: true }]);
  }

  disconnect() {}
}

/** Lets as many frames pass as it takes to draw a list. */
export function drawn(frames = 12) {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve(frames > 1 ? drawn(frames - 1) : undefined));
  });
}
