import type { Settings } from '../domain/settings.ts';

/** An account filter of the settings and where it stands. */
export type AccountFilter = { readonly filter: string; readonly record: string; readonly field: string };

/**
 * Every account filter that scores and cells ask for, each text once: populations of scorecards, segments of measures
 * and of whitespace rules. Their answers are `AssessInput.matching`.
 */
export function accountFilters(settings: Settings): readonly AccountFilter[] {
  const found = new Map<string, AccountFilter>();
  const add = (filter: string | undefined, record: string, field: string): void => {
    if (filter !== undefined && !found.has(filter)) {
      found.set(filter, { filter, record, field });
    }
  };
  settings.scorecards.forEach((scorecard) => add(scorecard.population, scorecard.record, 'Population__c'));
  settings.measures.forEach((measure) => add(measure.segmentFilter, measure.record, 'Segment_Filter__c'));
  settings.whitespaceRules.forEach((rule) => add(rule.segmentFilter, rule.record, 'Segment_Filter__c'));
  return [...found.values()];
}
