import { HealthError } from '../domain/healthError.ts';
import type { CycleBecause } from '../domain/serviceEvent.ts';
import { letGoInOrg } from '../operations/sync/run/runRecord.ts';
import { sync } from '../operations/sync/sync.ts';
import { watchedObjects, preparedDigest } from '../operations/watch/watchedObjects.ts';
import type { OrgClient } from '../org/orgClient.ts';
import type { StateStore } from '../store/stateStore.ts';
import type { Alarm } from './alarm.ts';
import { EventHints } from './eventHints.ts';
import { Logbook } from './logbook.ts';
import { Looks } from './looks.ts';
import type { LookedFrom } from './looks.ts';
import { answerTo, cycleDue, retryPauseMs, staysMs } from './schedule.ts';
import type { Answer, LookPace } from './schedule.ts';
import { stopBetweenSteps } from './stopBetweenSteps.ts';
import type { WatchEnd, WatchRequest } from './watchRequest.ts';

/** What the last good cycle left: what looks compare with, and when it took place. */
type Synced = LookedFrom & {
  /** Milliseconds of this machine; for people and machines that watch the service. */
  readonly startedAt: number;
  /** By a clock that nobody sets, as all pauses of this loop: that of the machine may go back an hour. */
  readonly begunAt: number;
  readonly endedAt: number;
};

/** The loop of a service that holds the place to write. */
export class Cycles {
  private readonly request: WatchRequest;
  private readonly state: StateStore;
  private readonly alarm: Alarm;
  private readonly logbook: Logbook;
  private client: OrgClient;
  private synced: Synced | undefined;
  private hasFailed = false;
  private failures = 0;
  /** The last run that said in the org that this service stays. */
  private lastRunId: string | undefined;
  /** Pause between two looks at all objects. */
  private pauseMs = 0;
  private readonly hints: EventHints;
  private readonly looks: Looks;

  constructor(request: WatchRequest, opened: { readonly client: OrgClient; readonly state: StateStore; readonly alarm: Alarm }) {
    this.request = request;
    this.state = opened.state;
    this.alarm = opened.alarm;
    this.client = opened.client;
    this.logbook = new Logbook(request, opened.state);
    this.hints = new EventHints(request, opened.state, opened.alarm);
    this.hints.listen(opened.client);
    this.looks = new Looks(request);
  }

  /** Looks and runs cycles until somebody asks to stop or the calls are used up. */
  async run(): Promise<WatchEnd> {
    const { signal } = this.request;
    while (!signal.aborted) {
      let pauseMs: number | undefined;
      try {
        const because = await this.due();
        if (because !== undefined && !signal.aborted && (await this.cycle(because)) === 'paused') return this.paused();
        pauseMs = await this.wentWell();
        if (pauseMs === undefined) return this.paused();
      } catch (error) {
        if (signal.aborted && !(error instanceof HealthError && error.name === 'LeaseLost')) break;
        const answer = answerTo(error);
        if (answer === 'wait' || answer === 'end') throw error;
        if (answer === 'pause') return this.paused();
        pauseMs = await this.wentWrong(error);
      }
      await this.alarm.pause(pauseMs);
    }
    await this.letGo();
    return 'stopped';
  }

  /** Ends what it said of itself here: nobody runs any more. */
  async close(): Promise<void> {
    await this.hints.close();
    await this.logbook.close();
  }

  /** Ends what it said of itself in the org, so that a machine with another data folder need not wait for it. */
  private async letGo(): Promise<void> {
    const { lastRunId } = this;
    // An org that cannot be reached would hold up the end.
    if (lastRunId === undefined || this.failures > 0) return;
    await letGoInOrg(this.client, lastRunId).catch((error: unknown) => {
      // Its word ends by itself.
      if (!(error instanceof HealthError)) throw error;
    });
  }

  private async due(): Promise<CycleBecause | undefined> {
    const { mode } = this.request;
    const { synced } = this;
    if (synced === undefined || this.hasFailed) return this.hasFailed ? 'retry' : 'start';
    if (mode.kind === 'every') return performance.now() - synced.begunAt >= mode.everyMs ? 'interval' : undefined;
    const look = await this.looks.look(this.client, synced, { hinted: this.hints.take(), pace: this.pace(mode.pauseMs) });
    const { changed, busy, isWhole, begunAt } = look;
    const sinceCycleMs = performance.now() - synced.endedAt;
    const because = cycleDue({ ...look, sinceCycleMs, changed: changed.length, busy: busy.length, failed: false });
    this.logbook.looked(this.client.budget, { isWhole, ...(because === undefined && isWhole ? { cleanAt: begunAt } : {}) });
    if (because !== undefined) this.request.say({ kind: 'cycle_started', because, objects: [...changed, ...busy] });
    return because;
  }

