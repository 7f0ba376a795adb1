import { fullWeight, readMeasures } from './readMeasures.ts';
import { hasObserved, meanPoints, scoreGroups } from './scoreGroups.ts';
import { NOT_CONCERNED, OBSERVED } from './types.ts';
import type { EngineColumns, EngineResult, EngineScorecard } from './types.ts';

/**
 * Reads one account's measures, groups and coverage into the result.
 *
 * A second call replaces what the first one found: an account with human overrides is measured without and then with them.
 *
 * Formula: sum(W x points) / sum(W) over the measures that took part, less deductions, not below 0.
 * Source: docs/METHODS.md, "Score".
 *
 * @returns  unrounded score before caps and floors; NaN when nothing took part
 */
export function measureAccount(scorecard: EngineScorecard, columns: EngineColumns, result: EngineResult, i: number): number {
  readMeasures(scorecard, columns, result, i);
  scoreGroups(scorecard, columns, result, i);
  measureCoverage(scorecard, result, i);
  return deduct(scorecard, result, i, weightedMean(scorecard, result, i));
}

function weightedMean(scorecard: EngineScorecard, result: EngineResult, i: number): number {
  let weight = 0;
  let sum = 0;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const w = result.weights[m]?.[i] ?? 0;
    if (w > 0 && scorecard.measures[m]?.penaltyOnly === false) {
      weight += w;
      sum += w * (result.points[m]?.[i] ?? 0);
    }
  }
  return meanPoints(sum, weight);
}

/** Takes the deductions off, each as far as 0 allows, and keeps the part that took effect. */
function deduct(scorecard: EngineScorecard, result: EngineResult, i: number, mean: number): number {
  let left = mean;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    const points = result.points[m]?.[i] ?? NaN;
    const column = result.deductions[m];
    if (measure === undefined || column === undefined || !measure.penaltyOnly) {
      continue;
    }
    column[i] = 0;
    if (!Number.isNaN(points) && !Number.isNaN(left) && hasObserved(result, measure.group, i)) {
      const wanted = ((result.weights[m]?.[i] ?? 0) * (100 - points)) / 100;
      column[i] = wanted < left ? wanted : left;
      left -= column[i] ?? 0;
    }
  }
  return left;
}

function measureCoverage(scorecard: EngineScorecard, result: EngineResult, i: number): void {
  let observedWeight = 0;
  let inUseWeight = 0;
  let observed = 0;
  let inUse = 0;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    const reading = result.readings[m]?.[i];
    if (measure === undefined || measure.penaltyOnly || reading === NOT_CONCERNED) {
      continue;
    }
    inUseWeight += fullWeight(scorecard, measure);
    inUse += 1;
    if (reading === OBSERVED) {
      observedWeight += result.weights[m]?.[i] ?? 0;
      observed += 1;
    }
  }
  result.inUse[i] = inUse;
  result.observed[i] = observed;
  result.coverage[i] = inUseWeight > 0 ? observedWeight / inUseWeight : 0;
}
