import { ageFactor } from './readMeasures.ts';
import { NOT_CONCERNED, OBSERVED } from './types.ts';
import type { EngineColumns, EngineResult, EngineScorecard } from './types.ts';

/**
 * Second step of scoring an account: score, weight and readings of each group.
 *
 * A group's score is the weighted mean of the measures that took part in it, less the deductions of its penalty-only
 * measures, never below 0. It is shown and names the worst group; the scorecard's score does not rest on it.
 *
 * Formula: max(0, sum(W x points) / sum(W) - sum(weight x age factor x (100 - points) / 100)).
 * Source: docs/METHODS.md, "Groups" and "Deductions".
 */
export function scoreGroups(scorecard: EngineScorecard, columns: EngineColumns, result: EngineResult, i: number): void {
  for (let g = 0; g < scorecard.groups.length; g += 1) {
    countReadings(scorecard, result, g, i);
    const mean = groupMean(scorecard, result, g, i);
    const scores = result.groupScores[g];
    if (scores !== undefined) {
      scores[i] = !Number.isNaN(mean) ? lessDeductions(scorecard, columns, { result, g, i, mean }) : NaN;
    }
  }
}

/** True when the group holds an observed measure that can carry a deduction. */
export function hasObserved(result: EngineResult, g: number, i: number): boolean {
  return (result.groupObserved[g]?.[i] ?? 0) > 0;
}

/** Weighted mean of points; the last bit of the division never carries it above 100. NaN when nothing took part. */
export function meanPoints(sum: number, weight: number): number {
  if (weight > 0) {
    return sum / weight < 100 ? sum / weight : 100;
  }
  return NaN;
}

function countReadings(scorecard: EngineScorecard, result: EngineResult, g: number, i: number): void {
  let observed = 0;
  let inUse = 0;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    const reading = result.readings[m]?.[i];
    if (measure === undefined || measure.group !== g || measure.penaltyOnly || reading === NOT_CONCERNED) {
      continue;
    }
    inUse += 1;
    observed += reading === OBSERVED ? 1 : 0;
  }
  const observedColumn = result.groupObserved[g];
  const inUseColumn = result.groupInUse[g];
  if (observedColumn !== undefined && inUseColumn !== undefined) {
    observedColumn[i] = observed;
    inUseColumn[i] = inUse;
  }
}

function groupMean(scorecard: EngineScorecard, result: EngineResult, g: number, i: number): number {
  let weight = 0;
  let sum = 0;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    const w = result.weights[m]?.[i] ?? 0;
    if (measure !== undefined && measure.group === g && !measure.penaltyOnly && w > 0) {
      weight += w;
      sum += w * (result.points[m]?.[i] ?? 0);
    }
  }
  const weights = result.groupWeights[g];
  if (weights !== undefined) {
    weights[i] = weight;
  }
  return meanPoints(sum, weight);
}

function lessDeductions(
  scorecard: EngineScorecard,
  columns: EngineColumns,
  group: { readonly result: EngineResult; readonly g: number; readonly i: number; readonly mean: number }
): number {
  const { result, g, i } = group;
  let score = group.mean;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    const points = result.points[m]?.[i] ?? NaN;
    if (measure !== undefined && measure.group === g && measure.penaltyOnly && !Number.isNaN(points) && hasObserved(result, g, i)) {
      const age = result.readings[m]?.[i] === OBSERVED ? ageFactor(columns, m, i) : 1;
      score -= (measure.weight * age * (100 - points)) / 100;
    }
  }
  return score > 0 ? score : 0;
}
