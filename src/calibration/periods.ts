/** First and last day of a period, counted from 1970-01-01. */
export type Period = { readonly on: number; readonly until: number };

/**
 * Periods one after the other, the last of which ends on a day; oldest first. They share no day but the ones on which one
 * ends and the next begins, so that nobody leaves twice.
 *
 * @param days   length of each, at least 1
 * @param count  how many, at least 1
 */
export function periodsEndingOn(lastDay: number, days: number, count: number): readonly Period[] {
  return Array.from({ length: count }, (_, index) => {
    const until = lastDay - (count - 1 - index) * days;
    return { on: until - days, until };
  });
}
