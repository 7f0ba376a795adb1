import type { AccountReadings, Reading } from '../domain/reading.ts';

/** What a subject reads from where there is no reading any more. */
function gone(subject: string): Reading {
  return { subject, state: 'gone', value: NaN, ages: 0, on: NaN, of: '' };
}

/**
 * Readings worth keeping: those that differ from what stands, and an end for each subject that has no reading any more.
 *
 * A value that only ages does not differ from itself. Works in both directions of time: `standing` are the readings
 * of the moment before (a run) or after (a rebuild, which goes backwards), carried to the day of `found`.
 *
 * @example  changedReadings(new Map(), new Map([['open_cases', reading]])) // [reading]
 */
export function changedReadings(standing: AccountReadings | undefined, found: AccountReadings): readonly Reading[] {
  const changed: Reading[] = [];
  for (const reading of found.values()) {
    const before = standing?.get(reading.subject);
    if (before === undefined || !isSameReading(before, reading)) {
      changed.push(reading);
    }
  }
  for (const subject of standing?.keys() ?? []) {
    if (!found.has(subject)) {
      changed.push(gone(subject));
    }
  }
  return changed;
}

/** True where two readings of one subject, on one day, say the same. */
export function isSameReading(one: Reading, other: Reading): boolean {
  return (
    one.state === other.state &&
    Object.is(one.value, other.value) &&
    one.ages === other.ages &&
    Object.is(one.on, other.on) &&
    one.of === other.of
  );
}
