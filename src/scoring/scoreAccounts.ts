import { emptyResult } from './emptyResult.ts';
import { measureAccount } from './measureAccount.ts';
import { bandOf, roundScore } from './roundScore.ts';
import { shownBand } from './shownBand.ts';
import type { AtOnce } from './shownBand.ts';
import { EXCLUDED, NOT_ENOUGH_DATA, SCORED, WITHHELD } from './types.ts';
import type { Column, EngineColumns, EngineOverrides, EngineResult, EngineScorecard, MeasureColumns } from './types.ts';

/**
 * Scores all accounts of one scorecard.
 *
 * The one call form of the engine: the service gives all accounts, the component gives one. It uses + - * / and
 * comparisons only and sums in the order of the measures, so that equal inputs give bit-equal results everywhere;
 * it never throws, because `settings` refuses what it could not work with.
 *
 * Formula: sum(W x points) / sum(W) over the measures that took part, less deductions, not below 0; rounded half up
 * to one decimal once; then the highest floor, then the strictest cap; then what people said of the whole scorecard;
 * then the band on the rounded score. Points, weights, groups, coverage and contributions are those of the score that
 * is shown; `exact`, `computed` and `plain` know no human override.
 * Source: docs/METHODS.md, "Score" and "Overrides".
 *
 * @returns  columns in the order of the accounts given
 * @example  scoreAccounts(riskByDepartment, { accounts: 1, values: [[3], [20], [1]] }).score[0]
 */
export function scoreAccounts(scorecard: EngineScorecard, columns: EngineColumns): EngineResult {
  const result = emptyResult(scorecard, columns.accounts);
  const { overrides, ...facts } = columns;
  for (let i = 0; i < columns.accounts; i += 1) {
    const exact = measureAccount(scorecard, facts, result, i);
    settlePlain(scorecard, columns, result, { i, exact });
    const touched = overrides !== undefined && touchesMeasures(scorecard, overrides, i);
    settleShown(scorecard, columns, result, { i, exact: touched ? measureAccount(scorecard, columns, result, i) : exact });
  }
  return result;
}

/** An account and its unrounded score before caps and floors. */
type Found = { readonly i: number; readonly exact: number };

/** The numbers without human overrides. */
function settlePlain(scorecard: EngineScorecard, columns: EngineColumns, result: EngineResult, { i, exact }: Found): void {
  result.exact[i] = exact;
  if (stateOf(scorecard, columns, result, { i, exact }) === SCORED) {
    result.computed[i] = roundScore(exact);
    result.plain[i] = roundScore(capped(lifted(columns, i, exact), at(columns.caps, i)));
  }
}

/** What is shown: state, score, band, worst group. */
function settleShown(scorecard: EngineScorecard, columns: EngineColumns, result: EngineResult, { i, exact }: Found): void {
  const isExcluded = (columns.overrides?.excluded?.[i] ?? 0) > 0;
  const state = isExcluded ? EXCLUDED : stateOf(scorecard, columns, result, { i, exact });
  result.state[i] = state;
  if (state !== SCORED) {
    return;
  }
  const high = lifted(columns, i, exact);
  const ruled = capped(high, at(columns.caps, i));
  const stated = at(columns.overrides?.scores, i);
  const said = Number.isNaN(stated) ? ruled : stated;
  const shown = capped(said, at(columns.overrides?.caps, i));
  result.base[i] = roundScore(exact);
  result.ruled[i] = roundScore(ruled);
  result.score[i] = roundScore(shown);
  result.worst[i] = scorecard.judged ? lowestGroup(scorecard, result, i) : -1;
  settleBand(scorecard, columns, result, {
    i,
    atOnce: atOnceOf(roundScore(high), result.ruled[i] ?? NaN, roundScore(said), result.score[i] ?? NaN)
  });
}

/**
 * A stated number moves the band at once; a cap that takes something away does to a worse one. Rounded scores: before caps,
 * after those of rules, after stated points, after human caps.
 */
function atOnceOf(high: number, ruled: number, said: number, shown: number): AtOnce {
  if (said !== ruled) {
    return 'both';
  }
  return ruled < high || shown < said ? 'worse' : 'no';
}

function settleBand(
  scorecard: EngineScorecard,
  { heldBands: held }: EngineColumns,
  result: EngineResult,
  { i, atOnce }: { readonly i: number; readonly atOnce: AtOnce }
): void {
  if (held === undefined) {
    result.band[i] = bandOf(result.score[i] ?? NaN, scorecard.bands);
    return;
  }
  const before = { band: place(held.band, i), next: place(held.next, i), nights: held.nights[i] ?? 0, isNight: held.isNight[i] === 1 };
  const standing = shownBand(scorecard, result.score[i] ?? NaN, before, atOnce);
  result.band[i] = standing.band;
  result.nextBand[i] = standing.next;
  result.nextNights[i] = standing.nights;
}

function stateOf(scorecard: EngineScorecard, columns: EngineColumns, result: EngineResult, { i, exact }: Found): number {
  if ((columns.withheld?.[i] ?? 0) > 0) {
    return WITHHELD;
  }
  const coverage = result.coverage[i] ?? 0;
  return !Number.isNaN(exact) && coverage > 0 && coverage + 1e-9 >= scorecard.minimumCoverage ? SCORED : NOT_ENOUGH_DATA;
}

/** A floor never lowers. */
function lifted(columns: EngineColumns, i: number, score: number): number {
  const floor = at(columns.floors, i);
  return floor > score ? floor : score;
}

/** A cap never raises; where floor and cap hold the cap has the last word. */
function capped(score: number, cap: number): number {
  return cap < score ? cap : score;
}

function at(column: Column | undefined, i: number): number {
  return column?.[i] ?? NaN;
}

function place(column: Column, i: number): number {
  const band = at(column, i);
  return band >= 0 ? band : -1;
}

/** True when a person overruled a measure of the account. */
function touchesMeasures(scorecard: EngineScorecard, overrides: EngineOverrides, i: number): boolean {
  const has = (columns: MeasureColumns | undefined, m: number): boolean => !Number.isNaN(at(columns?.[m], i));
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    if ((overrides.measureExcluded?.[m]?.[i] ?? 0) > 0 || has(overrides.measurePoints, m) || has(overrides.measureCaps, m)) {
      return true;
    }
  }
  return false;
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
