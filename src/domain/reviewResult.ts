import type { DetailOverride } from './detailJson.ts';

/** A customer as a list of things to look at names it. */
export type ReviewedAccount = {
  readonly id: string;
  readonly name: string;
  readonly manager: string | null;
  /** A year, in the account's currency; null = unknown, or not seen by this user. */
  readonly contractValue: number | null;
  /** ISO code; absent in an org with one currency. */
  readonly currency?: string;
};

/** What a scorecard says of an account. */
export type ReviewedScore = { readonly key: string; readonly title: string; readonly score: number | null; readonly band: string | null };

/** The manager's pulse says one thing, a score another. */
export type ReviewedPulse = {
  readonly account: ReviewedAccount;
  readonly scorecard: ReviewedScore;
  /** Whether the pulse is worse or better than the score. */
  readonly side: 'worse' | 'better';
  readonly since: string;
  /** Absent where this user may not read the pulse. */
  readonly pulse?: {
    readonly id: string;
    readonly word: string;
    readonly on: string;
    readonly author: string;
    readonly reason: string | null;
  };
};

/** Two scorecards, or two groups of one, of which one is at its best and one at its worst. */
export type ReviewedContradiction =
  | { readonly kind: 'scorecards'; readonly account: ReviewedAccount; readonly high: ReviewedScore; readonly low: ReviewedScore }
  | {
      readonly kind: 'groups';
      readonly account: ReviewedAccount;
      readonly scorecard: ReviewedScore;
      /** Titles. */
      readonly high: string;
      readonly low: string;
    };

/** An override that ends soon: somebody decides whether it is made anew. */
export type ReviewedOverride = {
  readonly account: ReviewedAccount;
  readonly id: string;
  readonly kind: DetailOverride['kind'];
  readonly scorecard: string;
  readonly measure?: string;
  readonly value?: number;
  readonly reason: string;
  readonly author: string;
  /** Last day that it counts, and the days until then. */
  readonly until: string;
  readonly daysLeft: number;
};

/** What a leader goes through: the largest contract value first, overrides by their end. */
export type ReviewResult = {
  /** Day of the list in the org's zone. */
  readonly on: string;
  readonly pulses: readonly ReviewedPulse[];
  readonly contradictions: readonly ReviewedContradiction[];
  readonly overrides: readonly ReviewedOverride[];
  /** Objects and fields that this user may not read, so that nothing is listed from them. */
  readonly hidden: readonly string[];
};
