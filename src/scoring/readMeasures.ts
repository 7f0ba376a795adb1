import { measurePoints, missingPoints } from './measurePoints.ts';
import { FILLED, GIVEN, LEFT_OUT, OBSERVED, UNKNOWN } from './types.ts';
import type { EngineColumns, EngineMeasure, EngineOverrides, EngineResult, EngineScorecard, MeasureColumns } from './types.ts';

/** Points, weight and fate of one reading. */
export type Read = { readonly points: number; readonly weight: number; readonly reading: number };

/**
 * First step of scoring an account: points, weight and fate of each of its readings.
 *
 * A filled reading (missing policy) takes part in the score with its full weight, but it is not observed: it adds
 * nothing to coverage. A reading that does not concern the account leaves no trace at all.
 *
 * Source: docs/METHODS.md, "Missing values" and "Overrides".
 */
export function readMeasures(scorecard: EngineScorecard, columns: EngineColumns, result: EngineResult, i: number): void {
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    if (numberAt(columns.concerns, m, i, 1) !== 0) {
      const read = readMeasure(scorecard, columns, m, i);
      keep(result, m, i, columns.overrides === undefined ? read : overruled(scorecard, columns.overrides, read, { m, i }));
    }
  }
}

/**
 * One reading as the facts have it, without human overrides.
 *
 * Formula: W = group weight x weight / 100 x age factor.
 * Source: docs/METHODS.md, "Weights" and "Missing values".
 *
 * @param m  place of the measure, which concerns the account
 */
export function readMeasure(scorecard: EngineScorecard, columns: EngineColumns, m: number, i: number): Read {
  const measure = scorecard.measures[m];
  if (measure === undefined) {
    return { points: NaN, weight: 0, reading: UNKNOWN };
  }
  const points = measurePoints(measure, numberAt(columns.values, m, i, NaN));
  if (!Number.isNaN(points)) {
    return { points, weight: fullWeight(scorecard, measure) * ageFactor(columns, m, i), reading: OBSERVED };
  }
  const filled = missingPoints(measure, numberAt(columns.segmentMeans, m, i, NaN));
  const left = Number.isNaN(filled);
  return { points: filled, weight: left ? 0 : fullWeight(scorecard, measure), reading: left ? UNKNOWN : FILLED };
}

/**
 * A reading after what people said about it: left out, or with the points they gave, or with no more than they allow.
 *
 * Points that are given in place of a missing reading take part with the full weight, but they are not observed; a
 * reading that is left out stays in use. So no override ever adds to coverage.
 *
 * Source: docs/METHODS.md, "Overrides".
 */
function overruled(
  scorecard: EngineScorecard,
  overrides: EngineOverrides,
  read: Read,
  { m, i }: { readonly m: number; readonly i: number }
): Read {
  const measure = scorecard.measures[m];
  if (measure === undefined || numberAt(overrides.measureExcluded, m, i, 0) > 0) {
    return { points: NaN, weight: 0, reading: LEFT_OUT };
  }
  const points = numberAt(overrides.measurePoints, m, i, NaN);
  const given = Number.isNaN(points) ? read : withPoints(read, points, fullWeight(scorecard, measure));
  const cap = numberAt(overrides.measureCaps, m, i, NaN);
  return given.points > cap ? { ...given, points: cap } : given;
}

function withPoints(read: Read, points: number, weight: number): Read {
  return read.reading === OBSERVED ? { ...read, points } : { points, weight, reading: GIVEN };
}

/** Effective weight of a measure before ageing. */
export function fullWeight(scorecard: EngineScorecard, measure: EngineMeasure): number {
  const group = scorecard.groups[measure.group];
  return group === undefined ? 0 : (group.weight * measure.weight) / 100;
}

/** Factor on the weight of an ageing reading; 1 where none is given. */
export function ageFactor(columns: EngineColumns, m: number, i: number): number {
  return numberAt(columns.ageFactors, m, i, 1);
}

function numberAt(columns: MeasureColumns | undefined, m: number, i: number, absent: number): number {
  const value = columns?.[m]?.[i];
  return value === undefined || Number.isNaN(value) ? absent : value;
}

function keep(result: EngineResult, m: number, i: number, read: Read): void {
  const points = result.points[m];
  const weights = result.weights[m];
  const readings = result.readings[m];
  if (points === undefined || weights === undefined || readings === undefined) {
    return;
  }
  points[i] = read.points;
  weights[i] = read.weight;
  readings[i] = read.reading;
}
