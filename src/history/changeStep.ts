import type { AccountReadings, Reading } from '../domain/reading.ts';
import type { ScorecardSettingsJson } from '../domain/settingsJson.ts';
import type { ChangePart } from '../domain/whatChanged.ts';
import type { Replayable } from './replay.ts';

/** Two days that are compared, both without what either of them cannot know. */
export type ComparedDays = {
  readonly before: Replayable;
  readonly after: Replayable;
  /** Readings as of the later day from what was known on the earlier one; absent = the earlier ones, carried. */
  readonly passed?: AccountReadings;
};

/** What stands between the two days while step after step is taken; the day is the later one from the start. */
export type Standing = { readonly content: ScorecardSettingsJson; readonly readings: ReadonlyMap<string, Reading> };

/** One thing that changed: what it does to what stands, and the values before and after that a line shows. */
export type ChangeStep = {
  readonly part: ChangePart;
  /** Measure, `rule:<key>`, `override:<id>`; undefined = the part as a whole. */
  readonly key: string | undefined;
  readonly from: number | null;
  readonly to: number | null;
  readonly take: (standing: Standing) => Standing;
};

/** A step that puts readings in the place of others; undefined takes one away. */
export function readingStep(
  part: ChangePart,
  subject: string,
  change: { readonly from: Reading | undefined; readonly to: Reading | undefined }
): ChangeStep {
  return {
    ...{ part, key: subject, from: shownValue(change.from), to: shownValue(change.to) },
    take: ({ content, readings }) => ({ content, readings: withReading(readings, subject, change.to) })
  };
}

/** Readings with one put in, or taken away. */
export function withReading(readings: AccountReadings, subject: string, reading: Reading | undefined): AccountReadings {
  const next = new Map(readings);
  if (reading === undefined) {
    next.delete(subject);
  } else {
    next.set(subject, reading);
  }
  return next;
}

/** Value that a line shows, at most four decimals as in a result's detail; null = no reading. */
export function shownValue(reading: Reading | undefined): number | null {
  return reading === undefined || Number.isNaN(reading.value) ? null : Math.round(reading.value * 10_000) / 10_000 + 0;
}

/** Keys of rules in order, whatever content they stand in. */
export function ruleKeys(...contents: readonly ScorecardSettingsJson[]): readonly string[] {
  return [...new Set(contents.flatMap(({ rules }) => rules.map(({ k }) => k)))].sort();
}

/** Keys of measures in order, whatever content they stand in. */
export function measureKeys(...contents: readonly ScorecardSettingsJson[]): readonly string[] {
  return [...new Set(contents.flatMap(({ measures }) => measures.map(({ k }) => k)))].sort();
}

/** True where a measure reads one thing on both days; with another signal, or an edited one, it is another reading: settings. */
export function isSameReader(one: ScorecardSettingsJson, other: ScorecardSettingsJson, key: string): boolean {
  const [a, b] = [one, other].map(({ measures }) => measures.find(({ k }) => k === key));
  return a !== undefined && b !== undefined && a.signal === b.signal && a.productLine === b.productLine && isUnedited(a.reads, b.reads);
}

/** Contents of before there were hashes tell of no edit. */
function isUnedited<Hash>(one: Hash | undefined, other: Hash | undefined): boolean {
  return one === undefined || other === undefined || JSON.stringify(one) === JSON.stringify(other);
}

/** True where a rule is judged in the same way on both days. */
export function isSameRule(one: ScorecardSettingsJson, other: ScorecardSettingsJson, key: string): boolean {
  const [a, b] = [one, other].map(({ rules }) => rules.find(({ k }) => k === key));
  if (a === undefined || b === undefined || !isUnedited(a.reads, b.reads)) return false;
  return JSON.stringify([a.effect, a.when]) === JSON.stringify([b.effect, b.when]);
}
