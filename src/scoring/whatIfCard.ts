import type { Detail, DetailMeasure, DetailOverride } from '../domain/detailJson.ts';
import type { ScorecardSettingsJson } from '../domain/settingsJson.ts';
import { isObserved, pointsRead } from './detailReading.ts';
import { measurePoints } from './measurePoints.ts';
import { modelFromVersion } from './modelFromVersion.ts';
import type { Column, EngineColumns, EngineOverrides, EngineScorecard } from './types.ts';

/** A result of one account as its record holds it, and the published settings that it was made with. */
export type WhatIfCard = { readonly detail: Detail; readonly settings: ScorecardSettingsJson };

/** Values that signals would have, by signal key, in the signal's own unit. */
export type Moves = Readonly<Record<string, number>>;

/** A result made ready to be worked out again. */
export type OpenedCard = WhatIfCard & {
  /** Measures in use that concern the account, with their own curves. */
  readonly judges: EngineScorecard;
  /** The same for values that are points already: what the engine is called with. */
  readonly model: EngineScorecard;
  /** Per measure, in the model's order: its line in the detail, its signal, the points of its reading. */
  readonly lines: readonly OpenedLine[];
  /** What does not move: age, points that fill in, overrides, being too new. */
  readonly fixed: Omit<EngineColumns, 'values' | 'ageFactors'>;
};

export type OpenedLine = {
  readonly line: DetailMeasure | undefined;
  readonly signal: string;
  /** Points of the reading; NaN = none. */
  readonly points: number;
  /** Factor on its weight. */
  readonly age: number;
};

/**
 * Makes a result ready to be worked out again: the engine's model and the columns of one account, from what its record holds.
 *
 * Source: docs/METHODS.md, "What if".
 */
export function openCard({ detail, settings }: WhatIfCard): OpenedCard {
  const found = new Map(detail.measures.map((line) => [line.k, line]));
  const signals = new Map(settings.measures.map((measure) => [measure.k, measure.signal]));
  const judges = modelFromVersion(settings, (key) => found.has(key));
  const model = { ...judges, measures: judges.measures.map((measure) => ({ ...measure, judge: { kind: 'points' as const } })) };
  const lines = judges.measures.map((measure): OpenedLine => {
    const line = found.get(measure.key);
    const points = line !== undefined && isObserved(line) ? pointsRead(measure, line) : NaN;
    return { line, signal: signals.get(measure.key) ?? '', points, age: line?.read?.age ?? 1 };
  });
  const fills = judges.measures.map((measure, m): Column => {
    const line = lines[m]?.line;
    return [measure.missing === 'segment_mean' && line !== undefined && !isObserved(line) ? pointsRead(measure, line) : NaN];
  });
  const overrides = overrideColumns(judges, detail.overrides ?? []);
  const fixed = {
    accounts: 1,
    segmentMeans: fills,
    withheld: [detail.fresh === undefined ? 0 : 1],
    ...(overrides === undefined ? {} : { overrides })
  };
  return { detail, settings, judges, model, lines, fixed };
}

/** Readings as columns of one account; a moved one is fresh. */
export function movedColumns({ judges, lines }: OpenedCard, moves: Moves): Pick<EngineColumns, 'values' | 'ageFactors'> {
  const values: Column[] = [];
  const ageFactors: Column[] = [];
  judges.measures.forEach((measure, m) => {
    const line = lines[m];
    const moved = measure.judge.kind === 'points' ? undefined : moves[line?.signal ?? ''];
    values.push([moved === undefined ? (line?.points ?? NaN) : measurePoints(measure, moved)]);
    ageFactors.push([moved === undefined ? (line?.age ?? 1) : 1]);
  });
  return { values, ageFactors };
}

/** People's overrides as the engine takes them: the strictest cap, the newest points, any that excludes. */
function overrideColumns(model: EngineScorecard, overrides: readonly DetailOverride[]): EngineOverrides | undefined {
  if (overrides.length === 0) {
    return undefined;
  }
  const on = (measure: string | undefined): readonly DetailOverride[] => overrides.filter(({ m }) => m === measure);
  const perMeasure = (value: (own: readonly DetailOverride[]) => number): readonly Column[] =>
    model.measures.map(({ key }) => [value(on(key))]);
  return {
    ...{ caps: [strictest(on(undefined))], scores: [newest(on(undefined))], excluded: [excludes(on(undefined))] },
    ...{ measureCaps: perMeasure(strictest), measurePoints: perMeasure(newest), measureExcluded: perMeasure(excludes) }
  };
}

function strictest(own: readonly DetailOverride[]): number {
  let least = NaN;
  for (const { kind, to = NaN } of own) {
    least = kind === 'cap' && !(least <= to) ? to : least;
  }
  return least;
}

function newest(own: readonly DetailOverride[]): number {
  return own.findLast(({ kind }) => kind === 'points')?.to ?? NaN;
}

function excludes(own: readonly DetailOverride[]): number {
  return own.some(({ kind }) => kind === 'exclude') ? 1 : 0;
}
