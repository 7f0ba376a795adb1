import { overrideOf } from '../domain/whatChanged.ts';
import type { ScorecardSettingsJson } from '../domain/settingsJson.ts';
import { isSameReading } from './changedReadings.ts';
import { isSameReader, isSameRule, measureKeys, readingStep, ruleKeys, shownValue, withReading } from './changeStep.ts';
import type { ChangeStep, ComparedDays } from './changeStep.ts';

type MeasureJson = ScorecardSettingsJson['measures'][number];

/**
 * What admins changed: first all that concerns the whole scorecard (weights of groups, limits), then measures, then rules.
 * A measure that came into use here, or went out of it, counts among them.
 */
export function settingsSteps({ before, after }: ComparedDays): readonly ChangeStep[] {
  const whole: ChangeStep = {
    ...{ part: 'settings', key: undefined, from: null, to: null },
    take: ({ content, readings }) => ({
      content: { ...after.content, measures: content.measures, rules: content.rules },
      readings: withReading(readings, 'withheld', after.readings.get('withheld'))
    })
  };
  const isSameWhole = sameWhole(before.content, after.content);
  return [
    ...(isSameWhole ? [] : [whole]),
    ...measureKeys(before.content, after.content).flatMap((key) => measureStep({ before, after }, key)),
    ...ruleKeys(before.content, after.content).flatMap((key) => ruleStep({ before, after }, key))
  ];
}

/** What people overruled, by record. */
export function overrideSteps({ before, after }: ComparedDays): readonly ChangeStep[] {
  const subjects = [...new Set([...before.readings.keys(), ...after.readings.keys()])]
    .filter((one) => overrideOf(one) !== undefined)
    .sort();
  return subjects.flatMap((subject) => {
    const [from, to] = [before.readings.get(subject), after.readings.get(subject)];
    const isSame = from !== undefined && to !== undefined && isSameReading(from, to);
    return isSame ? [] : [readingStep('override', subject, { from, to })];
  });
}

function sameWhole(one: ScorecardSettingsJson, other: ScorecardSettingsJson): boolean {
  const judged = ({ scorecard, groups, bands }: ScorecardSettingsJson): string =>
    JSON.stringify([
      scorecard.judged,
      scorecard.minimumCoverage,
      groups.map(({ k, weight }) => [k, weight]),
      bands.map(({ floor }) => floor)
    ]);
  return judged(one) === judged(other);
}

/** What of a measure decides its points and weight. */
function judgement(measure: MeasureJson | undefined): string {
  if (measure === undefined) return '';
  const { g, signal, weight, knots, categories, productLine, missing, staleAfterDays, penaltyOnly, activity } = measure;
  return JSON.stringify([g, signal, weight, knots, categories, productLine, missing, staleAfterDays, penaltyOnly, activity]);
}

function measureStep({ before, after }: ComparedDays, key: string): readonly ChangeStep[] {
  const [old, edited] = [before.content, after.content].map(({ measures }) => measures.find(({ k }) => k === key));
  const [had, has] = [before.readings.get(key), after.readings.get(key)];
  const isInUse = (had === undefined) === (has === undefined);
  const isSame = judgement(old) === judgement(edited) && (old === undefined || isSameReader(before.content, after.content, key));
  if ((isInUse && isSame) || (had === undefined && has === undefined)) return [];
  return [
    {
      ...{ part: 'settings', key, from: shownValue(had), to: shownValue(has) },
      take: ({ content, readings }) => ({
        content: { ...content, measures: [...content.measures.filter(({ k }) => k !== key), ...(edited === undefined ? [] : [edited])] },
        readings: withReading(withReading(readings, key, has), `mean:${key}`, after.readings.get(`mean:${key}`))
      })
    }
  ];
}

function ruleStep({ before, after }: ComparedDays, key: string): readonly ChangeStep[] {
  const edited = after.content.rules.find(({ k }) => k === key);
  const subject = `rule:${key}`;
  const [had, has] = [before.readings.get(subject), after.readings.get(subject)];
  if (isSameRule(before.content, after.content, key) && (had === undefined) === (has === undefined)) return [];
  return [
    {
      ...{ part: 'settings', key: subject, from: shownValue(had), to: shownValue(has) },
      take: ({ content, readings }) => ({
        content: { ...content, rules: [...content.rules.filter(({ k }) => k !== key), ...(edited === undefined ? [] : [edited])] },
        readings: withReading(readings, subject, has)
      })
    }
  ];
}
