import type { CalibrationStep } from '../domain/replayJson.ts';
import type { Interval } from '../domain/interval.ts';
import { isotonicBlocks } from '../statistics/isotonicBlocks.ts';
import { t975 } from '../statistics/tQuantile.ts';
import { wilsonInterval } from '../statistics/wilsonInterval.ts';
import { driftSteps } from './drift.ts';
import { countSteps, firstAtLeast, lowestOfBest, scorePairs } from './openPairs.ts';
import type { StepCount } from './openPairs.ts';
import type { ItemsByAccount } from './purchases.ts';
import type { Scorer } from './scorer.ts';
import type { Snapshot } from './snapshot.ts';

/** Open pairs in the best step at least: fewer than 50 would give an interval of more than 20 points around one in six. */
const fewestPairs = 50;

/** Pairs of one step over those of the step above: fine where suggestions are made, coarse where nobody looks. */
const growth = 2;

/** A step of the likelihood: pairs that stand alike, best first. */
export type LikelihoodStep = Interval & {
  /** Share of all open pairs that stand in this step or a better one, 0-1; the last is 1. */
  readonly reach: number;
  readonly of: number;
  readonly bought: number;
  /** bought / of. */
  readonly rate: number;
};

/**
 * Likelihood of a purchase within a period, by the place of a pair among all open pairs.
 *
 * Scores grow with what has been bought so far, their order does not: so steps are shares of the pairs, not limits of the
 * score. Pairs are counted in steps that double in size from the best down; steps out of order are pooled (isotonic
 * regression). The interval of a step carries chance, counted by account, and the drift from one period to the next.
 * Source: docs/METHODS.md, "Likelihood of a purchase".
 *
 * @param scorer  fitted on the snapshot
 * @param bought  first purchases of the period that follows it
 * @param drift   standard deviation of the logarithm of the rate between periods, known when that period ended
 * @returns       steps, best first
 */
export function fitLikelihood(scorer: Scorer, snapshot: Snapshot, bought: ItemsByAccount, drift: number): readonly LikelihoodStep[] {
  const scores = scorePairs(scorer, snapshot);
  const sorted = scores.rising;
  const fine = fineSteps(sorted);
  const counts = countSteps(snapshot, scores, bought, fine);
  const rising = [...counts].reverse();
  const blocks = isotonicBlocks(
    rising.map((count) => count.bought / count.of),
    rising.map(({ of }) => of)
  );
  const lowest = blocks.map(({ from }) => fine[fine.length - 1 - from] ?? -Infinity).reverse();
  const pooled = countSteps(snapshot, scores, bought, lowest);
  return pooled.map((count, step) => {
    const score = lowest[step] ?? -Infinity;
    const reach = (sorted.length - firstAtLeast(sorted, score)) / sorted.length;
    return { reach, of: count.of, bought: count.bought, rate: count.bought / count.of, ...statedInterval(count, drift) };
  });
}

/** Lowest score of each step on a later snapshot, best step first: the same shares of its open pairs. */
export function lowestScores(steps: readonly LikelihoodStep[], rising: Float64Array): readonly number[] {
  return steps.map(({ reach }) => lowestOfBest(rising, reach));
}

/**
 * What was stated against what came on a later snapshot, best step first. Steps into which no pair falls are left out.
 *
 * Source: docs/METHODS.md, "Likelihood of a purchase".
 */
export function checkLikelihood(
  steps: readonly LikelihoodStep[],
  scorer: Scorer,
  snapshot: Snapshot,
  bought: ItemsByAccount
): readonly CalibrationStep[] {
  const scores = scorePairs(scorer, snapshot);
  const counts = countSteps(snapshot, scores, bought, lowestScores(steps, scores.rising));
  return steps.flatMap((step, i) => {
    const count = counts[i];
    if (count === undefined || count.of === 0) return [];
    const came = byAccount(count);
    return [{ stated: step.rate, statedLow: step.low, statedHigh: step.high, of: count.of, bought: count.bought, ...came }];
  });
}

/** Whether a stated interval and that of what came have a point in common. */
export function cameTrue({ statedLow, statedHigh, low, high }: CalibrationStep): boolean {
  return (statedLow ?? NaN) <= high && low <= (statedHigh ?? NaN);
}

/**
 * Lowest scores of steps that double in size from the best down. Pairs of one score stay together, so a step may be larger
 * and is never smaller; a remainder that is too small for a step of its own joins the last.
 */
function fineSteps(rising: Float64Array): readonly number[] {
  const lowest: number[] = [];
  let [above, size] = [0, fewestPairs];
  while (above + size < rising.length) {
    const score = rising[rising.length - above - size] ?? NaN;
    above = rising.length - firstAtLeast(rising, score);
    size *= growth;
    if (rising.length - above < size) break;
    lowest.push(score);
  }
  return [...lowest, -Infinity];
}

/** Interval of a share whose purchases hang together by account. */
function byAccount({ of, bought, design }: StepCount): Interval {
  return wilsonInterval(bought / design, of / design) ?? { low: 0, high: 1 };
}

/** The same, wider by the drift: half widths of the log odds are added as squares. */
function statedInterval(count: StepCount, drift: number): Interval {
  const { low, high } = byAccount(count);
  const middle = logOdds(count.bought / count.of);
  const moved = t975(driftSteps) * drift;
  return {
    low: low === 0 ? 0 : odds(middle - Math.hypot(middle - logOdds(low), moved)),
    high: high === 1 ? 1 : odds(count.bought === 0 ? logOdds(high) + moved : middle + Math.hypot(logOdds(high) - middle, moved))
  };
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share));
}

function odds(logOfOdds: number): number {
  return 1 / (1 + Math.exp(-logOfOdds));
}
