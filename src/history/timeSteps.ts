import type { AccountReadings, Reading, ReadingState } from '../domain/reading.ts';
import type { ScorecardSettingsJson } from '../domain/settingsJson.ts';
import { conditionHolds } from '../scoring/ruleConditions.ts';
import { carried } from './carried.ts';
import { isSameReading } from './changedReadings.ts';
import { isSameReader, isSameRule, measureKeys, readingStep, ruleKeys } from './changeStep.ts';
import type { ChangeStep, ComparedDays } from './changeStep.ts';

/**
 * Readings of the earlier day as they stand before any time has passed, seen from the later day: the days that they count
 * from are moved along, so that nothing has aged yet.
 */
export function asIfNoTimePassed(days: ComparedDays): AccountReadings {
  const { readings } = days.before;
  return new Map([...readings].map(([subject, reading]) => [subject, growsOld(days, reading) ? notAged(days, reading) : reading]));
}

/** True where the weight of a reading falls with its age. */
function growsOld({ before }: ComparedDays, { subject, ages }: Reading): boolean {
  return ages === 0 && before.content.measures.some(({ k, staleAfterDays }) => k === subject && staleAfterDays !== undefined);
}

/** A reading of the earlier day with the age that it had there. */
function notAged({ before, after }: ComparedDays, reading: Reading, told: Reading = reading): Reading {
  return { ...told, on: reading.on + after.day - before.day };
}

/**
 * What moves although nothing happened: numbers of days, ages of readings, rows that leave a window, and rules that begin
 * or end by it.
 */
export function timeSteps(days: ComparedDays, start: AccountReadings): readonly ChangeStep[] {
  const moved = (subject: string): ChangeStep[] => {
    const from = start.get(subject);
    const to = passedReading(days, subject);
    return from === undefined || to === undefined || isSameReading(from, to) ? [] : [readingStep('time', subject, { from, to })];
  };
  const measures = measureKeys(days.before.content).filter((key) => !isLeftToSettings(days, key));
  return [
    ...measures.flatMap((key) => [...moved(key), ...moved(`mean:${key}`)]),
    ...ruleKeys(days.before.content).flatMap((key) => ruleByTime(days, key))
  ];
}

/**
 * A measure that the settings turned off, took away or gave another signal does not age into the later day: the settings'
 * step takes it.
 */
function isLeftToSettings({ before, after }: ComparedDays, measure: string): boolean {
  return !after.readings.has(measure) || !isSameReader(before.content, after.content, measure);
}

/**
 * A reading of the earlier day after the time between; undefined = none. One that was renewed since has neither grown old nor
 * ended: what it lost that way the newer row gave back, which would be two lines that cancel out.
 */
export function passedReading(days: ComparedDays, subject: string): Reading | undefined {
  const { before, after, passed } = days;
  const reading = before.readings.get(subject);
  const known = passed?.get(subject);
  if (reading === undefined) return undefined;
  const told = known !== undefined && known.state !== 'left_out' ? known : carried(reading, before.day, after.day);
  if (!isRenewed(reading, after.readings.get(subject))) return told;
  const lasting = told.state === 'unknown' ? reading : told;
  return growsOld(days, reading) ? notAged(days, reading, lasting) : lasting;
}

/** True where a newer row stands behind a value that time does not move. */
function isRenewed(reading: Reading, later: Reading | undefined): boolean {
  return reading.state === 'read' && later?.state === 'read' && reading.ages === 0 && later.ages === 0 && later.on > reading.on;
}

/** A rule that stands as it does on the later day by the passing of time alone. */
function ruleByTime(days: ComparedDays, key: string): readonly ChangeStep[] {
  const { before, after } = days;
  const subject = `rule:${key}`;
  const [from, to] = [before.readings.get(subject), after.readings.get(subject)];
  if (from === undefined || to === undefined || from.state === to.state || !isSameRule(before.content, after.content, key)) return [];
  const passed = passedReading(days, subject);
  const state = days.passed?.get(subject)?.state ?? stateByValues(before.content, key, (name) => passedReading(days, name));
  return passed !== undefined && state === to.state ? [readingStep('time', subject, { from, to: { ...passed, state: to.state } })] : [];
}

/** Whether a rule's conditions hold for its values; undefined where that cannot be said (a score, an unknown value). */
function stateByValues(
  content: ScorecardSettingsJson,
  key: string,
  reading: (subject: string) => Reading | undefined
): ReadingState | undefined {
  const when = content.rules.find(({ k }) => k === key)?.when;
  const values = [`rule:${key}`, `second:${key}`].map((subject) => reading(subject)?.value ?? NaN);
  if (when === undefined || when.some((_, c) => Number.isNaN(values[c] ?? NaN))) return undefined;
  // Days left to decide are unknown once the day has passed.
  const isOver = when.some(({ of }, c) => of === 'decision_days_left' && (values[c] ?? NaN) < 0);
  return !isOver &&
    when.every((condition, c) => conditionHolds({ operator: condition.operator, threshold: condition.than }, values[c] ?? NaN))
    ? 'in_force'
    : 'not_in_force';
}
