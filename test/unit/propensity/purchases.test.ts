import { describe, expect, it } from 'vitest';
import { boughtBetween, earliestPurchase, ownedOn } from '../../../src/propensity/purchases.ts';
import { snapshotOn } from '../../../src/propensity/snapshot.ts';
import { marketOf } from './tableOfOwners.ts';

const { purchases } = marketOf(
  [
    [9, undefined, 10],
    [undefined, undefined, undefined],
    [10, 8, 12]
  ],
  3
);

describe('purchases', () => {
  it('are owned from the day after they were made', () => {
    const owned = ownedOn(purchases, 10);
    expect([...owned.start]).toEqual([0, 1, 1, 2]);
    expect([...owned.item]).toEqual([0, 1]);
    expect([...owned.accountsOf]).toEqual([1, 1, 0]);
  });

  it('belong to a period from its first day up to but not including the first of the next', () => {
    const bought = boughtBetween(purchases, 10, 12);
    expect([...bought.start]).toEqual([0, 1, 1, 2]);
    expect([...bought.item]).toEqual([2, 0]);
  });

  it('begin with the earliest, and not at all where there is none', () => {
    expect(earliestPurchase(purchases)).toBe(8);
    expect(earliestPurchase(marketOf([[undefined]], 1).purchases)).toBeNaN();
  });
});

describe('a snapshot', () => {
  const rows = Array.from({ length: 12 }, (_, a) => [a < 10 ? 1 : undefined, a < 9 ? 1 : 2, a === 11 ? undefined : 5]);

  it('takes product lines from ten owners on', () => {
    expect([...snapshotOn(marketOf(rows, 3), 2).lines]).toEqual([0]);
    expect([...snapshotOn(marketOf(rows, 3), 3).lines]).toEqual([0, 1]);
  });

  it('asks who owns something, about what is not owned', () => {
    const known = snapshotOn(marketOf([...rows, [undefined, undefined, undefined]], 3), 3);
    expect([...known.asked]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect([...known.open[0]!]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0]);
    expect([...known.open[2]!]).toEqual([]);
  });

  it('leaves out whom the item may not be suggested to on that day', () => {
    const eligible = (_: number, day: number): Uint8Array => Uint8Array.from({ length: 12 }, (_, a) => (a === 10 && day < 5 ? 0 : 1));
    expect(snapshotOn({ ...marketOf(rows, 3), eligible }, 3).open[0]![10]).toBe(0);
    expect(snapshotOn({ ...marketOf(rows, 3), eligible }, 5).open[0]![10]).toBe(1);
  });
});
