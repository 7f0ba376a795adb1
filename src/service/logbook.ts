import { hostname } from 'node:os';
import { dayMs, minuteMs } from '../domain/duration.ts';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';
import type { ServiceState } from '../domain/serviceEvent.ts';
import type { SyncResult } from '../domain/syncResult.ts';
import { isUsedUp, lookPauseMs } from '../operations/watch/lookPause.ts';
import type { HolderElsewhere } from '../operations/sync/run/elsewhere.ts';
import type { CallBudget } from '../org/orgClient.ts';
import type { StateStore } from '../store/stateStore.ts';
import { LookCosts } from './lookCosts.ts';
import { startedMs } from './startedMs.ts';
import type { WatchRequest } from './watchRequest.ts';

/** Pauses that differ by less are told as one: the pace moves a little with every look. */
const toldFrom = 1.25;

/** An error that stays is told again this often. */
const toldAgainMs = minuteMs;

/** Whatever the loop of a service tells others: its log, its facts for the endpoint, and its line in the state for `status`. */
export class Logbook {
  private readonly request: WatchRequest;
  private readonly state: StateStore;
  private readonly holder = `${hostname()} ${process.pid}`;
  private readonly startedAt = new Date().toISOString();
  private callsNoted = 0;
  private readonly costs = new LookCosts();
  private toldMs: number | undefined;
  private toldError = { words: '', at: -Infinity };

  constructor(request: WatchRequest, state: StateStore) {
    this.request = request;
    this.state = state;
  }

  /** A cycle begins. */
  async running(): Promise<void> {
    await this.say('running', '');
  }

  /** Another machine keeps this org's scores from a data folder of its own; undefined = not any more. */
  async elsewhere(holder: HolderElsewhere | undefined): Promise<void> {
    if (holder === undefined) return this.running();
    const { heldBy, startedAt: since, heldUntil: until, key: runId } = holder;
    this.request.book.note({ heldBy });
    this.request.say({ kind: 'elsewhere_waiting', heldBy, since, until, runId });
    await this.say('waiting', heldBy);
  }

  /** Another machine said that it keeps this org's scores, and has said nothing since. */
  silentElsewhere({ heldBy, heldUntil: until }: HolderElsewhere): void {
    this.request.say({ kind: 'elsewhere_silent', heldBy, until });
  }

  /** A cycle has ended. */
  async ran(result: SyncResult, rows: number): Promise<void> {
    const { book, say } = this.request;
    const parked = await this.state.parked();
    const oldest = parked.map(({ runId }) => startedMs(runId)).sort((a, b) => a - b)[0];
    book.noteRun(result, rows, Date.now());
    book.note({ parked: { rows: parked.length, ...(oldest === undefined ? {} : { oldestAt: new Date(oldest).toISOString() }) } });
    const { runId, status, seconds, apiCalls: calls, accounts, writtenTotal: written } = result;
    this.costs.noteCycle(calls);
    say({ kind: 'cycle_done', runId, status, seconds, calls, accounts, rows, written, parked: parked.length });
  }

  /** A look has ended: of all objects or of some; `cleanAt` = when it began, where it found nothing to do in all of them. */
  looked(budget: CallBudget, { isWhole, cleanAt }: { readonly isWhole: boolean; readonly cleanAt?: number }): void {
    if (isWhole) this.costs.noteLook(budget.callsThisRun);
    this.request.book.noteLook();
    if (cleanAt !== undefined) this.request.book.note({ cleanAt });
  }

  /**
   * A look or a cycle went well: returns the pause between two looks from now on, or until the next run at an interval; undefined
   * where the calls left do not pay for looks.
   *
   * @param cycle  when the last good one began: by the clock of this machine, and by one that nobody sets
   */
  async wentWell(
    budget: CallBudget,
    cycle: { readonly startedAt: number; readonly begunAt: number } | undefined
  ): Promise<number | undefined> {
    const { book, mode } = this.request;
    this.toldError = { words: '', at: -Infinity };
    book.noteRecovered();
    const { cleanAt = 0 } = book.facts;
    if (cycle !== undefined && cycle.startedAt > cleanAt) book.note({ cleanAt: cycle.startedAt });
    const usedInDay = await this.noteCalls(budget);
    return mode.kind === 'every' ? untilNext(cycle?.begunAt, mode.everyMs) : this.pace(budget, usedInDay, mode.pauseMs);
  }

