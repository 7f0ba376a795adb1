import { measurePoints, missingPoints } from './measurePoints.ts';
import { FILLED, OBSERVED, UNKNOWN } from './types.ts';
import type { EngineColumns, EngineMeasure, EngineResult, EngineScorecard, MeasureColumns } from './types.ts';

/**
 * First step of scoring an account: points, weight and fate of each of its readings.
 *
 * A filled reading (missing policy) takes part in the score with its full weight, but it is not observed: it adds
 * nothing to coverage. A reading that does not concern the account leaves no trace at all.
 *
 * Formula: W = group weight x weight / 100 x age factor.
 * Source: docs/METHODS.md, "Weights" and "Missing values".
 */
export function readMeasures(scorecard: EngineScorecard, columns: EngineColumns, result: EngineResult, i: number): void {
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    if (measure === undefined || numberAt(columns.concerns, m, i, 1) === 0) {
      continue;
    }
    const points = measurePoints(measure, numberAt(columns.values, m, i, NaN));
    if (!Number.isNaN(points)) {
      keep(result, m, i, { points, weight: fullWeight(scorecard, measure) * ageFactor(columns, m, i), reading: OBSERVED });
      continue;
    }
    const filled = missingPoints(measure, numberAt(columns.segmentMeans, m, i, NaN));
    const left = Number.isNaN(filled);
    keep(result, m, i, { points: filled, weight: left ? 0 : fullWeight(scorecard, measure), reading: left ? UNKNOWN : FILLED });
  }
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

function keep(
  result: EngineResult,
  m: number,
  i: number,
  read: { readonly points: number; readonly weight: number; readonly reading: number }
): void {
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
