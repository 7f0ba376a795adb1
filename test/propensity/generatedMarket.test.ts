import { describe, expect, it, vi } from 'vitest';
import { replay } from '../../src/propensity/replay.ts';
import type { Replayed } from '../../src/propensity/replay.ts';
import { generatedMarket } from './generatedMarket.ts';
import type { MarketOptions } from './generatedMarket.ts';

vi.setConfig({ testTimeout: 180_000 });

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

/** Steps of today's likelihoods: what is stated, and the mean of the true likelihoods of the pairs that it is stated for. */
function statedAndTrue(suggestions: ReturnType<Replayed['suggest']>, truth: readonly Float64Array[]) {
  const steps = new Map<number, { low: number; high: number; sum: number; pairs: number }>();
  suggestions.forEach((column, j) =>
    column.forEach((one, a) => {
      if (one?.p === undefined) return;
      const { rate, low, high } = one.p;
      const step = steps.get(rate) ?? { low, high, sum: 0, pairs: 0 };
      step.sum += truth[j]![a]!;
      step.pairs++;
      steps.set(rate, step);
    })
  );
  return [...steps.values()].map(({ low, high, sum, pairs }) => ({ low, high, mean: sum / pairs }));
}

/** Share of the stated intervals that hold the true likelihood, over the markets that pass, and how many those are. */
function coverage(options: Omit<MarketOptions, 'seed'>): { readonly passed: number; readonly covered: number } {
  const found = seeds.flatMap((seed) => {
    const { request, truth } = generatedMarket({ ...options, seed });
    const { replay: report, suggest } = replay(request);
    return report.refused === undefined ? [statedAndTrue(suggest(), truth)] : [];
  });
  const steps = found.flat();
  return { passed: found.length, covered: steps.filter(({ low, high, mean }) => mean >= low && mean <= high).length / steps.length };
}

describe('a market in which what is owned tells what comes', () => {
  it('passes, with likelihoods whose 95% intervals hold the true one in at least nine of ten', () => {
    const { passed, covered } = coverage({ accounts: 3_000, items: 12, structure: 5 });
    expect(passed).toBeGreaterThanOrEqual(15);
    expect(covered).toBeGreaterThanOrEqual(0.9);
  });

  it('is chosen for what is owned together: rules or EASE, and names a line of the same taste first where one is owned', () => {
    const { request } = generatedMarket({ accounts: 5_000, items: 12, structure: 5, seed: 1 });
    const { replay: report, suggest } = replay(request);
    expect(report.refused).toBeUndefined();
    expect(['rules', 'ease']).toContain(report.method);
    const { firstOn } = request.purchases;
    const alike = (j: number): readonly number[] => firstOn.flatMap((_, i) => (i % 4 === j % 4 && i !== j ? [i] : []));
    const first = suggest().flatMap((column, j) =>
      column.flatMap((one, a) => {
        const ownsAlike = alike(j).some((i) => !Number.isNaN(firstOn[i]![a]));
        return ownsAlike && one?.owns !== undefined ? [alike(j).some((i) => one.owns?.[0] === `line${i}`)] : [];
      })
    );
    expect(first.length).toBeGreaterThan(1_000);
    expect(first.filter((fits) => fits).length / first.length).toBeGreaterThan(0.9);
  });

  it('holds the true likelihood where the season moves all rates by two fifths', () => {
    const { passed, covered } = coverage({ accounts: 3_000, items: 12, structure: 5, season: 0.4 });
    expect(passed).toBeGreaterThanOrEqual(5);
    expect(covered).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a market in which the most popular product lines are as good', () => {
  it('is refused as no better than popularity, and nothing but customers alike is said', () => {
    const refusals = seeds.map((seed) => replay(generatedMarket({ accounts: 1_000, items: 12, structure: 0, seed }).request));
    const refused = refusals.filter(({ replay: report }) => report.refused === 'no_better_than_popularity');
    // A 95% interval lies above 0 by chance alone in 2.5% of such markets: at most two of twenty.
    expect(refused.length).toBeGreaterThanOrEqual(18);
    const said = refused[0]!.suggest().flat();
    expect(said.filter((one) => one?.like !== undefined).length).toBeGreaterThan(1_000);
    expect(said.filter((one) => one?.p !== undefined || one?.owns !== undefined)).toEqual([]);
  });
});

describe('a market of few product lines', () => {
  it('is refused for that: everything would be suggested to everybody', () => {
    const { replay: report, suggest } = replay(generatedMarket({ accounts: 1_000, items: 3, structure: 5, seed: 1 }).request);
    expect(report).toMatchObject({ refused: 'few_product_lines', tested: [], calibration: [], leftOut: [] });
    expect(report.method).toBeUndefined();
    expect(
      suggest()
        .flat()
        .every((one) => one === undefined || one.p === undefined)
    ).toBe(true);
  });
});
