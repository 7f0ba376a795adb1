import type { SurveyReading } from '../domain/detailJson.ts';
import { enoughAnswers } from '../domain/surveyCounts.ts';
import type { SignalColumns } from './assessInput.ts';
import { known, rounded } from './detailNumbers.ts';

/** What stands beside a survey score of an account; undefined for other signals and where nobody answered. */
export function surveyReading(signal: SignalColumns | undefined, i: number): SurveyReading | undefined {
  const survey = signal?.survey;
  const answers = survey?.answers[i] ?? 0;
  if (survey === undefined || answers === 0) return undefined;
  const sent = known(survey.sent[i]);
  return {
    n: answers,
    sent,
    ...(sent === null ? {} : { replied: survey.replied[i] ?? 0 }),
    raw: rounded(survey.raw[i] ?? NaN, 4),
    low: bound(survey.low[i]),
    high: bound(survey.high[i]),
    ...(answers < enoughAnswers ? { few: true } : {})
  };
}

function bound(value: number | undefined): number | null {
  const found = known(value);
  return found === null ? null : rounded(found, 1);
}
