import { HealthError } from '../domain/healthError.ts';
import type { CallBudget, CallShares } from './orgClient.ts';

/**
 * Counts calls and stops them before a share of the org's day is used up.
 *
 * Reads `Sforce-Limit-Info: api-usage=n/m` of every reply, which counts the calls of everybody in the last 24 hours.
 */
export class ApiBudget {
  private shares: CallShares = { day: 1, run: 1 };
  private ownCalls = 0;
  private callsBefore = 0;
  private dayCalls: number | undefined;
  private dayLimit: number | undefined;

  limit(shares: CallShares): void {
    this.shares = shares;
  }

  /** Counts the calls of a run from zero; those of the day go on. */
  startRun(): void {
    this.callsBefore += this.ownCalls;
    this.ownCalls = 0;
  }

  /** Counts a call that is about to be made; throws ApiBudgetReached instead when a share is used up. */
  take(): void {
    if (this.dayCalls !== undefined && this.dayLimit !== undefined) {
      const dayShare = Math.floor(this.dayLimit * this.shares.day);
      const runShare = Math.floor(this.dayLimit * this.shares.run);
      if (this.dayCalls >= dayShare) throw new HealthError('ApiBudgetReached', [this.dayCalls, this.dayLimit, dayShare]);
      if (this.ownCalls >= runShare) throw new HealthError('ApiBudgetReached', [this.ownCalls, this.dayLimit, runShare]);
    }
    this.ownCalls += 1;
  }

  /** Reads the usage that a reply states. */
  note(limitInfo: string | null): void {
    const usage = /api-usage=(\d+)\/(\d+)/.exec(limitInfo ?? '');
    if (usage === null) return;
    this.dayCalls = Number(usage[1]);
    this.dayLimit = Number(usage[2]);
  }

  /** All numbers together, as they may be shown. */
  get numbers(): CallBudget {
    return {
      callsThisRun: this.ownCalls,
      callsInAll: this.callsBefore + this.ownCalls,
      shares: this.shares,
      ...(this.dayCalls === undefined ? {} : { callsToday: this.dayCalls }),
      ...(this.dayLimit === undefined ? {} : { callsADay: this.dayLimit })
    };
  }

  get callsThisRun(): number {
    return this.ownCalls;
  }

  get day(): { readonly calls: number | undefined; readonly limit: number | undefined } {
    return { calls: this.dayCalls, limit: this.dayLimit };
  }
}
