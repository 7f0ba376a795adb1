import { boughtBetween } from './purchases.ts';
import { snapshotOn } from './snapshot.ts';
import type { Market } from './snapshot.ts';

/** Parts that each of the two periods is cut into. */
const partsOfPeriod = 4;

/** Steps from part to part that the spread is estimated from. */
export const driftSteps = 2 * partsOfPeriod - 1;

/**
 * Least drift that is carried, as standard deviation of the logarithm of the rate: a tenth. Where counts show no movement,
 * those who were most inclined have still bought by the next period, and no two halves of a year are alike.
 */
const leastDrift = 0.1;

/** How much of the spread of one step adds up between the means of two neighbouring periods: (2 m^2 + 1) / 3m, m = 4. */
const stepsOfPeriod = (2 * partsOfPeriod ** 2 + 1) / (3 * partsOfPeriod);

/**
 * How far the rate of purchases tends to move from one period to the next, whoever is suggested what: seasons, prices, campaigns.
 *
 * The two periods before `until` are cut into four parts each. The rate of a part is its first purchases per open pair. Its
 * logarithm is taken as a walk of random steps; the spread of a step is the mean square of the seven seen, less what chance
 * alone would give. No model of what sells takes part in it.
 *
 * Formula: sigma^2 = 2.75 mean(d^2 - v_i - v_i+1), sigma at least 0.1, d = step of log rate, v = sum of squared purchases by account /
 * (purchases + 1/2)^2. Source: docs/METHODS.md, "Likelihood of a purchase".
 *
 * @param until  first day that does not count
 * @param days   length of a period, at least 4
 * @returns      standard deviation of the logarithm of the rate between neighbouring periods, 0.1 and up
 */
export function purchaseDrift(market: Market, until: number, days: number): number {
  const starts = Array.from({ length: driftSteps + 2 }, (_, part) => Math.round(until - 2 * days + (part * days) / partsOfPeriod));
  const parts = starts.slice(0, -1).map((start, part) => partRate(market, start, starts[part + 1] ?? until));
  const squares = parts.slice(1).map((part, i) => {
    const before = parts[i] ?? part;
    return (part.log - before.log) ** 2 - part.chance - before.chance;
  });
  const step = squares.reduce((sum, one) => sum + one, 0) / squares.length;
  return Math.max(leastDrift, Math.sqrt(Math.max(0, step) * stepsOfPeriod));
}

/** Logarithm of purchases per open pair and day, and the variance that chance gives it. */
function partRate(market: Market, from: number, until: number): { readonly log: number; readonly chance: number } {
  const { asked, lines, open } = snapshotOn(market, from);
  const bought = boughtBetween(market.purchases, from, until);
  let [purchases, squares, pairs] = [0, 0, 0];
  for (const j of lines) pairs += open[j]?.reduce((sum, one) => sum + one, 0) ?? 0;
  for (const a of asked) {
    let mine = 0;
    for (let at = bought.start[a] ?? 0; at < (bought.start[a + 1] ?? 0); at++) mine += open[bought.item[at] ?? 0]?.[a] ?? 0;
    purchases += mine;
    squares += mine * mine;
  }
  const count = purchases + 0.5;
  return { log: Math.log(count / (pairs + 1) / (until - from)), chance: Math.max(squares, count) / count ** 2 };
}
