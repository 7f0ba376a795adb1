/** A pause that can be cut short. */
export class Alarm {
  private wake: (() => void) | undefined;
  private isRung = false;

  /** Ends the pause that is under way; where there is none, the next one ends at once. */
  ring(): void {
    this.isRung = true;
    this.wake?.();
  }

  /** Resolves after `ms` milliseconds and no sooner, or as soon as somebody rings. */
  async pause(ms: number): Promise<void> {
    if (!this.isRung) {
      const until = performance.now() + ms;
      await new Promise<void>((resolve) => {
        let timer: NodeJS.Timeout | undefined;
        // A timer drops parts of a millisecond, and may ring one early: a look that begins too soon looks at nothing.
        const sleep = (): void => {
          const left = until - performance.now();
          if (left <= 0) resolve();
          else timer = setTimeout(sleep, Math.ceil(left));
        };
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
        sleep();
      });
    }
    this.wake = undefined;
    this.isRung = false;
  }
}
