import type { ReplayRequest } from '../../src/propensity/replay.ts';

/** A made-up market whose likelihoods are known. */
export type GeneratedMarket = {
  readonly request: ReplayRequest;
  /** By item and account, the true likelihood of a first purchase within the `days` from `today` on. */
  readonly truth: readonly Float64Array[];
};

export type MarketOptions = {
  readonly accounts: number;
  readonly items: number;
  readonly seed: number;
  /** Times by which accounts buy what fits their taste more often, less 1; 0 = what is owned says nothing of what comes. */
  readonly structure: number;
  /** Amplitude of the year's season in the rate of all purchases, 0-1. */
  readonly season?: number;
};

const days = 182;
const today = 20_001;

/**
 * Accounts with one of four tastes begin within half a year to three years ago, own some product lines from the start and buy
 * others at a rate: popularity of the line x activity of the account x taste x season. The same seed gives the same market.
 */
export function generatedMarket({ accounts, items, seed, structure, season = 0 }: MarketOptions): GeneratedMarket {
  const random = randomFrom(seed);
  const firstOn = Array.from({ length: items }, () => new Float64Array(accounts).fill(NaN));
  const truth = Array.from({ length: items }, () => new Float64Array(accounts));
  const segments = Int32Array.from({ length: accounts }, () => Math.floor(random() * 3));
  const clock = clockOf(season);
  for (let a = 0; a < accounts; a++) {
    const [taste, begins, activity] = [Math.floor(random() * 4), today - Math.floor(days * (1 + 5 * random())), 0.4 + 1.2 * random()];
    for (let j = 0; j < items; j++) {
      const fits = j % 4 === taste ? 1 + structure : 1;
      const rate = (activity * Math.exp(0.6 * Math.cos(1.7 * j)) * fits) / (40 * days);
      const wait = -Math.log(1 - random()) / rate;
      const first = random() < 0.05 * fits ? begins : dayAfter(clock, begins, wait);
      if (first < today) firstOn[j]![a] = first;
      truth[j]![a] = 1 - Math.exp(-rate * (clock(today + days) - clock(today)));
    }
  }
  const keys = firstOn.map((_, j) => `line${j}`);
  return { request: { purchases: { accounts, items, firstOn }, keys, segmentOf: () => segments, today, days, k: 3 }, truth };
}

/** Days that have passed at the rate of a season: the integral of 1 + season x sin(2 pi day / 365). */
function clockOf(season: number): (day: number) => number {
  const turn = (2 * Math.PI) / 365;
  return (day) => day - (season / turn) * Math.cos(turn * day);
}

/** First whole day by which `wait` days of the clock have passed; Infinity where that is not before `today`. */
function dayAfter(clock: (day: number) => number, begins: number, wait: number): number {
  if (clock(today) - clock(begins) < wait) return Infinity;
  let [low, high] = [begins, today];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (clock(middle) - clock(begins) < wait) low = middle;
    else high = middle;
  }
  return high - 1;
}

/** Numbers 0-1 by mulberry32, a small generator of 32 bits of state. */
function randomFrom(seed: number): () => number {
  let state = (seed * 7919 + 13) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
