import type { SkippedPeople } from '../domain/surveysResult.ts';

/** A contact of a customer. Days are counted from 1970-01-01 in the org's zone. */
export type Person = {
  readonly id: string;
  readonly accountId: string;
  /** Why no survey reaches this person: mail came back, there is no address, or no mail is wanted. */
  readonly out?: 'left' | 'noMail' | 'optedOut';
};

/** A question that was put: on the day it was sent, else answered. */
export type Question = {
  readonly accountId: string;
  readonly contactId?: string;
  readonly caseId?: string;
  readonly kind: string;
  readonly touchpoint: string;
  readonly on: number;
};

/** People who may be asked today, and how many may not, by why. */
export type Reachable = {
  readonly people: readonly Person[];
  readonly skipped: SkippedPeople;
  readonly lastAsked: ReadonlyMap<string, number>;
};

/**
 * People whom a question reaches and who had their rest (pure).
 *
 * Somebody whose mail came back has left and is never asked. A question of whatever kind begins the rest; on the day
 * that it is over the person may be asked again.
 *
 * @param restDays  0 = no rest
 */
export function reachablePeople(
  people: readonly Person[],
  questions: readonly Question[],
  { today, restDays }: { readonly today: number; readonly restDays: number }
): Reachable {
  const lastAsked = new Map<string, number>();
  for (const { contactId, on } of questions) {
    if (contactId !== undefined && on <= today) lastAsked.set(contactId, Math.max(on, lastAsked.get(contactId) ?? -Infinity));
  }
  const skipped = { left: 0, noMail: 0, optedOut: 0, resting: 0 };
  const reachable = people.filter(({ id, out }) => {
    const why = out ?? (today - (lastAsked.get(id) ?? -Infinity) < restDays ? 'resting' : undefined);
    if (why !== undefined) skipped[why] += 1;
    return why === undefined;
  });
  return { people: reachable, skipped, lastAsked };
}
