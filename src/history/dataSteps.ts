import type { Reading } from '../domain/reading.ts';
import { isSameReading } from './changedReadings.ts';
import { isSameRule, measureKeys, readingStep, ruleKeys } from './changeStep.ts';
import type { ChangeStep, ComparedDays } from './changeStep.ts';
import { passedReading } from './timeSteps.ts';

type Change = { readonly subject: string; readonly from: Reading; readonly to: Reading };

/** Readings that were there and are not any more, and rules that ended because nothing is known. */
export function missingSteps(days: ComparedDays): readonly ChangeStep[] {
  return changes(days)
    .filter(wentMissing)
    .map(({ subject, from, to }) => readingStep('missing', subject, { from, to }));
}

/** Readings that say something else, and rules that began or ended by it. */
export function dataSteps(days: ComparedDays): readonly ChangeStep[] {
  return changes(days)
    .filter((change) => !wentMissing(change))
    .map(({ subject, from, to }) => readingStep('data', subject, { from, to }));
}

function wentMissing({ from, to }: Change): boolean {
  return from.state === 'read' ? to.state === 'unknown' : from.state === 'in_force' && to.state === 'not_in_force' && lostValue(from, to);
}

function lostValue(from: Reading, to: Reading): boolean {
  return !Number.isNaN(from.value) && Number.isNaN(to.value);
}

/** What differs once time has passed, among measures and rules that are judged on both days. */
function changes(days: ComparedDays): readonly Change[] {
  const { before, after } = days;
  const measures = measureKeys(before.content).flatMap((key) => [key, `mean:${key}`]);
  const rules = ruleKeys(before.content).filter((key) => isSameRule(before.content, after.content, key));
  return [...measures.flatMap((subject) => changed(days, subject)), ...rules.flatMap((key) => changedRule(days, `rule:${key}`))];
}

function changed(days: ComparedDays, subject: string): readonly Change[] {
  const from = passedReading(days, subject);
  const to = days.after.readings.get(subject);
  return from === undefined || to === undefined || isSameReading(from, to) ? [] : [{ subject, from, to }];
}

/** Only whether a rule is in force moves a score; its values move with the measures. */
function changedRule(days: ComparedDays, subject: string): readonly Change[] {
  return changed(days, subject).filter(({ from, to }) => from.state !== to.state);
}