  private async cycle(because: CycleBecause): Promise<'done' | 'paused'> {
    const { dataFolder, historyWeeks, full, signal, say, mode, elsewhereEveryMs } = this.request;
    if (because === 'start' || because === 'retry' || because === 'interval') say({ kind: 'cycle_started', because, objects: [] });
    const [startedAt, begunAt] = [Date.now(), performance.now()];
    this.hasFailed = true;
    await this.logbook.running();
    let left: Omit<LookedFrom, 'asOf'> = { objects: [], settingsHash: '', digest: '' };
    let rows = 0;
    const result = await sync({
      client: this.client,
      dataFolder,
      state: this.state,
      ...(historyWeeks === undefined ? {} : { historyWeeks }),
      full: full === true && this.synced === undefined,
      onPrepared: async (prepared, { instant }) => {
        left = { objects: watchedObjects(prepared), settingsHash: prepared.settings.hash, digest: preparedDigest(prepared) };
        if (mode.kind === 'watch') await this.looks.beforeCycle(this.client, left.objects, instant);
      },
      signal,
      staysMs: staysMs(mode, this.pauseMs),
      ...(elsewhereEveryMs === undefined ? {} : { elsewhereEveryMs }),
      onElsewhere: (holder) => this.logbook.elsewhere(holder),
      onSilentElsewhere: (holder) => this.logbook.silentElsewhere(holder),
      onProgress: (key, ...values) => {
        if (key === 'pull') rows += Number(values[1]);
      },
      onStep: stopBetweenSteps(signal, (step, object) => say({ kind: 'step', step, ...(object === undefined ? {} : { object }) }))
    });
    await this.logbook.ran(result, rows);
    if (result.status === 'paused') return 'paused';
    this.lastRunId = result.runId;
    this.hasFailed = false;
    this.synced = { ...left, asOf: result.asOf, startedAt, begunAt, endedAt: performance.now() };
    return 'done';
  }

  private async wentWell(): Promise<number | undefined> {
    if (this.failures > 0) this.request.say({ kind: 'recovered' });
    this.failures = 0;
    const { mode } = this.request;
    const pauseMs = await this.logbook.wentWell(this.client.budget, this.synced);
    if (pauseMs === undefined) return undefined;
    this.pauseMs = pauseMs;
    const restMs = mode.kind === 'every' ? pauseMs : this.looks.restMs(this.pace(mode.pauseMs));
    await this.logbook.idle(restMs);
    return restMs;
  }

  private pace(wishedMs: number): LookPace {
    return { pauseMs: this.pauseMs, isStretched: this.pauseMs > wishedMs };
  }

  private async wentWrong(error: unknown): Promise<number> {
    this.failures += 1;
    const { failures } = this;
    const pauseMs = this.retryMs(answerTo(error));
    await this.logbook.failed(error, this.client.budget, { failures, pauseMs });
    if (error instanceof HealthError && error.name === 'SessionEnded') await this.signInAgain();
    return pauseMs;
  }

  /** Settings that a look finds unusable cost no more to look at again than those that it finds as they were. */
  private retryMs(answer: Answer): number {
    if (answer === 'settings' && !this.hasFailed) return this.pauseMs;
    return Math.min(retryPauseMs(answer, this.failures, Math.random()), this.request.settingsEveryMs ?? Infinity);
  }

  /** A session that could not be renewed: a new sign-in may work where the org moved or the app was let in again. */
  private async signInAgain(): Promise<void> {
    const client = await this.request.connect().catch((error: unknown) => {
      // The loop says what is wrong at its next try, with the session that it has.
      if (error instanceof HealthError && answerTo(error) !== 'end') return undefined;
      throw error;
    });
    if (client === undefined) return;
    if (client.identity.orgId !== this.state.orgId) throw new HealthError('WrongOrg', [this.state.orgId, client.identity.orgId]);
    this.client = client;
    this.hints.listen(client);
  }

  private async paused(): Promise<WatchEnd> {
    await this.letGo();
    await this.logbook.paused(this.client.budget);
    return 'paused';
  }
}
