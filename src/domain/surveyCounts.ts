/** Numbers by account, in the order of the accounts. */
type Column = Float64Array;

/** The three kinds of survey that have a score of their own; aggregates of signals are named so too. */
const surveyKinds = ['NPS', 'CSAT', 'CES'] as const;
export type SurveyKind = (typeof surveyKinds)[number];

/** True for an aggregate that is a survey score. */
export function isSurveyKind(aggregate: string): aggregate is SurveyKind {
  return surveyKinds.some((kind) => kind === aggregate);
}

/** From so many answers an account's score stands for itself; below, its answers are shown. */
export const enoughAnswers = 10;

/**
 * Answers of one survey signal, counted by account: what a survey score, its interval and its drawing towards the customers are
 * worked out from.
 *
 * `high` is a promoter (NPS), a satisfied answer (CSAT), or the answer itself on the stated scale (CES); `low` a detractor (NPS
 * only, else 0). With a half-life an answer weighs 2^(-age / half-life), without one 1.
 */
export type SurveyCounts = {
  readonly kind: SurveyKind;
  /** Top of the scale that a CES is stated on; its bottom is 1. */
  readonly scaleMax: number;
  /** Answers in the window. */
  readonly answers: Column;
  /** Sum of their weights, and of the squares of their weights. */
  readonly weight: Column;
  readonly weightSquares: Column;
  /** Sums of weights of the high and of the low answers. */
  readonly weightedHigh: Column;
  readonly weightedLow: Column;
  /** The same without weights. */
  readonly high: Column;
  readonly low: Column;
  /** CES: sum of the squares of the answers, without weights; else 0. */
  readonly squares: Column;
  /** Questions sent in the window, and how many of those were answered; NaN = no question has a sent date. */
  readonly sent: Column;
  readonly replied: Column;
};

/** What all customers answered: mean of the high and of the low answers, their worth in answers, spread within an account. */
export type CustomersMean = {
  readonly high: number;
  readonly low: number;
  readonly strength: number;
  /** Absent with too few accounts that answered more than once. */
  readonly within?: number | undefined;
};

/** What stands beside a survey score, by account and in the signal's unit; see `SurveyReading` of a detail. NaN = none. */
export type SurveyColumns = {
  readonly answers: Column;
  readonly sent: Column;
  readonly replied: Column;
  /** Score of the account's own answers. */
  readonly raw: Column;
  readonly low: Column;
  readonly high: Column;
};
