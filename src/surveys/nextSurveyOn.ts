import { termEndOccasion } from './occasions.ts';

/** One customer's time to decide and what it was asked. Days are counted from 1970-01-01 in the org's zone. */
export type SurveyTiming = {
  /** Day by which the customer must have decided; NaN = none. */
  readonly decisionOn: number;
  /** Day of the newest question for a recommendation; NaN = never. */
  readonly lastAskedOn: number;
  readonly leadWeeks: number;
  readonly today: number;
};

/**
 * Day from which the next survey of a customer before its decision is due (pure): the first day of the occasion `term_end`.
 *
 * @returns  a day that may lie behind; NaN where there is no decision ahead, where an answer would come too late, or where the
 *           question was put since that day
 * @example  nextSurveyOn({ decisionOn: 100, lastAskedOn: NaN, leadWeeks: 8, today: 50 }) // 44
 */
export function nextSurveyOn({ decisionOn, lastAskedOn, leadWeeks, today }: SurveyTiming): number {
  if (Number.isNaN(decisionOn)) return NaN;
  const { from, by } = termEndOccasion({ accountId: '', on: decisionOn, recordId: '' }, leadWeeks);
  return today > by || lastAskedOn >= from ? NaN : from;
}
