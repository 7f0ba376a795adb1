/** Seconds in which a client must come back. Source: .../api_streaming/using_streaming_api_client_connection.htm */
const afterEventsMs = 40_000;
export const afterNothingMs = 110_000;

/** What a client listens to: a channel, the objects in it and the replay id that it has. */
export type Subscription = { readonly channel: string; readonly entities: () => readonly string[]; position: number };

/** A client that has shaken hands. It lives as long as it keeps connecting; times are those of the host. */
export class StreamingClient {
  readonly id: string;
  readonly userId: string;
  /** Cookie of the browser, or other client, that shook hands: all its messages carry it. */
  readonly browser: string;
  readonly subscriptions = new Map<string, Subscription>();
  /** Ends the connect request that waits for events; undefined where none does. */
  wake: (() => void) | undefined;
  /** True until the first connect was answered, at once. */
  isNew = true;
  #deadlineMs = Date.now() + afterNothingMs;

  constructor(id: string, userId: string, browser: string) {
    this.id = id;
    this.userId = userId;
    this.browser = browser;
  }

  /** True once the client has been silent for too long. */
  get isGone(): boolean {
    return this.wake === undefined && Date.now() > this.#deadlineMs;
  }

  /** The client was answered and has to come back in time. */
  noteAnswer(hadEvents: boolean): void {
    this.#deadlineMs = Date.now() + (hadEvents ? afterEventsMs : afterNothingMs);
  }
}
