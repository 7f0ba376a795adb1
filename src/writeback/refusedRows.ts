import { epochDay } from '../domain/day.ts';
import { classifyRow } from '../org/classifyError.ts';
import type { OutboxEntry, OutboxItem } from '../store/stateStore.ts';
import { recordKey } from './recordKey.ts';
import { isSameWrite } from './sameWrite.ts';

/** When rows that the org refused are sent again. */
export type RetryOccasion = {
  /** Calendar day in the org's zone. */
  readonly today: string;
  /** True in the first run of a day that gets as far as writing. */
  readonly isNight: boolean;
  /** True where somebody asked for everything anew. */
  readonly isAsked: boolean;
  /** What may lead to a refusal beside the row itself: the org's record, settings, what the org says of the object. */
  readonly causeOf: (item: OutboxItem) => string;
};

export type RefusedPlan = {
  /** The write set without rows that would be refused again. */
  readonly items: readonly OutboxItem[];
  /** Ids of parked entries that stay parked. */
  readonly stay: readonly number[];
  /** Ids of parked entries that are sent again though nobody planned them anew: what was in their way passes by itself. */
  readonly again: readonly number[];
};

/**
 * Leaves out of a write set what the org refused before and would refuse again.
 *
 * A refused row is sent again at once when something changed: what it says (what only ages does not count), the org's record,
 * the settings, or what the org says of the object. Rules, triggers and approvals of an org do not show in any of these, so
 * that the first run of each day tries every row once; a record locked by an approval at growing intervals. What a passing
 * lock of another transaction kept away is sent again by every run. Pure.
 *
 * @param items   the planned write set
 * @param parked  all that the org refused
 */
export function withoutRefused(items: readonly OutboxItem[], parked: readonly OutboxEntry[], occasion: RetryOccasion): RefusedPlan {
  const refused = new Map(parked.map((entry) => [recordKey(entry), entry]));
  const stay: number[] = [];
  const rest = items.filter((item) => {
    const entry = refused.get(recordKey(item));
    if (entry === undefined || isWorthATry(item, entry, occasion)) return true;
    stay.push(entry.id);
    return false;
  });
  const planned = new Set(items.map(recordKey));
  const again = parked.filter((entry) => !planned.has(recordKey(entry)) && isPassing(entry)).map(({ id }) => id);
  return { items: rest, stay, again };
}

/** Nights between two tries of a record that an approval locks: the first ones in a row, then about weekly. */
const approvalPauses = [1, 1, 2, 4, 7];

function isWorthATry(item: OutboxItem, entry: OutboxEntry, { today, isNight, isAsked, causeOf }: RetryOccasion): boolean {
  if (isAsked || isPassing(entry) || !isSameWrite(item, entry) || causeOf(item) !== entry.cause) return true;
  if (!isNight || entry.parkedOn === undefined) return isNight;
  const nights = epochDay(today) - epochDay(entry.parkedOn);
  const pause = entry.errorCode === 'ENTITY_IS_LOCKED' ? (approvalPauses[entry.refusals - 1] ?? 7) : 1;
  return nights >= pause;
}

/** Whether what was in the way of a row passes by itself. Pure. */
export function isPassing({ errorCode = '', errorMessage }: Pick<OutboxEntry, 'errorCode' | 'errorMessage'>): boolean {
  const verdict = classifyRow(errorCode, errorMessage);
  return verdict === 'retry' || verdict === 'wait';
}
