import { describe, expect, it } from 'vitest';
import { goesWithEmployees } from '../../../../src/whitespace/proposals/goesWithEmployees.ts';
import type { Owner } from '../../../../src/whitespace/proposals/owner.ts';
import { proposeRules } from '../../../../src/whitespace/proposals/proposeRules.ts';
import { quartilesOf } from '../../../../src/whitespace/proposals/quartiles.ts';
import { segmentsOf } from '../../../../src/whitespace/proposals/segments.ts';

/** Owners with the quantities given. */
function owners(quantities: readonly number[], known: Omit<Owner, 'quantity'> = {}): readonly Owner[] {
  return quantities.map((quantity) => ({ quantity, ...known }));
}

const upTo = (count: number, from = 1): readonly number[] => Array.from({ length: count }, (_, at) => from + at);

describe('quartiles', () => {
  it('are values that owners really have', () => {
    expect(quartilesOf(Object.freeze([8, 1, 4, 2]))).toEqual({ low: 1, median: 2, high: 4 });
    expect(quartilesOf([1, 2, 3, 4, 5])).toEqual({ low: 2, median: 3, high: 4 });
    expect(quartilesOf([7])).toEqual({ low: 7, median: 7, high: 7 });
  });
});

describe('a quantity goes with employees', () => {
  // Half a seat for each employee, one more or less.
  const proportional = upTo(12).map((at) => ({ quantity: at * 50 + (at % 2), employees: at * 100 }));

  it('where it grows with them and owners are more alike per employee', () => {
    expect(goesWithEmployees(proportional)).toBe(true);
  });

  it('not where everybody owns about the same', () => {
    expect(goesWithEmployees(proportional.map((owner, at) => ({ ...owner, quantity: 5 + (at % 2) })))).toBe(false);
  });

  it('not where it falls with them', () => {
    expect(goesWithEmployees(proportional.map(({ employees }) => ({ employees, quantity: 5000 / employees })))).toBe(false);
  });

  it('not of fewer than 10 owners, nor where more than one of five does not say how many work there', () => {
    expect(goesWithEmployees(proportional.slice(0, 9))).toBe(false);
    expect(goesWithEmployees([...proportional, ...owners([1, 2, 3])])).toBe(true);
    expect(goesWithEmployees([...proportional, ...owners([1, 2, 3, 4])])).toBe(false);
  });

  it('not where it grows with them but owners are further apart per employee', () => {
    // 10, 11, ... 21 units of 1, 4, 16, ... employees: quantities differ by a half, quantities per employee by thousands.
    expect(goesWithEmployees(upTo(12).map((at) => ({ quantity: 9 + at, employees: 4 ** (at - 1) })))).toBe(false);
  });
});

describe('segments', () => {
  const valued = (list: readonly Owner[]) => list.map((owner) => ({ ...owner, value: owner.quantity }));
  const banks = { industry: 'Banking' };
  const shops = { industry: 'Retail' };

  it('are industries of at least 10 owners whose median differs from all others', () => {
    const found = segmentsOf(valued([...owners(upTo(10, 100), banks), ...owners(upTo(12), shops), ...owners(upTo(3))]));
    // 15 others for the banks, 13 for the shops: both have 10 and more on the other side.
    expect(found.map(({ segment, owners: { length } }) => [segment, length])).toEqual([
      [{ kind: 'industry', value: 'Retail' }, 12],
      [{ kind: 'industry', value: 'Banking' }, 10]
    ]);
  });

  it('are none of nine owners, nor beside fewer than 10 others', () => {
    expect(segmentsOf(valued([...owners(upTo(9, 100), banks), ...owners(upTo(30))]))).toEqual([]);
    expect(segmentsOf(valued([...owners(upTo(30, 100), banks), ...owners(upTo(9))]))).toEqual([]);
  });

  it('are none where owners of both own alike', () => {
    expect(segmentsOf(valued([...owners(upTo(20), banks), ...owners(upTo(20), shops)]))).toEqual([]);
  });

  it('are sizes where those cover more owners', () => {
    const small = upTo(15).map((at) => ({ quantity: at, employees: 49, industry: `I${at}` }));
    const large = upTo(15).map((at) => ({ quantity: 100 + at, employees: 1000, industry: `I${at}` }));
    expect(segmentsOf(valued([...small, ...large])).map(({ segment }) => segment)).toEqual([
      { kind: 'size', below: 50 },
      { kind: 'size', from: 1000 }
    ]);
  });

  it('put an edge into the upper class', () => {
    const at = (employees: number) => upTo(12).map((quantity) => ({ quantity: quantity + employees, employees }));
    expect(segmentsOf(valued([...at(49), ...at(50), ...at(249)])).map(({ segment }) => segment)).not.toContainEqual({
      kind: 'size',
      from: 250,
      below: 1000
    });
  });
});

describe('the rules of a line', () => {
  it('are one of all owners where no segment differs', () => {
    expect(proposeRules(owners([1, 2, 4, 8]))).toEqual([{ owners: 4, quartiles: { low: 1, median: 2, high: 4 }, perEmployee: false }]);
  });

  it('are one for each segment and then one from the owners outside them', () => {
    const rules = proposeRules([...owners(upTo(11, 100), { industry: 'Banking' }), ...owners(upTo(10))]);
    expect(rules).toEqual([
      { segment: { kind: 'industry', value: 'Banking' }, owners: 11, quartiles: { low: 102, median: 105, high: 108 }, perEmployee: false },
      { owners: 10, quartiles: { low: 3, median: 5, high: 8 }, perEmployee: false }
    ]);
  });

  it('rest on all owners for everybody else where fewer than three are outside the segments', () => {
    const rules = proposeRules([...owners(upTo(11, 100), { industry: 'Banking' }), ...owners(upTo(11), { industry: 'Retail' })]);
    expect(rules.map((rule) => [rule.segment?.kind, rule.owners])).toEqual([
      ['industry', 11],
      ['industry', 11],
      [undefined, 22]
    ]);
  });

  it('are per employee where the quantity goes with employees, of owners that say how many they have', () => {
    const proportional = upTo(12).map((at) => ({ quantity: at * 50, employees: at * 100 }));
    expect(proposeRules([...proportional, ...owners([3])])).toEqual([
      { owners: 12, quartiles: { low: 0.5, median: 0.5, high: 0.5 }, perEmployee: true }
    ]);
  });
});
