import type { OffScale } from '../domain/countedRows.ts';
import type { QualityFinding } from './finding.ts';
import { findingOf } from './finding.ts';

/** Answers outside their scale, or on a scale that was never stated: they count for nothing. */
export function answersOffScale(counted: readonly OffScale[]): readonly QualityFinding[] {
  return counted.flatMap(({ signal, object, field, count, of }) =>
    findingOf({ code: 'answer_off_scale', object, count, of, note: `answers are outside their scale (${field}, signal ${signal})` })
  );
}
