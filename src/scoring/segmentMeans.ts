import { measurePoints } from './measurePoints.ts';
import type { Column, EngineColumns, EngineScorecard } from './types.ts';

/**
 * Mean points of the accounts that a measure concerns and that have a reading: what the missing policy
 * `segment_mean` fills in. The segment is the measure's own segment filter.
 *
 * Source: docs/METHODS.md, "Missing values".
 *
 * @param population  1 = the account counts; absent = all
 * @returns           one column per measure with that policy, undefined for the others
 */
export function segmentMeans(scorecard: EngineScorecard, columns: EngineColumns, population?: Column): (Float64Array | undefined)[] {
  const means: (Float64Array | undefined)[] = [];
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const policy = scorecard.measures[m]?.missing;
    means.push(
      policy === 'segment_mean' ? new Float64Array(columns.accounts).fill(meanPoints(scorecard, columns, m, population)) : undefined
    );
  }
  return means;
}

function meanPoints(scorecard: EngineScorecard, columns: EngineColumns, m: number, population: Column | undefined): number {
  const measure = scorecard.measures[m];
  let count = 0;
  let sum = 0;
  for (let i = 0; measure !== undefined && i < columns.accounts; i += 1) {
    const counts = (population?.[i] ?? 1) > 0 && (columns.concerns?.[m]?.[i] ?? 1) > 0;
    const points = counts ? measurePoints(measure, columns.values[m]?.[i] ?? NaN) : NaN;
    if (!Number.isNaN(points)) {
      count += 1;
      sum += points;
    }
  }
  return count > 0 ? sum / count : NaN;
}
