import { dayIn } from '../domain/asOf.ts';
import { HealthError } from '../domain/healthError.ts';
import type { CycleBecause } from '../domain/serviceEvent.ts';
import { prepareRun } from '../operations/prepareRun.ts';
import { sync } from '../operations/sync/sync.ts';
import { pollChanges } from '../operations/watch/pollChanges.ts';
import type { PolledObject, Seen } from '../operations/watch/pollChanges.ts';
import { polledObjects, preparedDigest } from '../operations/watch/polledObjects.ts';
import type { OrgClient } from '../org/orgClient.ts';
import type { StateStore } from '../store/stateStore.ts';
import type { Alarm } from './alarm.ts';
import { EventHints } from './eventHints.ts';
import { Logbook } from './logbook.ts';
import { answerTo, cycleDue, retryPauseMs, settingsEveryMs } from './schedule.ts';
import { stopBetweenSteps } from './stopBetweenSteps.ts';
import type { WatchEnd, WatchRequest } from './watch.ts';

/** What the last good cycle left: from where polls look, and at what. */
type Synced = {
  readonly asOf: string;
  readonly startedAt: number;
  /** By a clock that nobody sets, as all pauses of this loop: that of the machine may go back an hour. */
  readonly endedAt: number;
  readonly objects: readonly PolledObject[];
  readonly digest: string;
};

/** The loop of a service that holds the place to write. */
export class Cycles {
  private readonly request: WatchRequest;
  private readonly state: StateStore;
  private readonly alarm: Alarm;
  private readonly logbook: Logbook;
  private client: OrgClient;
  private synced: Synced | undefined;
  private seen: Seen = new Map();
  private hasFailed = false;
  private failures = 0;
  private settingsReadAt = -Infinity;
  private polledAt = -Infinity;
  /** Pause between two looks at all objects. */
  private pollMs = 0;
  private readonly hints: EventHints;

  constructor(request: WatchRequest, opened: { readonly client: OrgClient; readonly state: StateStore; readonly alarm: Alarm }) {
    this.request = request;
    this.state = opened.state;
    this.alarm = opened.alarm;
    this.client = opened.client;
    this.logbook = new Logbook(request, opened.state);
    this.hints = new EventHints(request, opened.state, opened.alarm);
    this.hints.listen(opened.client);
  }

  /** Polls and runs cycles until somebody asks to stop or the calls are used up. */
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
    return 'stopped';
  }

  /** Ends what it said of itself: nobody runs any more. */
  async close(): Promise<void> {
    await this.hints.close();
    await this.logbook.close();
  }

  private async due(): Promise<CycleBecause | undefined> {
    const { mode } = this.request;
    const { synced } = this;
    if (synced === undefined || this.hasFailed) return this.hasFailed ? 'retry' : 'start';
    if (mode.kind === 'every') return Date.now() - synced.startedAt >= mode.everyMs ? 'interval' : undefined;
    const isSettingsChanged = await this.settingsChanged(synced);
    const [begunAt, polledAt] = [Date.now(), performance.now()];
    const polled = this.wanted(synced.objects);
    this.client.startRun();
    const poll = await pollChanges(this.client, polled, this.seen, synced.asOf);
    this.seen = poll.seen;
    const isWhole = polled.length === synced.objects.length;
    if (isWhole) this.polledAt = polledAt;
    const isNewDay = dayIn(poll.at, this.client.identity.timeZone) !== dayIn(synced.asOf, this.client.identity.timeZone);
    const because = cycleDue({
      sinceCycleMs: performance.now() - synced.endedAt,
      changed: poll.changed.length,
      busy: poll.busy.length,
      failed: false,
      isNewDay,
      isSettingsChanged
    });
    this.logbook.polled(this.client.budget, { isWhole, ...(because === undefined && isWhole ? { cleanAt: begunAt } : {}) });
    if (because !== undefined) this.request.say({ kind: 'cycle_started', because, objects: [...poll.changed, ...poll.busy] });
    return because;
  }

  /** All objects; between two looks at all of them those that events hint at. */
  private wanted(objects: readonly PolledObject[]): readonly PolledObject[] {
    const hinted = this.hints.take();
    if (performance.now() - this.polledAt >= this.pollMs) return objects;
    return objects.filter(({ object }) => hinted.has(object));
  }

  /** Settings carry no stamp: they and the fields that they name are read and compared. */
  private async settingsChanged({ digest }: Synced): Promise<boolean> {
    if (performance.now() - this.settingsReadAt < (this.request.settingsEveryMs ?? settingsEveryMs)) return false;
    this.client.startRun();
    const prepared = await prepareRun(this.client, { writes: true });
    this.settingsReadAt = performance.now();
    return preparedDigest(prepared) !== digest;
  }

  private async cycle(because: CycleBecause): Promise<'done' | 'paused'> {
    const { dataFolder, historyWeeks, full, signal, say } = this.request;
    if (because === 'start' || because === 'retry' || because === 'interval') say({ kind: 'cycle_started', because, objects: [] });
    const [startedAt, settingsReadAt] = [Date.now(), performance.now()];
    this.hasFailed = true;
    await this.logbook.running();
    let left: Pick<Synced, 'objects' | 'digest'> | undefined;
    let rows = 0;
    const result = await sync({
      client: this.client,
      dataFolder,
      state: this.state,
      ...(historyWeeks === undefined ? {} : { historyWeeks }),
      full: full === true && this.synced === undefined,
      onPrepared: (prepared) => {
        left = { objects: polledObjects(prepared), digest: preparedDigest(prepared) };
      },
      onProgress: (key, ...values) => {
        if (key === 'pull') rows += Number(values[1]);
      },
      onStep: stopBetweenSteps(signal, (step, object) => say({ kind: 'step', step, ...(object === undefined ? {} : { object }) }))
    });
    await this.logbook.ran(result, rows);
    if (result.status === 'paused') return 'paused';
    this.hasFailed = false;
    this.settingsReadAt = settingsReadAt;
    this.synced = { asOf: result.asOf, startedAt, endedAt: performance.now(), ...(left ?? { objects: [], digest: '' }) };
    return 'done';
  }

  private async wentWell(): Promise<number | undefined> {
    if (this.failures > 0) this.request.say({ kind: 'recovered' });
    this.failures = 0;
    const pollMs = await this.logbook.idle(this.client.budget, this.synced?.startedAt);
    if (pollMs === undefined) return undefined;
    this.pollMs = pollMs;
    const restMs = this.polledAt + this.pollMs - performance.now();
    return this.request.mode.kind === 'watch' && restMs > 0 ? Math.min(restMs, this.pollMs) : this.pollMs;
  }

  private async wentWrong(error: unknown): Promise<number> {
    this.failures += 1;
    const answer = answerTo(error);
    const pauseMs = Math.min(retryPauseMs(answer, this.failures, Math.random()), this.request.settingsEveryMs ?? Infinity);
    await this.logbook.failed(error, this.failures, pauseMs);
    if (error instanceof HealthError && error.name === 'SessionEnded') await this.signInAgain();
    return pauseMs;
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
    await this.logbook.paused(this.client.budget);
    return 'paused';
  }
}