  /** Nothing is to be done for so long. */
  async idle(restMs: number): Promise<void> {
    await this.say('idle', '', Date.now() + restMs);
  }

  /** A look or a cycle went wrong. */
  async failed(
    error: unknown,
    budget: CallBudget,
    { failures, pauseMs }: { readonly failures: number; readonly pauseMs: number }
  ): Promise<void> {
    const { book, say } = this.request;
    await this.noteCalls(budget);
    const name = error instanceof HealthError ? error.name : 'Unexpected';
    const values = error instanceof HealthError ? error.values : [errorText(error)];
    if (book.facts.state === 'running') book.noteFailedRun();
    book.note({ trouble: name, failures });
    const words = [name, ...values].join(' ');
    if (words !== this.toldError.words || performance.now() - this.toldError.at >= toldAgainMs) {
      this.toldError = { words, at: performance.now() };
      say({ kind: 'failed', error: name, values, retryInSeconds: Math.round(pauseMs / 1000) });
    }
    await this.say('degraded', name, Date.now() + pauseMs);
  }

  /** The calls are used up. */
  async paused(budget: CallBudget): Promise<void> {
    await this.noteCalls(budget);
    this.request.say({ kind: 'paused', calls: budget.callsToday ?? 0, limit: budget.callsADay ?? 0 });
    await this.say('paused', 'ApiBudgetReached');
  }

  /** The service ends; one that is paused stays to be read, because somebody starts it again. */
  async close(): Promise<void> {
    if (this.request.book.facts.state === 'paused') return;
    await this.state.service.end(this.holder).catch((error: unknown) => {
      // Who lost the place has nothing to say here any more.
      if (!(error instanceof HealthError)) throw error;
    });
  }

  /** Adds the calls since the last time to those of the hour; returns those of the last 24 hours. */
  private async noteCalls(budget: CallBudget): Promise<number> {
    // Who signed in anew counts from zero.
    const calls = budget.callsInAll < this.callsNoted ? budget.callsInAll : budget.callsInAll - this.callsNoted;
    this.callsNoted = budget.callsInAll;
    this.costs.noteCalls(calls);
    this.request.book.noteCalls(calls);
    this.request.book.note({ budget });
    if (calls > 0) await this.state.service.addCalls(hourOf(Date.now()), calls);
    return this.state.service.callsSince(hourOf(Date.now() - dayMs));
  }

  private pace(budget: CallBudget, usedInDay: number, wishedMs: number): number | undefined {
    const { callsADay, callsToday = 0, shares } = budget;
    if (callsADay === undefined) return wishedMs;
    const allowedInDay = Math.floor(callsADay * shares.run);
    const leftForAll = Math.floor(callsADay * shares.day) - callsToday;
    const { callsALookAlone, callsALook, callsAnHour } = this.costs;
    if (isUsedUp({ callsALook: callsALookAlone, leftForAll })) return undefined;
    const pauseMs = lookPauseMs({ wishedMs, callsALook, callsAnHour, usedInDay, allowedInDay, leftForAll });
    const told = this.toldMs ?? wishedMs;
    if (pauseMs / told >= toldFrom || told / pauseMs >= toldFrom) {
      this.toldMs = pauseMs;
      this.request.say({ kind: 'pace_changed', seconds: Math.round(pauseMs / 1000), callsADay, share: shares.run });
    }
    this.request.book.note({ pauseMs });
    return pauseMs;
  }

  private async say(state: ServiceState, detail: string, dueAt?: number): Promise<void> {
    const { book, mode } = this.request;
    book.note({ state });
    book.noteDue(dueAt);
    await this.state.service.save({
      holder: this.holder,
      mode: mode.kind,
      state,
      detail,
      startedAt: this.startedAt,
      saidAt: new Date().toISOString(),
      ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt).toISOString() })
    });
  }
}

/** @param begunAt  by a clock that nobody sets */
function untilNext(begunAt: number | undefined, everyMs: number): number {
  return Math.max(0, (begunAt ?? performance.now()) + everyMs - performance.now());
}

/** @example  hourOf(Date.UTC(2026, 10, 22, 14, 30)) // '2026-11-22T14' */
function hourOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 13);
}
