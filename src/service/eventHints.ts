import { channelOf } from '../domain/changeChannel.ts';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';
import type { ChangeListener, OrgClient } from '../org/orgClient.ts';
import type { StateStore } from '../store/stateStore.ts';
import type { Alarm } from './alarm.ts';
import type { WatchRequest } from './watchRequest.ts';

/** Each time that the loop is woken costs calls, and a load of data sends events without end. */
const wakeEveryMs = 1000;

/**
 * Change events as hints: objects that they name are collected, and the pause of the loop ends. Looking goes on beside them, so
 * events that are late, lost or out of order cost nothing but the time until the next look.
 *
 * They wake the loop once a second at most, and not at all while it looks less often than wished because calls run short, or waits
 * for the next try after an error.
 */
export class EventHints {
  private readonly request: WatchRequest;
  private readonly state: StateStore;
  private readonly alarm: Alarm;
  private hinted = new Set<string>();
  private ended = new AbortController();
  private listening: Promise<void> = Promise.resolve();
  private wokenAt = -Infinity;
  private waking: NodeJS.Timeout | undefined;

  constructor(request: WatchRequest, state: StateStore, alarm: Alarm) {
    this.request = request;
    this.state = state;
    this.alarm = alarm;
  }

  /** Listens through a client from now on, and no longer through the one before. */
  listen(client: OrgClient): void {
    const { changeEvents } = this.request;
    if (changeEvents.length === 0) return;
    this.ended.abort();
    this.ended = new AbortController();
    this.listening = client.listen(changeEvents, this.listener(), this.ended.signal).catch((error: unknown) => {
      // What is no error of the org is a fault of this program: events end, and looking goes on.
      const detail = errorText(error);
      for (const object of changeEvents) this.listener().onState('broken', channelOf(object), detail);
    });
  }

  /** Objects that events named since the last time. */
  take(): ReadonlySet<string> {
    const taken = this.hinted;
    this.hinted = new Set();
    return taken;
  }

  async close(): Promise<void> {
    this.ended.abort();
    await this.listening;
    clearTimeout(this.waking);
  }

  private wake(): void {
    const { book, mode } = this.request;
    const { pauseMs = 0, trouble } = book.facts;
    if (this.waking !== undefined || trouble !== undefined || (mode.kind === 'watch' && pauseMs > mode.pauseMs)) return;
    const restMs = Math.max(0, this.wokenAt + wakeEveryMs - performance.now());
    this.waking = setTimeout(() => {
      this.waking = undefined;
      this.wokenAt = performance.now();
      this.alarm.ring();
    }, restMs);
  }

  private listener(): ChangeListener {
    const { say, book } = this.request;
    return {
      onHint: (object) => {
        this.hinted.add(object);
        book.noteEvents(1);
        this.wake();
      },
      onState: (state, channel, detail) => {
        book.note({ events: { ...book.facts.events, [channel]: state } });
        say({ kind: 'events', state, channel, detail });
      },
      position: (channel) => this.state.service.eventPosition(channel),
      onPosition: async (channel, replayId) => {
        try {
          await this.state.service.saveEventPosition(channel, replayId);
        } catch (error) {
          // A position that is not kept costs a few hints twice; what is wrong with the state the loop finds out by itself.
          if (!(error instanceof HealthError)) throw error;
        }
      }
    };
  }
}
