import { dayText, epochDay } from '../../../domain/day.ts';
import { nextSurveyOn } from '../../../surveys/nextSurveyOn.ts';
import type { AccountFacts } from '../../../writeback/records.ts';
import { contractValueWords } from './contractValueWords.ts';
import type { Gathered } from './gatherInput.ts';

/** What the summary of one account shows beside its scores: contract, people, and what comes next. Pure. */
export function shownFacts({ input, facts, contracts, nextTasks, lastAskedOn }: Gathered, i: number): AccountFacts {
  const decisionOn = contracts.decisionOn[i] ?? NaN;
  const value = contracts.value[i] ?? NaN;
  const met = facts.lastMeetingOn[i] ?? NaN;
  const manager = facts.successManagers[i] ?? '';
  const currency = facts.currencies[i] ?? '';
  const nextTask = nextTasks[i];
  const survey = nextSurveyOn({
    ...{ decisionOn, lastAskedOn: lastAskedOn[i] ?? NaN, today: epochDay(input.asOf.today) },
    leadWeeks: input.settings.general.surveyLeadWeeks
  });
  return {
    ...(Number.isNaN(value)
      ? {}
      : { contractValue: value, contractValueSource: contractValueWords(contracts.valueSource, input.settings) }),
    ...(Number.isNaN(decisionOn) ? {} : { decisionOn: dayText(decisionOn), noticeDays: contracts.noticeDays[i] ?? 0 }),
    monthToMonth: contracts.monthToMonth[i] === 1,
    ...(manager === '' ? {} : { successManagerId: manager }),
    ...(Number.isNaN(met) ? {} : { lastMeetingOn: dayText(met) }),
    ...(Number.isNaN(survey) ? {} : { nextSurveyOn: dayText(survey) }),
    ...(nextTask === undefined ? {} : { nextTask }),
    ...(currency === '' ? {} : { currency })
  };
}
