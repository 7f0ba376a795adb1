import { epochDay } from '../domain/day.ts';

/**
 * Whether the history of an account is due on a day: every account has one weekday of its own, so that the writes of a
 * week spread over its nights.
 *
 * @param day  `2026-11-22`
 */
export function isOwnNight(accountId: string, day: string): boolean {
  let hash = 0;
  for (const character of accountId) {
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  }
  return hash % 7 === epochDay(day) % 7;
}
