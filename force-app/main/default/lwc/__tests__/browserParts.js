/** Parts of a browser that the tests' one lacks. */

/** Everything that is watched is near the view, as on a screen without end. */
export class NearObserver {
  constructor(tell) {
    this.tell = tell;
  }

  observe(target) {
    this.tell([{ target, isIntersecting: true }]);
  }

  disconnect() {
    this.tell = () => undefined;
  }
}

/** Lets as many frames pass as it takes to draw a list. */
export async function drawn() {
  for (let frames = 0; frames < 12; frames += 1) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
}
