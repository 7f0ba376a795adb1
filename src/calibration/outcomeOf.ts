import type { ContractSpan } from '../domain/contractSpan.ts';

/** What became of a customer in a period. `bound`: could not leave by contract. `unknown`: no contract says anything. */
export type Outcome = 'left' | 'stayed' | 'bound' | 'bound_left' | 'unknown';

/** Days after the end within which a new contract is a late renewal, and nobody left. */
const lateRenewalDays = 30;

/**
 * Whether a customer of a day left until a later day, judged by contracts alone.
 *
 * Who could leave is decided by what was known on the first day: nobody who was bound beyond the last day, by a live
 * contract or by one that was signed already, could. Whether somebody left is decided by what is known now: no contract is
 * live on the last day and none follows the last end within 30 days. A contract is live from its start until the day before
 * its end, as everywhere in the product.
 * Source: docs/METHODS.md, "Who could leave, who left".
 *
 * @param known  contracts as known on `day`
 * @param now    contracts as known today
 * @param day    first day; `until` last day of the period
 */
export function outcomeOf(known: readonly ContractSpan[], now: readonly ContractSpan[], day: number, until: number): Outcome {
  if (!known.some((span) => isLive(span, day))) return 'unknown';
  const gone = hasLeft(now, until);
  const isBound = known.some(({ startOn, endOn }) => startOn <= until && endOn > until);
  if (isBound) return gone ? 'bound_left' : 'bound';
  return gone ? 'left' : 'stayed';
}

function isLive({ startOn, endOn }: ContractSpan, day: number): boolean {
  return startOn <= day && !(endOn <= day);
}

function hasLeft(spans: readonly ContractSpan[], until: number): boolean {
  if (spans.some((span) => isLive(span, until))) return false;
  const lastEnd = Math.max(...spans.filter(({ startOn }) => startOn <= until).map(({ endOn }) => endOn));
  return !spans.some(({ startOn }) => startOn > until && startOn <= lastEnd + lateRenewalDays);
}
