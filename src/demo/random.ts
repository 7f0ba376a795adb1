import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random draws; the same seed and label always give the same stream. */
export type Random = {
  /** Uniform in [0, 1). */
  readonly share: () => number;
  /** Uniform in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** Uniform whole number, both ends included. */
  readonly whole: (low: number, high: number) => number;
  /** True with the given probability. */
  readonly chance: (probability: number) => boolean;
  /** One of the values, all equally likely. */
  readonly pick: <T>(values: readonly T[]) => T;
  /** One of the values, each as likely as its weight says. */
  readonly weighted: <T>(values: readonly (readonly [value: T, weight: number])[]) => T;
  /** How many events happen when `mean` are expected (Poisson, by counting waiting times). */
  readonly count: (mean: number) => number;
  /** Skewed to the right with the given median; `spread` 0.5 is mild, 1 is strong. */
  readonly skewed: (median: number, spread: number) => number;
  /** The values in random order; the input is left alone. */
  readonly shuffled: <T>(values: readonly T[]) => readonly T[];
};

/** FNV-1a over UTF-16 code units: turns a label into 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}

/**
 * Opens the stream that belongs to a label.
 *
 * Every account and every subject has a stream of its own, so that one more draw in one place does not
 * change what is drawn in all the others.
 *
 * @param seed   the demo's seed
 * @param label  what is drawn, such as `account:17 cases`
 */
export function randomFor(seed: number, label: string): Random {
  const generator = xoroshiro128plus(hashOf(`${seed} ${label}`));
  const share = (): number => uniformFloat64(generator);
  const whole = (low: number, high: number): number => uniformInt(generator, low, high);
  const pick = <T>(values: readonly T[]): T => values[whole(0, values.length - 1)] as T;
  return {
    share,
    whole,
    pick,
    between: (low, high) => low + share() * (high - low),
    chance: (probability) => share() < probability,
    weighted: (values) => drawWeighted(values, share()),
    count: (mean) => countEvents(mean, share),
    skewed: (median, spread) => median * Math.exp(spread * (share() + share() + share() - 1.5) * 2),
    shuffled: (values) => shuffle(values, whole)
  };
}

function drawWeighted<T>(values: readonly (readonly [T, number])[], share: number): T {
  let rest = share * values.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of values) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return (values[values.length - 1] as readonly [T, number])[0];
}

function countEvents(mean: number, share: () => number): number {
  const limit = Math.exp(-mean);
  let product = share();
  let events = 0;
  while (product > limit) {
    product *= share();
    events += 1;
  }
  return events;
}

function shuffle<T>(values: readonly T[], whole: (low: number, high: number) => number): readonly T[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = whole(0, last);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
