import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstItems, listQuality } from '../../../src/propensity/rankQuality.ts';
import { fitPopularity } from '../../../src/propensity/popularity.ts';
import { boughtBetween } from '../../../src/propensity/purchases.ts';
import { snapshotOn } from '../../../src/propensity/snapshot.ts';
import { tryMethod } from '../../../src/propensity/tryMethod.ts';
import { marketOf } from './tableOfOwners.ts';

describe('the first suggestions', () => {
  it('are the best open ones, of equal scores the first', () => {
    const scores = Float64Array.of(5, 9, 7, 9, 7, 1);
    const lines = Int32Array.of(0, 1, 2, 3, 4, 5);
    expect(firstItems(scores, lines, (j) => j !== 1, 3)).toEqual([3, 2, 4]);
    expect(firstItems(scores, lines, (j) => j === 5, 3)).toEqual([5]);
  });

  it('are those of a full sort', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 5 }), (given, k) => {
        const items = given.map((_, j) => j);
        const sorted = [...items].sort((a, b) => given[b]! - given[a]! || a - b);
        expect(firstItems(Float64Array.from(given), Int32Array.from(items), () => true, k)).toEqual(sorted.slice(0, k));
      })
    );
  });
});

describe('the quality of a list', () => {
  it('is that of the worked example', () => {
    // Hits at places 1, 3 and 4 of five, four bought: DCG 1 + 0.5 + 0.43068 = 1.93068; ideal 1 + 0.63093 + 0.5 + 0.43068 = 2.56161.
    const found = listQuality([1, 2, 3, 4, 5], new Set([1, 3, 4, 9]), 5);
    expect(found).toMatchObject({ hits: 3, precision: 0.6, recall: 0.75 });
    expect(found.ndcg).toBeCloseTo(0.7537, 4);
  });

  it('measures a list that could not be full by what it suggested', () => {
    // One suggestion, bought; two were bought: ideal 1 + 0.63093.
    const found = listQuality([4], new Set([4, 8]), 3);
    expect(found).toMatchObject({ precision: 1, recall: 0.5 });
    expect(found.ndcg).toBeCloseTo(1 / 1.63093, 5);
  });

  it('is 1 for the best order and 0 for none', () => {
    expect(listQuality([4, 8, 1], new Set([4, 8]), 3).ndcg).toBe(1);
    expect(listQuality([], new Set([4]), 3)).toEqual({ hits: 0, precision: 0, recall: 0, ndcg: 0 });
  });
});

describe('a trial', () => {
  it('suggests to everybody asked and means over those who bought', () => {
    // Ten owners each of lines 0, 1 and 2; accounts 10, 11 and 12 own line 3 only, which has three owners.
    const rows = Array.from({ length: 10 }, (): (number | undefined)[] => [1, 1, 1]);
    const market = marketOf([...rows, [5, undefined, undefined, 1], [undefined, 6, 7, 1], [undefined, undefined, undefined, 1]], 4);
    const known = snapshotOn(market, 5);
    const { quality, precision } = tryMethod(fitPopularity(known), known, boughtBetween(market.purchases, 5, 8), 2);
    // Suggested to 10, 11, 12: lines 0 and 1. Account 10 bought 0 (1 of 2), account 11 bought 1 and 2 (1 of 2), 12 nothing.
    expect(quality).toMatchObject({ method: 'popularity', accounts: 2, suggested: 6, bought: 2, precision: 0.5, recall: 0.75 });
    expect([...precision]).toEqual([0.5, 0.5]);
    // 1 / 1, and 0.63093 / 1.63093.
    expect(quality.ndcg).toBeCloseTo((1 + 0.38685) / 2, 4);
  });
});
