import type { Reading } from '../domain/reading.ts';
import { isSameReading } from './changedReadings.ts';
import { isSameReader, isSameRule, measureKeys, readingStep, ruleKeys } from './changeStep.ts';
import type { ChangeStep, ComparedDays } from './changeStep.ts';
import { passedReading } from './timeSteps.ts';

/** What stood once time has passed, and what stands. Of a mean undefined = nobody had a reading to fill in with. */
type Change = { readonly subject: string; readonly from: Reading | undefined; readonly to: Reading | undefined };

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
  if (from === undefined || to === undefined) return to === undefined;
  return from.state === 'read' ? to.state === 'unknown' : from.state === 'in_force' && to.state === 'not_in_force' && lostValue(from, to);
}

function lostValue(from: Reading, to: Reading): boolean {
  return !Number.isNaN(from.value) && Number.isNaN(to.value);
}

/** What differs once time has passed, among measures and rules that are judged on both days. */
function changes(days: ComparedDays): readonly Change[] {
  const { before, after } = days;
  const measures = measureKeys(before.content).filter((key) => isSameReader(before.content, after.content, key));
  const rules = ruleKeys(before.content).filter((key) => isSameRule(before.content, after.content, key));
  return [
    ...measures.flatMap((key) => [...changed(days, key), ...changedMean(days, key)]),
    ...rules.flatMap((key) => changedRule(days, `rule:${key}`))
  ];
}

function changed(days: ComparedDays, subject: string): readonly Change[] {
  const from = passedReading(days, subject);
  const to = days.after.readings.get(subject);
  return from === undefined || to === undefined || isSameReading(from, to) ? [] : [{ subject, from, to }];
}

/** The mean that fills in for a measure which both days fill in; where the measure comes into use or goes, it is settings. */
function changedMean(days: ComparedDays, key: string): readonly Change[] {
  const subject = `mean:${key}`;
  const isFilledIn = [days.before, days.after].every(
    ({ content, readings }) => readings.has(key) && content.measures.some(({ k, missing }) => k === key && missing === 'segment_mean')
  );
  const [from, to] = [passedReading(days, subject), days.after.readings.get(subject)];
  if (!isFilledIn || (from === undefined && to === undefined)) return [];
  return from !== undefined && to !== undefined && isSameReading(from, to) ? [] : [{ subject, from, to }];
}

/** Only whether a rule is in force moves a score; its values move with the measures. */
function changedRule(days: ComparedDays, subject: string): readonly Change[] {
  return changed(days, subject).filter(({ from, to }) => from?.state !== to?.state);
}
