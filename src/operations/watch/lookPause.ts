import { dayMs, hourMs } from '../../domain/duration.ts';

/** API calls of a service and what it may use. */
export type Pace = {
  /** Pause between two looks that the admin asked for. */
  readonly wishedMs: number;
  /** Calls that a look took lately, with those of the cycles that followed; 0 where none was counted yet. */
  readonly callsALook: number;
  /** Calls of one look with one cycle: so many are kept for each hour to come. */
  readonly callsAnHour: number;
  /** Calls of this service in the last 24 hours, and how many it may make in them. */
  readonly usedInDay: number;
  readonly allowedInDay: number;
  /** Calls that everybody together may still make before the share of the day is reached. */
  readonly leftForAll: number;
};

/**
 * The pause until the next look. A look and a cycle are kept for each hour to come; of the rest, the service looks as often as the
 * admin asked as long as half is left, and from then on so that what is left lasts for 24 hours. Calls that are older than a day
 * come back, so the pause finds its level by itself. Pure.
 *
 * Formula: pause = calls a look * 24 h / (calls left - calls kept); never shorter than wished, never longer than an hour, or than
 * what the allowance pays for where that is not even a look and a cycle an hour. So in any 24 hours the service makes no more
 * calls than it is allowed, and at most one look more.
 *
 * @example  lookPauseMs({ wishedMs: 5000, callsALook: 4, callsAnHour: 25, usedInDay: 15000, allowedInDay: 20000, leftForAll: 60000 }) // 78545
 */
export function lookPauseMs({ wishedMs, callsALook, callsAnHour, usedInDay, allowedInDay, leftForAll }: Pace): number {
  const longest = Math.max(wishedMs, longestPauseMs(callsAnHour, allowedInDay));
  const kept = (callsAnHour * dayMs) / longest;
  const left = Math.min(allowedInDay - usedInDay, leftForAll) - kept;
  if (left <= 0) return longest;
  if (left >= (allowedInDay - kept) / 2) return wishedMs;
  return Math.min(Math.max(wishedMs, Math.round((callsALook * dayMs) / left)), longest);
}

/** An hour; more where a look and a cycle an hour are more than the allowance; a day at most. */
function longestPauseMs(callsAnHour: number, allowedInDay: number): number {
  return allowedInDay <= 0 ? dayMs : Math.min(dayMs, Math.max(hourMs, Math.ceil((callsAnHour * dayMs) / allowedInDay)));
}

const hoursADay = dayMs / hourMs;

/**
 * True where everybody together has fewer calls left than a look each hour takes until the same time tomorrow: a service that
 * went on would look busy and see nothing. Pure.
 *
 * @example  isUsedUp({ callsALook: 4, leftForAll: 95 }) // true
 */
export function isUsedUp({ callsALook, leftForAll }: Pick<Pace, 'callsALook' | 'leftForAll'>): boolean {
  return leftForAll < callsALook * hoursADay;
}

/** Looks over which calls are averaged: enough for a cycle now and then, few enough for a busy hour to show in minutes. */
const looksAveraged = 16;

/**
 * Calls of a look on average over the last ones, the newest with the most weight. Pure.
 *
 * @param before  the average so far; 0 = there is none
 * @example       averageCalls(4, 20) // 5
 */
export function averageCalls(before: number, calls: number): number {
  return before === 0 ? calls : before + (calls - before) / looksAveraged;
}
