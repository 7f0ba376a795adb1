import { apportion } from './apportion.ts';
import { scoreTenths } from './roundScore.ts';
import { SCORED } from './types.ts';
import type { EngineResult, EngineScorecard } from './types.ts';

/** Place of the cap or floor of a rule among the reasons; measures have their own place. */
export const LIMIT = -1;

/** Place of what people said of the whole scorecard among the reasons. */
export const OVERRIDE = -2;

/** How one account's score comes about, in parts that add up exactly. */
export type Explanation = {
  /** Per measure, one decimal; deductions are negative. They add up to the score before caps that is shown (`base`). */
  readonly contributions: readonly number[];
  /** Per measure, one decimal: distance from the floor of the best band. They add up to base - best. */
  readonly effects: readonly number[];
  /** What a rule's cap took (negative) or floor gave; 0 = neither acts. A line of its own. */
  readonly limit: number;
  /** What people's cap or points for the whole scorecard added to that; 0 = nothing. A line of its own: all lines add up to the score. */
  readonly override: number;
  /** Floor of the best band: what effects are measured against. */
  readonly best: number;
  /** Places of the measures (or `LIMIT`, `OVERRIDE`) with the most negative effects, at most three, worst first. */
  readonly reasons: readonly number[];
};

/**
 * Breaks one account's score down into contributions, effects and reasons.
 *
 * Contributions answer "what is the score made of", effects "what keeps it from the best band". Both are apportioned
 * in steps of 0.1, so that the lines a person adds up give the number shown. All belong to what is shown: points that a
 * person gave a measure count like others, a measure that a person left out has no line. Reasons compare effects as
 * shown; a cap comes first on a tie, then an override, then the measure with the smaller key. Without a score every line is 0.
 *
 * Formula: contribution W x points / sum(W), effect W x (points - best) / sum(W); deductions, limit and override as they are.
 * Source: docs/METHODS.md, "Contributions" and "Effects".
 *
 * @param i  place of the account
 */
export function explainScore(scorecard: EngineScorecard, result: EngineResult, i: number): Explanation {
  const best = scorecard.bands[scorecard.bands.length - 1]?.floor ?? 0;
  const base = result.base[i] ?? NaN;
  if (result.state[i] !== SCORED || Number.isNaN(base)) {
    const none = scorecard.measures.map(() => 0);
    return { contributions: none, effects: none, limit: 0, override: 0, best, reasons: [] };
  }
  const total = scoreTenths(base);
  const contributions = apportion(shares(scorecard, result, i, 0), total);
  const effects = apportion(shares(scorecard, result, i, best), total - scoreTenths(best));
  const ruled = scoreTenths(result.ruled[i] ?? base);
  const limit = ruled - total;
  const override = scoreTenths(result.score[i] ?? base) - ruled;
  return {
    contributions: contributions.map(fromTenths),
    effects: effects.map(fromTenths),
    limit: fromTenths(limit),
    override: fromTenths(override),
    best,
    reasons: worstThree(effects, limit, override)
  };
}

/** Unrounded lines in tenths, measured against `base`. */
function shares(scorecard: EngineScorecard, result: EngineResult, i: number, base: number): number[] {
  let weight = 0;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    weight += scorecard.measures[m]?.penaltyOnly === false ? (result.weights[m]?.[i] ?? 0) : 0;
  }
  const lines: number[] = [];
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const w = result.weights[m]?.[i] ?? 0;
    const points = result.points[m]?.[i] ?? NaN;
    if (scorecard.measures[m]?.penaltyOnly === true) {
      lines.push(-10 * (result.deductions[m]?.[i] ?? 0) + 0);
    } else {
      lines.push(w > 0 && weight > 0 && !Number.isNaN(points) ? (10 * w * (points - base)) / weight : 0);
    }
  }
  return lines;
}

function worstThree(effects: readonly number[], limit: number, override: number): number[] {
  const chosen: number[] = [];
  const values: number[] = [];
  insert(chosen, values, LIMIT, limit);
  insert(chosen, values, OVERRIDE, override);
  for (let m = 0; m < effects.length; m += 1) {
    insert(chosen, values, m, effects[m] ?? 0);
  }
  return chosen;
}

/** Puts a line into the three worst so far; only negative lines, the earlier one first on a tie. */
function insert(chosen: number[], values: number[], place: number, value: number): void {
  let at = chosen.length;
  while (at > 0 && value < (values[at - 1] ?? 0)) {
    at -= 1;
  }
  if (value < 0 && at < 3) {
    chosen.splice(at, 0, place);
    values.splice(at, 0, value);
    chosen.length = chosen.length > 3 ? 3 : chosen.length;
    values.length = chosen.length;
  }
}

function fromTenths(tenths: number): number {
  return tenths / 10 + 0;
}
