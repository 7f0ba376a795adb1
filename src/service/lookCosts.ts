import { averageCalls } from '../operations/watch/lookPause.ts';

/** API calls of looks at everything, and of the cycles that they lead to. */
export class LookCosts {
  private look = 0;
  private cycle = 0;
  private average = 0;
  private unpaid = 0;
  private isLookOpen = false;

  /** A look at everything took so many calls. */
  noteLook(calls: number): void {
    this.look = calls;
    this.isLookOpen = true;
  }

  /** A cycle took so many calls; one before the first look may load everything and says nothing of later ones. */
  noteCycle(calls: number): void {
    if (this.look > 0) this.cycle = calls;
  }

  /** So many calls were made since this was asked last, whatever for: they are the costs of the last look. */
  noteCalls(calls: number): void {
    if (this.look === 0) return;
    this.unpaid += calls;
    if (!this.isLookOpen) return;
    this.average = averageCalls(this.average, this.unpaid);
    [this.unpaid, this.isLookOpen] = [0, false];
  }

  /** Calls of a look by itself. */
  get callsALookAlone(): number {
    return this.look;
  }

  /** Calls of a look with what it led to, on average. */
  get callsALook(): number {
    return this.average;
  }

  /** Calls of a look and a cycle. */
  get callsAnHour(): number {
    return this.look + this.cycle;
  }
}
