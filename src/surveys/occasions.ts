import type { AskReason } from '../domain/surveysResult.ts';

/** Something that makes an answer worth having. Days are counted from 1970-01-01 in the org's zone. */
export type Occasion = {
  readonly reason: AskReason;
  readonly accountId: string;
  /** The one person it is about; undefined = anybody there. */
  readonly contactId?: string;
  /** Case that it is about. */
  readonly caseId?: string;
  /** Day of the reason, and the record behind it. */
  readonly on: number;
  readonly becauseId: string;
  /** First and last day on which the question serves its reason. */
  readonly from: number;
  readonly by: number;
};

/** What has a day: end of the time to decide, meeting, closing of a case, go-live. */
export type DatedEvent = { readonly accountId: string; readonly contactId?: string; readonly on: number; readonly recordId: string };

/** Days that an answer takes to come in and be read. */
const daysToAnswer = 7;

/** Days before a meeting: from when on its guest is asked, and until when the answer can still be read. */
const beforeMeeting = { from: 14, by: 2 };

/** Days after a case closed in which its sender still knows how it was. */
const afterSupport = 7;

/** Days after going live: when there is something to tell, and when it begins to fade. */
const afterOnboarding = { from: 7, by: 30 };

/**
 * A relationship survey is due weeks before the day by which a customer must have decided: the end of the term less its
 * notice, since what is heard after notice was given changes nothing (pure).
 *
 * @param decision   day of the decision
 * @param leadWeeks  1 or more; the default of 8 leaves two weeks to answer and six to act
 * @example          termEndOccasion({ accountId: 'a', on: 100, recordId: 'c' }, 8) // from 44, by 93
 */
export function termEndOccasion({ accountId, on, recordId }: DatedEvent, leadWeeks: number): Occasion {
  const from = on - leadWeeks * 7;
  return { reason: 'term_end', accountId, on, becauseId: recordId, from, by: Math.max(from, on - daysToAnswer) };
}

/** Before a meeting its guest is asked; where no guest is named, anybody there. */
export function meetingOccasion(event: DatedEvent): Occasion {
  return { ...basis('before_meeting', event), from: event.on - beforeMeeting.from, by: event.on - beforeMeeting.by };
}

/** After a case closed its sender is asked. */
export function supportOccasion(event: DatedEvent): Occasion {
  return { ...basis('after_support', event), caseId: event.recordId, from: event.on, by: event.on + afterSupport };
}

/** After going live anybody there is asked. */
export function onboardingOccasion(event: DatedEvent): Occasion {
  return { ...basis('after_onboarding', event), from: event.on + afterOnboarding.from, by: event.on + afterOnboarding.by };
}

function basis(reason: AskReason, { accountId, contactId, on, recordId }: DatedEvent): Omit<Occasion, 'from' | 'by'> {
  return { reason, accountId, ...(contactId === undefined ? {} : { contactId }), on, becauseId: recordId };
}

/** How far from today events of each kind can matter, in days: what has to be read. */
export const daysAhead = { before_meeting: beforeMeeting.from } as const;
export const daysBack = { after_support: afterSupport, after_onboarding: afterOnboarding.by } as const;
