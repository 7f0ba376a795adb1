import { describe, expect, it } from 'vitest';
import { gapAmount } from '../../../src/whitespace/amount.ts';
import type { PriceBasis } from '../../../src/whitespace/amount.ts';
import { exchangeRate } from '../../../src/whitespace/exchangeRate.ts';

const basis: PriceBasis = Object.freeze({ bookPrice: 450, currency: 'EUR', contractValue: 180_000 });
const alike = Object.freeze({ low: 300, middle: 390, high: 510 });
const seats = Object.freeze({ gap: 80, target: 120 });
const listPrice = { kind: 'list_price', amount: 300, currency: 'USD' } as const;

describe('gapAmount between its ends', () => {
  it('takes the ends from what customers alike pay, the amount from the price book', () => {
    // 80 x 450, 80 x 300, 80 x 510
    expect(gapAmount({ kind: 'price_book' }, seats, { ...basis, alike })).toEqual({
      ...{ amount: 36_000, unitPrice: 450, low: 24_000, high: 40_800 }
    });
  });

  it('takes the cheapest and the dearest product where too few customers are alike', () => {
    expect(gapAmount({ kind: 'price_book' }, seats, { ...basis, dearestPrice: 600 })).toEqual({
      ...{ amount: 36_000, unitPrice: 450, low: 36_000, high: 48_000 }
    });
  });

  it('has no ends where all products cost the same', () => {
    expect(gapAmount({ kind: 'price_book' }, seats, basis)).toEqual({ amount: 36_000, unitPrice: 450 });
  });

  it('shows what customers alike pay where the price list has no price', () => {
    expect(gapAmount({ kind: 'price_book' }, seats, { ...basis, bookPrice: NaN, alike })).toEqual({ low: 24_000, high: 40_800 });
  });

  it('gives a percent of the contract value ends that do not rest on it', () => {
    const found = [180_000, 90_000].map((contractValue) =>
      gapAmount({ kind: 'contract_share', share: 0.15 }, seats, { ...basis, contractValue, alike })
    );
    // 0.15 x 180,000 x 80 / 120
    expect(found[0]).toEqual({ amount: 18_000, low: 24_000, high: 40_800 });
    expect(found[1]).toMatchObject({ amount: 9_000, low: 24_000, high: 40_800 });
  });

  it('rounds to cents', () => {
    expect(gapAmount({ kind: 'price_book' }, { gap: 3, target: 3 }, { ...basis, bookPrice: 33.335 }).amount).toBe(100.01);
  });
});

describe('a line priced by customers alike', () => {
  it('costs the median', () => {
    // 80 x 390
    expect(gapAmount({ kind: 'look_alikes' }, seats, { ...basis, alike })).toEqual({
      ...{ amount: 31_200, unitPrice: 390, low: 24_000, high: 40_800 }
    });
  });

  it('is unknown where there are too few', () => {
    expect(gapAmount({ kind: 'look_alikes' }, seats, basis)).toEqual({ because: 'look_alikes' });
  });
});

describe('a list price in another currency', () => {
  const rates = { perCorporate: { EUR: 1, USD: 1.25, JPY: 160 }, isDated: false };

  it('is converted at the rate of the org', () => {
    const rate = (from: string): number => exchangeRate(rates, from, 'EUR');
    // 300 / 1.25 = 240
    expect(gapAmount(listPrice, seats, { ...basis, rate })).toEqual({ amount: 19_200, unitPrice: 240 });
  });

  it('is rounded once converted and multiplied, not before', () => {
    // 1 yen is 1 / 160 = 0.00625 euros; 100,000 of them are 625, where a price of 1 cent would make 1,000.
    const rate = (from: string): number => exchangeRate(rates, from, 'EUR');
    const call = { kind: 'list_price' as const, amount: 1, currency: 'JPY' };
    expect(gapAmount(call, { gap: 100_000, target: 100_000 }, { ...basis, rate })).toEqual({ amount: 625, unitPrice: 0.01 });
  });

  it('is converted over the corporate currency', () => {
    // 300 / 1.25 x 160
    const rate = (from: string): number => exchangeRate(rates, from, 'JPY');
    expect(gapAmount(listPrice, { gap: 1, target: 1 }, { ...basis, currency: 'JPY', rate }).amount).toBe(38_400);
  });

  it.each([
    ['the org names no rate for it', { perCorporate: { EUR: 1 }, isDated: false }],
    ['the org keeps rates by date', { ...rates, isDated: true }],
    ['nobody knows the rates', undefined]
  ])('is unknown where %s', (_, known) => {
    const rate = (from: string): number => exchangeRate(known, from, 'EUR');
    expect(gapAmount(listPrice, seats, { ...basis, rate })).toEqual({ because: 'currency' });
  });

  it('needs no rate in an org with one currency', () => {
    expect(gapAmount(listPrice, seats, { ...basis, currency: '' })).toEqual({ amount: 24_000, unitPrice: 300 });
  });
});
