import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollUpColumns } from '../../../src/signals/rollUp.ts';
import type { RollUpTree } from '../../../src/signals/rollUp.ts';
import type { SignalColumns } from '../../../src/signals/signalColumns.ts';

const columns = (values: readonly number[]): SignalColumns => ({
  values: Float64Array.from(values),
  on: Float64Array.from(values, (_, at) => 100 + at),
  rows: Float64Array.from(values, () => 1)
});

/** The first account stands over all others. */
const oneParent = (count: number, weights?: readonly number[]): RollUpTree => ({
  size: count,
  roots: new Float64Array(count - 1),
  members: Float64Array.from({ length: count - 1 }, (_, at) => at + 1),
  weights: weights && Float64Array.from(weights)
});

const sum = { aggregate: 'SUM', rollUp: 'Sum' } as const;
const mean = { aggregate: 'AVG', rollUp: 'Mean' } as const;
const byValue = { aggregate: 'AVG', rollUp: 'Mean by contract value' } as const;

describe('a roll-up', () => {
  it('adds, averages and weighs the known values', () => {
    const own = columns([10, NaN, 40]);
    expect(rollUpColumns(own, sum, oneParent(3)).values[0]).toBe(50);
    expect(rollUpColumns(own, mean, oneParent(3)).values[0]).toBe(25);
    expect(rollUpColumns(own, byValue, oneParent(3, [100, 50, 200])).values[0]).toBe(30);
  });

  it('is unknown where no value counts', () => {
    expect(rollUpColumns(columns([NaN, NaN]), sum, oneParent(2)).values[0]).toBeNaN();
    expect(rollUpColumns(columns([10, 20]), byValue, oneParent(2, [NaN, 0])).values[0]).toBeNaN();
  });

  it('takes no account whose contract value is unknown, 0 or below', () => {
    expect(rollUpColumns(columns([10, 20, 30, 40]), byValue, oneParent(4, [NaN, 0, -5, 7])).values[0]).toBe(40);
  });

  it('leaves accounts without others below them as they are', () => {
    const { values, on, rows } = rollUpColumns(columns([10, 20, NaN]), byValue, oneParent(3, [NaN, NaN, NaN]));
    expect([values[1], on[1], rows[1], values[2]]).toEqual([20, 101, 1, NaN]);
  });

  it('counts from the newest reading, a number of days of several accounts from none', () => {
    expect(rollUpColumns(columns([10, 20, NaN]), sum, oneParent(3)).on[0]).toBe(101);
    const days = { aggregate: 'DAYS_SINCE', rollUp: 'Mean' } as const;
    expect(rollUpColumns(columns([10, 20]), days, oneParent(2)).on[0]).toBeNaN();
    expect(rollUpColumns(columns([NaN, 20]), days, oneParent(2)).on[0]).toBe(101);
  });

  it('counts the rows of the accounts whose values count', () => {
    expect(rollUpColumns(columns([10, NaN, 40]), sum, oneParent(3)).rows[0]).toBe(2);
  });

  it('leaves its input as it was', () => {
    const own = columns([1, 2]);
    rollUpColumns(own, sum, oneParent(2));
    expect([...own.values]).toEqual([1, 2]);
  });

  const known = fc.array(fc.record({ value: fc.integer({ min: -1000, max: 1000 }), weight: fc.integer({ min: 1, max: 1000 }) }), {
    minLength: 2,
    maxLength: 12
  });

  it('stays between the smallest and the largest value as a mean, whatever the weights', () => {
    fc.assert(
      fc.property(known, (members) => {
        const values = members.map(({ value }) => value);
        const tree = oneParent(
          values.length,
          members.map(({ weight }) => weight)
        );
        for (const signal of [mean, byValue]) {
          const rolled = rollUpColumns(columns(values), signal, tree).values[0] ?? NaN;
          expect(rolled).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(rolled).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
      })
    );
  });

  it('is the same by contract value whatever the currency unit', () => {
    fc.assert(
      fc.property(known, (members) => {
        const values = members.map(({ value }) => value);
        const rolled = (factor: number): number =>
          rollUpColumns(
            columns(values),
            byValue,
            oneParent(
              values.length,
              members.map(({ weight }) => weight * factor)
            )
          ).values[0] ?? NaN;
        expect(rolled(1000)).toBeCloseTo(rolled(1), 9);
      })
    );
  });
});
