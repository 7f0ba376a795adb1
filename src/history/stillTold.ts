import type { AccountReadings } from '../domain/reading.ts';
import { isSameReading } from './changedReadings.ts';

/**
 * Of the readings that time alone would have led to, those that can be told: where the facts of today still give what was
 * read on the earlier day. Where they do not (a row was deleted or moved since, a date overwritten, a signal edited) the
 * difference between the two is no work of time.
 *
 * @param read    readings of the earlier day, as they were kept
 * @param again   the same day, read again from the facts of today
 * @param passed  the later day from what was known on the earlier one, read from the facts of today
 */
export function stillTold(read: AccountReadings, again: AccountReadings, passed: AccountReadings): AccountReadings {
  return new Map(
    [...passed].filter(([subject]) => {
      const [one, other] = [read.get(subject), again.get(subject)];
      return one !== undefined && other !== undefined && isSameReading(one, other);
    })
  );
}
