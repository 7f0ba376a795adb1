import { describe, expect, it } from 'vitest';
import { alikePrices, priceAlike, quantile, twoDigits } from '../../../src/whitespace/lookAlikes.ts';
import type { PaidLine } from '../../../src/whitespace/lookAlikes.ts';

type Customer = {
  readonly segment?: number;
  readonly size?: number;
  readonly owned?: number;
  readonly paid?: number;
  readonly currency?: string;
};

function lineOf(customers: readonly Customer[]): PaidLine {
  return Object.freeze({
    segment: customers.map(({ segment = 0 }) => segment),
    size: customers.map(({ size = NaN }) => size),
    owned: customers.map(({ owned = 1 }) => owned),
    paid: customers.map(({ paid = NaN }) => paid),
    currencies: customers.map(({ currency = 'EUR' }) => currency)
  });
}

/** Owners of one unit each who pay 100, 200, 300, ... */
function payers(count: number, more: Customer = {}): readonly Customer[] {
  return Array.from({ length: count }, (_, at) => ({ paid: (at + 1) * 100, ...more }));
}

const prospect: Customer = { owned: 0 };

/** What customers alike pay, by the account's place. */
const lookAlikes = (line: PaidLine): ReturnType<typeof priceAlike> => priceAlike(alikePrices(line), line);

describe('prices of customers alike', () => {
  it('gives the quartiles of what ten owners pay for a unit', () => {
    const priceOf = lookAlikes(lineOf([prospect, ...payers(10)]));
    // 100 to 1000: places 2.25, 4.5 and 6.75 are 325, 550 and 775, in two digits 330 (half up), 550, 780
    expect(priceOf(0)).toEqual({ low: 330, middle: 550, high: 780 });
  });

  it('says nothing of nine', () => {
    expect(lookAlikes(lineOf([prospect, ...payers(9)]))(0)).toBeUndefined();
  });

  it('counts the price of one unit, whatever quantity is owned', () => {
    const owners = Array.from({ length: 10 }, (_, at) => ({ owned: at + 1, paid: (at + 1) * 40 }));
    expect(lookAlikes(lineOf([prospect, ...owners]))(0)).toEqual({ low: 40, middle: 40, high: 40 });
  });

  it.each([
    ['does not know what it pays', { paid: NaN }],
    ['pays nothing', { paid: 0 }],
    ['owns nothing', { owned: 0 }],
    ['owns nobody knows how many', { owned: NaN }],
    ['is in another segment', { segment: 1 }],
    ['is in no segment', { segment: -1 }],
    ['pays in another currency', { currency: 'USD' }]
  ] as const)('leaves out an owner that %s', (_, tenth) => {
    const customers = [prospect, ...payers(9), { paid: 1000, ...tenth }];
    expect(lookAlikes(lineOf(customers))(0)).toBeUndefined();
  });

  it('never mixes currencies: an account sees prices of its own', () => {
    const customers = [prospect, { ...prospect, currency: 'USD' }, ...payers(10), ...payers(10, { paid: 7, currency: 'USD' })];
    const priceOf = lookAlikes(lineOf(customers));
    expect([priceOf(0)?.middle, priceOf(1)?.middle]).toEqual([550, 7]);
  });

  it('asks customers of the same size where ten of these own some', () => {
    const sized = [100, 200, 300].flatMap((paid, third) => Array.from({ length: 10 }, (_, at) => ({ paid, size: third * 100 + at })));
    const customers = [...[0, 105, 9999, NaN].map((size) => ({ ...prospect, size })), ...sized];
    const priceOf = lookAlikes(lineOf(customers));
    expect([0, 1, 2].map((i) => priceOf(i)?.middle)).toEqual([100, 200, 300]);
    // a size that nobody knows is compared with the whole segment
    expect(priceOf(3)).toEqual({ low: 100, middle: 200, high: 300 });
  });

  it('asks the whole segment where fewer than ten of the size own some', () => {
    const sized = [100, 200, 300].flatMap((paid, third) => Array.from({ length: 9 }, (_, at) => ({ paid, size: third * 100 + at })));
    const priceOf = lookAlikes(lineOf([{ ...prospect, size: 0 }, ...sized]));
    expect(priceOf(0)).toEqual({ low: 100, middle: 200, high: 300 });
  });

  it('tells prices in two digits, so that one owner more or less moves nobody', () => {
    const before = lookAlikes(lineOf([prospect, ...payers(40, { paid: 437 })]))(0);
    const after = lookAlikes(lineOf([prospect, ...payers(40, { paid: 437 }), { paid: 441 }]))(0);
    expect(before).toEqual({ low: 440, middle: 440, high: 440 });
    expect(after).toEqual(before);
  });

  it('knows nothing of an empty book', () => {
    expect(lookAlikes(lineOf([]))(0)).toBeUndefined();
  });
});

describe('quantile', () => {
  it.each([
    [0, 1],
    [0.25, 1.75],
    [0.5, 2.5],
    [0.75, 3.25],
    [1, 4]
  ])('of 1, 2, 3, 4 at %d is %d, as R has it (type 7)', (share, value) => {
    expect(quantile([1, 2, 3, 4], share)).toBe(value);
  });
});

describe('twoDigits', () => {
  it.each([
    [437, 440],
    [434, 430],
    [1.26, 1.3],
    [1.15, 1.2],
    [11.5, 12],
    [98_765, 99_000],
    [0.0123, 0.012]
  ])('makes %d %d', (price, told) => {
    expect(twoDigits(price)).toBe(told);
  });
});
