import { overrideOf } from '../domain/whatChanged.ts';
import type { AccountReadings, Reading } from '../domain/reading.ts';
import type { ScorecardSettingsJson } from '../domain/settingsJson.ts';
import { ageFactor } from '../scoring/ageFactor.ts';
import { modelFromVersion } from '../scoring/modelFromVersion.ts';
import { scoreAccounts } from '../scoring/scoreAccounts.ts';
import { EXCLUDED, SCORED, WITHHELD } from '../scoring/types.ts';
import type { Column, EngineColumns, EngineOverrides, EngineScorecard } from '../scoring/types.ts';

/** What a score was worked out from: readings as they stand on a day, and the settings of that day. */
export type Replayable = {
  readonly content: ScorecardSettingsJson;
  /** Epoch day. */
  readonly day: number;
  /** Carried to `day`. */
  readonly readings: AccountReadings;
};

/** Why there is no number. */
export type NoNumber = 'not_enough_data' | 'too_new' | 'excluded';

/** A score worked out again. */
export type Replayed = {
  /** As shown, and without human overrides; undefined = no number. */
  readonly score: number | undefined;
  readonly plain: number | undefined;
  /** Observed weight / weight in use, 0-1. */
  readonly coverage: number;
  /** Absent with a number. */
  readonly because?: NoNumber;
};

/** What of the settings a replay rests on: the engine's model of the measures that have a reading, and the rules' limits. */
export type ReplayModel = {
  readonly engine: EngineScorecard;
  /** Days after which a reading is unknown, in the order of the model's measures. */
  readonly staleAfter: readonly (number | undefined)[];
  readonly rules: ScorecardSettingsJson['rules'];
};

/**
 * The model that readings are replayed by. It stands as long as the content does and no measure comes or goes.
 *
 * A measure takes part when it has a reading, whatever the reading says; one without is off.
 */
export function replayModel(content: ScorecardSettingsJson, readings: AccountReadings): ReplayModel {
  const engine = modelFromVersion(content, (measure) => readings.has(measure));
  const staleAfter = new Map(content.measures.map((measure) => [measure.k, measure.staleAfterDays]));
  return { engine, staleAfter: engine.measures.map(({ key }) => staleAfter.get(key)), rules: content.rules };
}

/**
 * Works one account's score of a past day out again, by the engine itself.
 *
 * Equal to the score that the run of that day found, for every point that the state keeps readings of.
 *
 * Source: docs/METHODS.md, "History".
 *
 * @param model  absent = made for this replay
 */
export function replay(of: Replayable, model: ReplayModel = replayModel(of.content, of.readings)): Replayed {
  const result = scoreAccounts(model.engine, columnsOf(model, of));
  const state = result.state[0];
  const found = { score: known(result.score[0]), plain: known(result.plain[0]), coverage: result.coverage[0] ?? 0 };
  if (state === SCORED) {
    return found;
  }
  return { ...found, because: state === WITHHELD ? 'too_new' : state === EXCLUDED ? 'excluded' : 'not_enough_data' };
}

function columnsOf({ engine, staleAfter, rules }: ReplayModel, { day, readings }: Replayable): EngineColumns {
  const read = engine.measures.map(({ key }, m) => measureReading(readings.get(key), day, staleAfter[m]));
  const overrides = overridesOf(engine, readings);
  return {
    accounts: 1,
    values: read.map(({ value }) => [value]),
    concerns: engine.measures.map(({ key }) => [readings.get(key)?.state === 'not_concerned' ? 0 : 1]),
    ageFactors: read.map(({ factor }) => [factor]),
    segmentMeans: engine.measures.map(({ key, missing }) => [
      missing === 'segment_mean' ? (readings.get(`mean:${key}`)?.value ?? NaN) : NaN
    ]),
    caps: [limit(rules, readings, 'cap')],
    floors: [limit(rules, readings, 'floor')],
    withheld: [engine.judged && readings.has('withheld') ? 1 : 0],
    ...(overrides === undefined ? {} : { overrides })
  };
}

/** Value and age factor; a reading older than the measure allows is unknown. Only the date of a value that time does not move grows old. */
function measureReading(reading: Reading | undefined, day: number, staleAfter: number | undefined): { value: number; factor: number } {
  if (reading?.state !== 'read') {
    return { value: NaN, factor: 1 };
  }
  if (staleAfter === undefined || reading.ages !== 0) {
    return { value: reading.value, factor: 1 };
  }
  const factor = ageFactor(day - reading.on, staleAfter);
  return Number.isNaN(factor) ? { value: NaN, factor: 1 } : { value: reading.value, factor };
}

/** Strictest cap or highest floor of the rules in force; NaN = none. */
function limit(rules: ReplayModel['rules'], readings: AccountReadings, kind: 'cap' | 'floor'): number {
  const limits = rules.flatMap(({ k, effect }) =>
    effect?.kind === kind && readings.get(`rule:${k}`)?.state === 'in_force' ? [effect.to] : []
  );
  return limits.length === 0 ? NaN : kind === 'cap' ? Math.min(...limits) : Math.max(...limits);
}

/** Overrides as the engine takes them: the strictest cap, the newest points, any that excludes. */
function overridesOf(model: EngineScorecard, readings: AccountReadings): EngineOverrides | undefined {
  const all = [...readings.values()].filter(({ subject }) => overrideOf(subject) !== undefined).sort((a, b) => a.on - b.on);
  if (all.length === 0) {
    return undefined;
  }
  const on = (measure: string): readonly Reading[] => all.filter(({ of }) => of === measure);
  const perMeasure = (value: (own: readonly Reading[]) => number): readonly Column[] => model.measures.map(({ key }) => [value(on(key))]);
  return {
    ...{ caps: [strictest(on(''))], scores: [newest(on(''))], excluded: [excludes(on(''))] },
    ...{ measureCaps: perMeasure(strictest), measurePoints: perMeasure(newest), measureExcluded: perMeasure(excludes) }
  };
}

function strictest(own: readonly Reading[]): number {
  const caps = own.filter(({ state }) => state === 'cap').map(({ value }) => value);
  return caps.length === 0 ? NaN : Math.min(...caps);
}

function newest(own: readonly Reading[]): number {
  return own.findLast(({ state }) => state === 'points')?.value ?? NaN;
}

function excludes(own: readonly Reading[]): number {
  return own.some(({ state }) => state === 'exclude') ? 1 : 0;
}

function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
