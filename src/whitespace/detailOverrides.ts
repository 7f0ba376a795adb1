import type { Detail, DetailOverride } from '../domain/resultJson.ts';
import { readMeasure } from '../scoring/readMeasures.ts';
import { roundScore } from '../scoring/roundScore.ts';
import { EXCLUDED, FILLED, NOT_CONCERNED, OBSERVED, SCORED } from '../scoring/types.ts';
import type { AssessedScorecard } from './assessAccounts.ts';
import type { AssessInput } from './assessInput.ts';
import { known, rounded } from './detailNumbers.ts';
import type { Override } from './overrides.ts';

/** The overrides that count for an account, and the numbers that stand beside the one that is shown. */
export function detailOverrides(
  input: AssessInput,
  scorecard: AssessedScorecard,
  i: number
): Pick<Detail, 'base' | 'over' | 'plain' | 'overrides'> {
  const { result } = scorecard;
  const own = overridesOn(input, scorecard, i);
  if (own.length === 0) {
    return {};
  }
  const { base, computed, over } = {
    base: result.base[i] ?? NaN,
    computed: result.computed[i] ?? NaN,
    over: roundScore((result.score[i] ?? NaN) - (result.ruled[i] ?? NaN))
  };
  return {
    ...(Number.isNaN(base) || base === computed ? {} : { base }),
    ...(Number.isNaN(over) || over === 0 ? {} : { over }),
    plain: known(result.plain[i]),
    overrides: own.map((override) => detailOverride(override, acts(scorecard, own, override, i)))
  };
}

/** Points of a reading alone, where a person's override took their place; `null` = none. */
export function pointsBefore(input: AssessInput, scorecard: AssessedScorecard, m: number, i: number): { readonly was?: number | null } {
  const key = scorecard.model.measures[m]?.key;
  if (!overridesOn(input, scorecard, i).some((one) => one.measure === key)) {
    return {};
  }
  const was = readMeasure(scorecard.model, scorecard.columns, m, i).points;
  const now = scorecard.result.points[m]?.[i] ?? NaN;
  return Object.is(was, now) ? {} : { was: known(rounded(was, 2)) };
}

/** Overrides of an account on one scorecard, the oldest first. */
function overridesOn(input: AssessInput, { overrides }: AssessedScorecard, i: number): readonly Override[] {
  return overrides.get(input.accounts[i] ?? '') ?? [];
}

function detailOverride({ id, kind, measure, to, since, until, by }: Override, isActing: boolean): DetailOverride {
  return {
    ...{ id, kind, since, until, by, acts: isActing },
    ...(measure === undefined ? {} : { m: measure }),
    ...(to === undefined ? {} : { to })
  };
}

function acts(scorecard: AssessedScorecard, own: readonly Override[], override: Override, i: number): boolean {
  const { result } = scorecard;
  const rivals = own.filter((one) => one.measure === override.measure);
  if (override.measure === undefined && override.kind === 'exclude') {
    return true;
  }
  if (result.state[i] === EXCLUDED || !isDeciding(rivals, override) || (override.kind !== 'exclude' && result.state[i] !== SCORED)) {
    return false;
  }
  return override.measure === undefined ? actsOnScore(scorecard, rivals, override, i) : actsOnMeasure(scorecard, rivals, override, i);
}

/** Of several of a kind one counts: the newest points, the strictest cap; where a measure is left out nothing else counts. */
function isDeciding(rivals: readonly Override[], override: Override): boolean {
  const alike = rivals.filter((one) => one.kind === override.kind);
  if (override.kind === 'exclude') {
    return true;
  }
  if (rivals.some((one) => one.kind === 'exclude')) {
    return false;
  }
  const least = Math.min(...alike.map(({ to = NaN }) => to));
  return override === (override.kind === 'points' ? alike.at(-1) : alike.find((one) => one.to === least));
}

function actsOnScore({ result }: AssessedScorecard, rivals: readonly Override[], { kind, to = NaN }: Override, i: number): boolean {
  const ruled = result.ruled[i] ?? NaN;
  const stated = rivals.findLast((one) => one.kind === 'points')?.to;
  return kind === 'points' ? roundScore(to) !== ruled : roundScore(to) < (stated === undefined ? ruled : roundScore(stated));
}

function actsOnMeasure(scorecard: AssessedScorecard, rivals: readonly Override[], override: Override, i: number): boolean {
  const m = scorecard.model.measures.findIndex(({ key }) => key === override.measure);
  if (m < 0 || scorecard.result.readings[m]?.[i] === NOT_CONCERNED) {
    return false;
  }
  const { points, reading } = readMeasure(scorecard.model, scorecard.columns, m, i);
  const stated = rivals.findLast((one) => one.kind === 'points')?.to;
  switch (override.kind) {
    case 'exclude':
      return reading === OBSERVED || reading === FILLED;
    case 'points':
      return override.to !== points;
    case 'cap':
      return (override.to ?? NaN) < (stated ?? points);
  }
}
