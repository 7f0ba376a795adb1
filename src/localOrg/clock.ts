import type { Database } from './database.ts';

const second = 1000;

/** The org's own time: the host's clock moved by a stored offset, so that it runs on from where it was set. */
export class OrgClock {
  readonly #database: Database;
  #offsetMs: number;
  /** The last stamp holds for its whole second. */
  #stamp = '';
  #stampUntilMs = 0;
  /** Moment that stamps are held at; undefined where they follow the clock. */
  #heldMs: number | undefined;

  constructor(database: Database) {
    this.#database = database;
    this.#offsetMs = Number(database.setting('clockOffsetMs') ?? 0);
  }

  /** Milliseconds since 1970. */
  nowMs(): number {
    return Date.now() + this.#offsetMs;
  }

  /** Instant of a stamp on a record: whole seconds, as the platform keeps them. */
  stamp(): string {
    if (this.#heldMs !== undefined) return toStamp(this.#heldMs);
    const nowMs = this.nowMs();
    if (nowMs < this.#stampUntilMs && nowMs >= this.#stampUntilMs - second) return this.#stamp;
    this.#stampUntilMs = Math.floor(nowMs / second) * second + second;
    this.#stamp = toStamp(nowMs);
    return this.#stamp;
  }

  /** Holds the stamps of records at a moment while time goes on; undefined lets them go. Returns what they were held at before. */
  holdStamps(atMs: number | undefined): number | undefined {
    const before = this.#heldMs;
    this.#heldMs = atMs;
    return before;
  }

  /** Moves the clock, also backwards; time runs on from there, across restarts too. */
  set(instantMs: number): void {
    this.#offsetMs = instantMs - Date.now();
    this.#database.saveSetting('clockOffsetMs', String(this.#offsetMs));
  }
}

/** ISO text of an instant cut to the second: `2026-11-22T10:00:00.000Z`. */
export function toStamp(instantMs: number): string {
  return new Date(Math.floor(instantMs / second) * second).toISOString();
}
