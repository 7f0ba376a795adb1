import { HealthError } from '../domain/healthError.ts';
import type { CallBudget, CallShares } from './orgClient.ts';

/** Calls that a run keeps for its own record, which is written also when the share is used up: one, and tries again. */
const callsHeldBack = 3;

/**
 * Counts calls and stops them before a share of the org's day is used up.
 *
 * Reads `Sforce-Limit-Info: api-usage=n/m` of every reply, which counts the calls of everybody in the last 24 hours; n may
 * be above m, since an org may pass its limit for a time. Calls under way are counted as made. The share of the day holds
 * over everything, that of the run from `startRun` on.
 */
export class ApiBudget {
  private shares: CallShares = { day: 1, run: 1 };
  private callsInAll = 0;
  private callsBefore = 0;
  private underWay = 0;
  private isHeldBack = true;
  private dayCalls: number | undefined;
  private dayLimit: number | undefined;

  limit(shares: CallShares): void {
    this.shares = shares;
  }

  /** A run begins: its calls count from zero, and its record has its calls kept. */
  startRun(): void {
    this.callsBefore = this.callsInAll;
    this.isHeldBack = true;
  }

  /** The calls that were kept for the run's own record may be made from here on. */
  releaseHeldCalls(): void {
    this.isHeldBack = false;
  }

  /**
   * Counts a call that is about to be made; `answered` belongs behind it, whatever became of it.
   *
   * @throws HealthError ApiBudgetReached when a share is used up
   */
  take(): void {
    if (this.dayCalls !== undefined && this.dayLimit !== undefined) {
      this.refuseFrom(this.dayCalls + this.underWay, this.shares.day, 'everybody in the last 24 hours');
      this.refuseFrom(this.callsThisRun, this.shares.run, 'this run');
    }
    this.callsInAll += 1;
    this.underWay += 1;
  }

  /** Notes the end of a call that was counted, with the usage that its reply states. */
  answered(limitInfo?: string | null): void {
    this.underWay -= 1;
    // A reply that says nothing has still been a call.
    if (this.dayCalls !== undefined) this.dayCalls += 1;
    this.note(limitInfo);
  }

  /** Reads the usage that a reply states; of replies that overtake one another, the one that saw the most counts. */
  note(limitInfo?: string | null): void {
    const usage = /api-usage=(\d+)\/(\d+)/.exec(limitInfo ?? '');
    if (usage === null) return;
    const calls = Number(usage[1]);
    this.dayCalls = this.underWay === 0 ? calls : Math.max(calls, this.dayCalls ?? 0);
    this.dayLimit = Number(usage[2]);
  }

  /** Takes what `/limits` says, which may be minutes old, as long as no reply has said it. */
  noteLimits(calls: number, limit: number): void {
    if (this.dayLimit === undefined) [this.dayCalls, this.dayLimit] = [calls, limit];
  }

  get callsThisRun(): number {
    return this.callsInAll - this.callsBefore;
  }

  get day(): { readonly calls: number | undefined; readonly limit: number | undefined } {
    return { calls: this.dayCalls, limit: this.dayLimit };
  }

  get numbers(): CallBudget {
    return {
      callsThisRun: this.callsThisRun,
      callsInAll: this.callsInAll,
      ...(this.dayCalls === undefined ? {} : { callsToday: this.dayCalls }),
      ...(this.dayLimit === undefined ? {} : { callsADay: this.dayLimit }),
      shares: this.shares
    };
  }

  private refuseFrom(calls: number, share: number, by: string): void {
    const limit = this.dayLimit ?? Infinity;
    const most = Math.floor(limit * share);
    // Of a share of a few calls, none could be kept.
    const held = this.isHeldBack ? Math.min(callsHeldBack, Math.floor(most / 4)) : 0;
    if (calls >= most - held) throw new HealthError('ApiBudgetReached', [calls, limit, by, most]);
  }
}
