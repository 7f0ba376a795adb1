import { describe, expect, it } from 'vitest';
import { groupsOf, paidOncePerGroup } from '../../../src/whitespace/groups.ts';

describe('groupsOf', () => {
  it('names the first account of each hierarchy, however deep it is', () => {
    expect([...groupsOf([-1, 0, 1, 2, 3, -1, 5], 7)]).toEqual([0, 0, 0, 0, 0, 5, 5]);
  });

  it('puts accounts together that only somebody else holds together, and ends a circle', () => {
    // The first two stand below an account that nobody asked about; the next two below each other.
    expect([...groupsOf([4, 4, 3, 2, -1], 4)]).toEqual([0, 0, 2, 2]);
  });

  it('leaves accounts without parents alone', () => {
    expect([...groupsOf([-1, -1], 2)]).toEqual([0, 1]);
    expect([...groupsOf([], 0)]).toEqual([]);
  });
});

describe('paidOncePerGroup', () => {
  const four = { segment: [0, 0, 0, 1], owned: [2, 9, 9, 5], paid: [10, 90, 80, 40], currencies: ['EUR', 'EUR', 'EUR', 'EUR'] };

  it('keeps of a group in a segment what the account pays that owns most, the first of equal ones', () => {
    expect([...paidOncePerGroup([0, 0, 0, 0], four)]).toEqual([NaN, 90, NaN, 40]);
  });

  it('keeps one for each currency, and none of an account that is no owner', () => {
    const currencies = ['USD', 'EUR', 'EUR', 'EUR'];
    expect([...paidOncePerGroup([0, 0, 0, 0], { ...four, currencies, owned: [2, 0, 9, 5] })]).toEqual([10, NaN, 80, 40]);
    expect([...paidOncePerGroup([0, 0, 0, 0], { ...four, paid: [10, NaN, 80, 0] })]).toEqual([NaN, NaN, 80, NaN]);
  });

  it('keeps all where each is a group of its own', () => {
    expect([...paidOncePerGroup([0, 1, 2, 3], four)]).toEqual(four.paid);
  });
});
