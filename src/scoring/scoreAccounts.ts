import { emptyResult } from './emptyResult.ts';
import { fullWeight, readMeasures } from './readMeasures.ts';
import { bandOf, roundScore } from './roundScore.ts';
import { hasObserved, meanPoints, scoreGroups } from './scoreGroups.ts';
import { NOT_CONCERNED, NOT_ENOUGH_DATA, OBSERVED, SCORED, WITHHELD } from './types.ts';
import type { EngineColumns, EngineResult, EngineScorecard } from './types.ts';

/**
 * Scores all accounts of one scorecard.
 *
 * The one call form of the engine: the service gives all accounts, the component gives one. It uses + - * / and
 * comparisons only and sums in the order of the measures, so that equal inputs give bit-equal results everywhere;
 * it never throws, because `settings` refuses what it could not work with.
 *
 * Formula: sum(W x points) / sum(W) over the measures that took part, less deductions, not below 0; rounded half up
 * to one decimal once; then the highest floor, then the strictest cap; then the band on the rounded score.
 * Source: docs/METHODS.md, "Score".
 *
 * @returns  columns in the order of the accounts given
 * @example  scoreAccounts(riskByDepartment, { accounts: 1, values: [[3], [20], [1]] }).score[0]
 */
export function scoreAccounts(scorecard: EngineScorecard, columns: EngineColumns): EngineResult {
  const result = emptyResult(scorecard, columns.accounts);
  for (let i = 0; i < columns.accounts; i += 1) {
    readMeasures(scorecard, columns, result, i);
    scoreGroups(scorecard, columns, result, i);
    result.exact[i] = deduct(scorecard, result, i, weightedMean(scorecard, result, i));
    measureCoverage(scorecard, result, i);
    settle(scorecard, columns, result, i);
  }
  return result;
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
    if (measure === undefined || column === undefined || !measure.penaltyOnly || Number.isNaN(points) || Number.isNaN(left)) {
      continue;
    }
    if (hasObserved(result, measure.group, i)) {
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
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    const reading = result.readings[m]?.[i];
    if (measure === undefined || measure.penaltyOnly || reading === NOT_CONCERNED) {
      continue;
    }
    inUseWeight += fullWeight(scorecard, measure);
    result.inUse[i] = (result.inUse[i] ?? 0) + 1;
    if (reading === OBSERVED) {
      observedWeight += result.weights[m]?.[i] ?? 0;
      result.observed[i] = (result.observed[i] ?? 0) + 1;
    }
  }
  result.coverage[i] = inUseWeight > 0 ? observedWeight / inUseWeight : 0;
}

function settle(scorecard: EngineScorecard, columns: EngineColumns, result: EngineResult, i: number): void {
  const exact = result.exact[i] ?? NaN;
  const state = stateOf(scorecard, columns, result, i);
  result.state[i] = state;
  if (state !== SCORED) {
    return;
  }
  result.computed[i] = roundScore(exact);
  result.score[i] = roundScore(limited(exact, columns.floors?.[i] ?? NaN, columns.caps?.[i] ?? NaN));
  result.band[i] = bandOf(result.score[i] ?? NaN, scorecard.bands);
  result.worst[i] = scorecard.judged ? lowestGroup(scorecard, result, i) : -1;
}

function stateOf(scorecard: EngineScorecard, columns: EngineColumns, result: EngineResult, i: number): number {
  if ((columns.withheld?.[i] ?? 0) > 0) {
    return WITHHELD;
  }
  const exact = result.exact[i] ?? NaN;
  const coverage = result.coverage[i] ?? 0;
  return !Number.isNaN(exact) && coverage > 0 && coverage + 1e-9 >= scorecard.minimumCoverage ? SCORED : NOT_ENOUGH_DATA;
}

/** A floor never lowers, a cap never raises; where both hold the cap has the last word. */
function limited(score: number, floor: number, cap: number): number {
  const lifted = floor > score ? floor : score;
  return cap < lifted ? cap : lifted;
}

function lowestGroup(scorecard: EngineScorecard, result: EngineResult, i: number): number {
  let lowest = -1;
  let score = NaN;
  for (let g = 0; g < scorecard.groups.length; g += 1) {
    const candidate = result.groupScores[g]?.[i] ?? NaN;
    if (!Number.isNaN(candidate) && (lowest < 0 || candidate < score)) {
      lowest = g;
      score = candidate;
    }
  }
  return lowest;
}
