/** A pause that can be cut short. */
export class Alarm {
  private wake: (() => void) | undefined;
  private isRung = false;

  /** Ends the pause that is under way; where there is none, the next one ends at once. */
  ring(): void {
    this.isRung = true;
    this.wake?.();
  }

  /** Resolves after `ms` milliseconds, or as soon as somebody rings. */
  async pause(ms: number): Promise<void> {
    if (!this.isRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.wake = undefined;
    this.isRung = false;
  }
}
