import { describe, expect, it } from 'vitest';
import type { CellJson, WhitespaceStatus } from '../../../src/domain/resultJson.ts';
import type { ProductLine } from '../../../src/domain/settings.ts';
import type { CellFacts, MeasuredCell } from '../../../src/whitespace/cellFacts.ts';
import { motionOf, weightedEstimate, withWorth } from '../../../src/whitespace/cellWorth.ts';

const line: ProductLine = Object.freeze({
  ...{ key: 'analytics', title: 'Analytics', explanation: '', sortOrder: 10, record: 'Headroom_Product_Line.analytics' },
  ...{ quantitySignal: 'qty_analytics', price: { kind: 'price_book' as const }, motionWhenNone: 'Cross-sell' as const },
  ...{ unit: 'licences', unitOne: 'licence' }
});

const p = { rate: 11 / 64, low: 0.1, high: 0.28, bought: 11, of: 64 };
const like = { own: 12, of: 17 };
const suggestion = { like, p, owns: ['platform'] };

function worth(st: WhitespaceStatus, more: Partial<CellFacts> = {}, cell: Partial<MeasuredCell> = {}, of: ProductLine = line): CellJson {
  const facts: CellFacts = Object.freeze({
    ...{ today: '2026-11-22', rule: undefined, hold: undefined, opportunity: undefined, feedback: undefined, competitor: undefined },
    ...{ employees: NaN, users: NaN, sites: NaN, owned: () => 0, bookPrice: 450, currency: 'EUR', contractValue: 100_000 },
    ...more
  });
  return withWorth(of, facts, { ...{ k: 'analytics', lvl: 'red', own: 0, tgt: 80, st }, ...cell });
}

describe('motionOf', () => {
  it.each([
    [40, 0, 'Upsell'],
    [40, 12, 'Upsell'],
    [0, 12, 'Expansion'],
    [0, 0, 'Cross-sell']
  ])('with %d owned here and %d elsewhere is %s', (own, elsewhere, motion) => {
    expect(motionOf({ motionWhenNone: 'Cross-sell' }, own, elsewhere)).toBe(motion);
  });

  it('is the one that the line names for customers who own some', () => {
    expect(motionOf({ motionWhenNone: 'Cross-sell', motionWhenSome: 'Expansion' }, 1, 0)).toBe('Expansion');
  });
});

describe('weightedEstimate', () => {
  it.each([
    [11 / 64, 36_000, 6_187.5],
    // 0.17188 x 99.99 = 17.1862812
    [0.17188, 99.99, 17.19],
    // Half a cent goes up: 0.5 x 0.01.
    [0.5, 0.01, 0.01]
  ])('of %d and %d is %d', (rate, amount, estimate) => {
    expect(weightedEstimate(rate, amount)).toBe(estimate);
  });
});

describe('withWorth', () => {
  it('weighs the list amount by the likelihood, to the cent', () => {
    // 80 x 450 = 36,000; 11 / 64 of it
    expect(worth('Open', { suggestion })).toMatchObject({ amt: 36_000, p, owns: ['platform'], like, est: 6_187.5 });
  });

  it('has no estimate without a likelihood, without an amount and where the amount rests on the contract value', () => {
    const share: ProductLine = { ...line, price: { kind: 'contract_share', share: 0.15 } };
    expect(worth('Open', { suggestion: { like } })).not.toHaveProperty('est');
    expect(worth('Open', { suggestion, bookPrice: NaN })).not.toHaveProperty('est');
    expect(worth('Open', { suggestion }, {}, share)).toMatchObject({ amt: 15_000, byValue: true, p });
    expect(worth('Open', { suggestion }, {}, share)).not.toHaveProperty('est');
  });

  it.each(['Open_Opportunity', 'Blocked_At_Risk', 'Not_A_Fit', 'Has_Competitor'] as const)(
    'says of %s what customers alike own, and no likelihood',
    (st) => {
      const found = worth(st, { suggestion });
      expect(found).toMatchObject({ like, motion: 'Cross-sell', amt: 36_000 });
      expect([found.p, found.est, found.owns]).toEqual([undefined, undefined, undefined]);
    }
  );

  it('says no likelihood of a first purchase to who owns some already', () => {
    const found = worth('Partly_Used', { suggestion }, { lvl: 'yellow', own: 40 });
    expect(found).toMatchObject({ amt: 18_000, motion: 'Upsell' });
    expect([found.p, found.est, found.owns, found.like]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('says nothing of worth where nothing is to be sold', () => {
    const found = worth('Covered', { suggestion, lost: { id: '006L', on: '2026-03-04' } }, { own: 80 });
    expect(found).toEqual({ k: 'analytics', lvl: 'red', own: 80, tgt: 80, st: 'Covered', amt: null });
  });

  it('names the last attempt that was lost', () => {
    expect(worth('Open', { lost: { id: '006L', on: '2026-03-04' } }).lost).toEqual({ id: '006L', on: '2026-03-04' });
  });

  it('is expansion where only another unit of the company owns some', () => {
    expect(worth('Open', {}, { family: { own: 12, units: 2 } }).motion).toBe('Expansion');
  });
});
