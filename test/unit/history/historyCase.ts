import type { AccountReadings, Reading } from '../../../src/domain/reading.ts';
import type { RuleSettingsJson, ScorecardSettingsJson } from '../../../src/domain/settingsJson.ts';
import type { ChangeRequest, ChangeSide, Comparison } from '../../../src/history/whatChanged.ts';
import { whatChanged } from '../../../src/history/whatChanged.ts';
import type { WhatChanged } from '../../../src/domain/whatChanged.ts';

type MeasureJson = ScorecardSettingsJson['measures'][number];

/** 1 and 12 November 2026, eleven days apart. */
export const day1 = 20_758;
export const day2 = 20_769;

/** A measure whose points are 100 - value. */
export function measure(k: string, weight: number, more: Partial<MeasureJson> = {}): MeasureJson {
  return {
    ...{ k, g: 'all', title: k, why: '', signal: k, signalTitle: k, object: 'Case', unit: '', weight },
    knots: [
      [0, 100],
      [100, 0]
    ],
    ...{ missing: 'skip', penaltyOnly: false, activity: false, actionable: true, evidence: '' },
    ...more
  };
}

/** A rule that caps the score at 59 while its value is above 14. */
export function capRule(more: Partial<RuleSettingsJson> = {}): RuleSettingsJson {
  return {
    ...{ k: 'waiting', title: '', department: '', text: '', clears: '', unit: 'days', object: 'Case' },
    effect: { kind: 'cap', to: 59 },
    when: [{ of: 'signal:oldest', operator: '>', than: 14 }],
    ...more
  };
}

/** Content with one group; by default measures a (60) and b (40), which give 68 for values 20 and 50. */
export function content(more: Partial<ScorecardSettingsJson> = {}): ScorecardSettingsJson {
  return {
    ...{ v: 1, kind: 'scorecard' },
    scorecard: {
      ...{ k: 'card', title: 'Card', kind: 'Own', audience: 'Internal', headline: true, judged: true },
      ...{ minimumCoverage: 0.5, arrowAbove: 3, note: '' }
    },
    groups: [{ k: 'all', title: 'All', department: 'Support', weight: 100 }],
    measures: [measure('a', 60), measure('b', 40)],
    bands: [
      { k: 'red', floor: 0, label: 'Red', colour: 'red' },
      { k: 'green', floor: 80, label: 'Green', colour: 'green' }
    ],
    rules: [],
    ...more
  };
}

/** A reading with a value; `more` says what else it is. */
export function read(subject: string, value: number, more: Partial<Reading> = {}): Reading {
  return { subject, state: 'read', value, ages: 0, on: NaN, of: '', ...more };
}

/** A reading without a value. */
export function bare(subject: string, state: Reading['state']): Reading {
  return { subject, state, value: NaN, ages: 0, on: NaN, of: '' };
}

export function readings(...all: readonly Reading[]): AccountReadings {
  return new Map(all.map((reading) => [reading.subject, reading]));
}

/** Readings of day 1 that give 68. */
export const usual = readings(read('a', 20), read('b', 50));

export function side(day: number, own: AccountReadings, more: Partial<ChangeSide> = {}): ChangeSide {
  return { day, readings: own, content: content(), rebuilt: false, ...more };
}

/** Compares day 1 with day 2; by default both are as usual. */
export function compare(request: Partial<ChangeRequest>): Comparison {
  return whatChanged({ before: side(day1, usual), after: side(day2, usual), ...request });
}

/** As `compare`, where there is something to compare. */
export function changed(request: Partial<ChangeRequest>): WhatChanged {
  const found = compare(request);
  if ('none' in found) throw new Error(`nothing to compare: ${found.none}`);
  return found.changed;
}

/** Parts that are not 0. */
export function movedParts({ parts }: WhatChanged): Record<string, number> {
  return Object.fromEntries(Object.entries(parts).filter(([, by]) => by !== 0));
}
