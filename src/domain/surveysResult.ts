import type { SurveyKind } from './surveyCounts.ts';

/** Why somebody should be asked now. */
export type AskReason = 'term_end' | 'before_meeting' | 'after_support' | 'after_onboarding';

/** Every reason, in the order that decides between two with one last day. */
export const askReasons: readonly AskReason[] = ['after_support', 'before_meeting', 'term_end', 'after_onboarding'];

/** What an answer asks of its reader: talk to somebody who would not recommend, ask somebody who would for a reference. */
export type FollowUpKind = 'close_loop' | 'ask_reference';

/** Somebody to ask. Days are calendar days in the org's zone. */
export type AskLine = {
  readonly accountId: string;
  readonly account: string;
  readonly contactId: string;
  readonly contact: string;
  readonly reason: AskReason;
  readonly kind: SurveyKind;
  readonly touchpoint: 'Relationship' | 'Support' | 'Onboarding';
  /** Last day on which the question still serves its reason. */
  readonly by: string;
  /** Day of the reason, and the record behind it: end of the term, meeting, closed case, go-live. */
  readonly on: string;
  readonly becauseId: string;
};

/** People who cannot be drawn, by why. */
export type SkippedPeople = { readonly left: number; readonly noMail: number; readonly optedOut: number; readonly resting: number };

/** A random sample of the whole base. */
export type SurveySample = {
  readonly seed: string;
  /** People asked for, people who could be drawn, and those who could not. */
  readonly size: number;
  readonly eligible: number;
  readonly skipped: SkippedPeople;
  /** Half the width of the 95% interval of a recommendation score at the given share of answers, in points; null without people. */
  readonly margin: readonly { readonly answering: number; readonly points: number }[];
  readonly people: readonly {
    readonly accountId: string;
    readonly account: string;
    readonly contactId: string;
    readonly contact: string;
  }[];
};

/** An answer that nobody has taken up yet. */
export type WaitingAnswer = {
  readonly kind: FollowUpKind;
  readonly accountId: string;
  readonly account: string;
  readonly contactId?: string;
  readonly contact?: string;
  readonly responseId: string;
  readonly score: number;
  readonly answeredOn: string;
};

/** What `surveys next` found. */
export type SurveysNext = {
  /** Calendar day for which it was worked out. */
  readonly today: string;
  readonly restDays: number;
  readonly ask: readonly AskLine[];
  readonly waiting: readonly WaitingAnswer[];
  readonly sample?: SurveySample;
};
