import { dayMs, hourMs, minuteMs } from '../domain/duration.ts';
import type { HealthErrorName } from '../domain/healthError.ts';
import { HealthError } from '../domain/healthError.ts';
import type { CycleBecause } from '../domain/serviceEvent.ts';

const secondMs = 1000;

/** An edit in Setup carries no stamp that could be polled: settings are read anew this often. */
export const settingsEveryMs = 5 * minuteMs;
const invalidSettingsEveryMs = minuteMs;
const busyEveryMs = minuteMs;
const firstBackoffMs = 2 * secondMs;
const longestBackoffMs = 5 * minuteMs;

/** What a watch knows when it decides whether to run a cycle. */
export type WatchFacts = {
  /** Milliseconds since the last good cycle ended; absent = none yet. */
  readonly sinceCycleMs?: number;
  /** The last cycle failed. */
  readonly failed: boolean;
  /** Objects that changed, and objects of too many changes to look at each. */
  readonly changed: number;
  readonly busy: number;
  /** The org's calendar day is another one than that of the last good cycle. */
  readonly isNewDay: boolean;
  readonly isSettingsChanged: boolean;
};

/**
 * Why a cycle is due; undefined = nothing to do but to poll on. Pure.
 *
 * Objects with thousands of changes in their window bring a cycle a minute at most, because they cannot be told from ones that
 * have been read already.
 */
export function cycleDue(facts: WatchFacts): CycleBecause | undefined {
  if (facts.failed) return 'retry';
  if (facts.sinceCycleMs === undefined) return 'start';
  if (facts.isNewDay) return 'night';
  if (facts.isSettingsChanged) return 'settings';
  if (facts.changed > 0) return 'changed';
  if (facts.busy > 0 && facts.sinceCycleMs >= busyEveryMs) return 'changed';
  return facts.sinceCycleMs >= hourMs ? 'hour' : undefined;
}

/** API calls of a service and what it may use. */
export type Pace = {
  /** Pause between two polls that the admin asked for. */
  readonly wishedMs: number;
  /** Calls that one poll took, 0 where none was counted yet. */
  readonly callsAPoll: number;
  /** Calls of this service in the last 24 hours, and how many it may make in them. */
  readonly usedInDay: number;
  readonly allowedInDay: number;
  /** Calls that everybody together may still make before the share of the day is reached. */
  readonly leftForAll: number;
};

/**
 * The pause until the next poll: as the admin asked as long as half of the calls are left, and from then on so long that what is
 * left lasts for 24 hours. Calls that are older than a day come back, so the pause finds its level by itself. Pure.
 *
 * Formula: pause = calls a poll * 24 h / calls left; never shorter than wished, never longer than an hour.
 *
 * @example  pollPauseMs({ wishedMs: 5000, callsAPoll: 4, usedInDay: 15000, allowedInDay: 20000, leftForAll: 60000 }) // 69120
 */
export function pollPauseMs({ wishedMs, callsAPoll, usedInDay, allowedInDay, leftForAll }: Pace): number {
  const left = Math.min(allowedInDay - usedInDay, leftForAll);
  if (left >= allowedInDay / 2) return wishedMs;
  if (left <= 0) return Math.max(hourMs, wishedMs);
  return Math.min(Math.max(wishedMs, Math.round((callsAPoll * dayMs) / left)), Math.max(hourMs, wishedMs));
}

const hoursADay = dayMs / hourMs;

/**
 * True where everybody together has fewer calls left than a look each hour takes until the same time tomorrow: a service that
 * went on would look busy and see nothing. Pure.
 *
 * @example  isUsedUp({ callsAPoll: 4, leftForAll: 95 }) // true
 */
export function isUsedUp({ callsAPoll, leftForAll }: Pick<Pace, 'callsAPoll' | 'leftForAll'>): boolean {
  return leftForAll < callsAPoll * hoursADay;
}

/** What a service does about an error. */
export type Answer =
  /** Ends with the exit code for a pause. */
  | 'pause'
  /** Waits for its place again. */
  | 'wait'
  /** Ends with the error: no later try could go better. */
  | 'end'
  /** Waits for an edit in Setup. */
  | 'settings'
  | 'stop'
  | 'retry';

const answers: Readonly<Partial<Record<HealthErrorName, Answer>>> = {
  ApiBudgetReached: 'pause',
  LeaseLost: 'wait',
  Interrupted: 'stop',
  SettingsInvalid: 'settings',
  SettingsMissing: 'settings',
  SettingInvalid: 'settings',
  PackageNotInstalled: 'settings',
  StorageShareReached: 'settings',
  WrongOrg: 'end',
  OtherOrg: 'end',
  OrgReplaced: 'end',
  StoreNewer: 'end',
  ForbiddenHost: 'end',
  ApiVersionInvalid: 'end',
  KeyFileUnusable: 'end',
  SignInIncomplete: 'end',
  DataFolderUnusable: 'end'
};

/** What to do about an error: whatever is not known to be for good is tried again, so that no night ends a service. */
export function answerTo(error: unknown): Answer {
  return error instanceof HealthError ? (answers[error.name] ?? 'retry') : 'retry';
}

/**
 * The pause before the next try: twice as long each time up to five minutes, with jitter so that several services do not come
 * back at once; a minute where only an edit in Setup helps. Pure.
 *
 * @param failures  tries that failed in a row, this one included; at least 1
 * @param random    0 to 1
 */
export function retryPauseMs(answer: Answer, failures: number, random: number): number {
  if (answer === 'settings') return invalidSettingsEveryMs;
  const bound = Math.min(firstBackoffMs * 2 ** (failures - 1), longestBackoffMs);
  return Math.round(bound * (0.5 + random / 2));
}
