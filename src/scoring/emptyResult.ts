import { NOT_CONCERNED, NOT_ENOUGH_DATA } from './types.ts';
import type { EngineResult, EngineScorecard } from './types.ts';

/** A result in which nothing has been observed yet; the steps of `scoreAccounts` fill it in. */
export function emptyResult(scorecard: EngineScorecard, accounts: number): EngineResult {
  const groups = scorecard.groups.length;
  const measures = scorecard.measures.length;
  return {
    accounts,
    state: new Uint8Array(accounts).fill(NOT_ENOUGH_DATA),
    score: unknown(accounts),
    computed: unknown(accounts),
    plain: unknown(accounts),
    base: unknown(accounts),
    ruled: unknown(accounts),
    exact: unknown(accounts),
    band: new Int16Array(accounts).fill(-1),
    nextBand: new Int16Array(accounts).fill(-1),
    nextNights: new Uint16Array(accounts),
    coverage: new Float64Array(accounts),
    observed: new Uint16Array(accounts),
    inUse: new Uint16Array(accounts),
    worst: new Int16Array(accounts).fill(-1),
    groupScores: columns(groups, () => unknown(accounts)),
    groupWeights: columns(groups, () => new Float64Array(accounts)),
    groupObserved: columns(groups, () => new Uint16Array(accounts)),
    groupInUse: columns(groups, () => new Uint16Array(accounts)),
    points: columns(measures, () => unknown(accounts)),
    weights: columns(measures, () => new Float64Array(accounts)),
    readings: columns(measures, () => new Uint8Array(accounts).fill(NOT_CONCERNED)),
    deductions: columns(measures, () => new Float64Array(accounts))
  };
}

function unknown(accounts: number): Float64Array {
  return new Float64Array(accounts).fill(NaN);
}

function columns<T>(count: number, make: () => T): T[] {
  const made: T[] = [];
  for (let c = 0; c < count; c += 1) {
    made.push(make());
  }
  return made;
}
