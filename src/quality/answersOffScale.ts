import type { QualityFinding } from './finding.ts';
import { findingOf } from './finding.ts';

/** Answers of a survey signal, and those that cannot be one. */
export type CountedAnswers = {
  readonly signal: string;
  readonly object: string;
  readonly field: string;
  readonly count: number;
  readonly of: number;
};

/** Answers outside their scale, or on a scale that was never stated: they count for nothing. */
export function answersOffScale(counted: readonly CountedAnswers[]): readonly QualityFinding[] {
  return counted.flatMap(({ signal, object, field, count, of }) =>
    findingOf({ code: 'answer_off_scale', object, count, of, note: `answers are outside their scale (${field}, signal ${signal})` })
  );
}
