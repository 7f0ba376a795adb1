import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/calibration/outcomeOf.ts';
import type { JudgedOutcome } from '../../../src/calibration/outcomeTable.ts';
import { outcomeTable } from '../../../src/calibration/outcomeTable.ts';

const bands = ['red', 'yellow', 'green'];

function times(count: number, band: string | null, outcome: Outcome): readonly JudgedOutcome[] {
  return Array.from({ length: count }, () => ({ band, outcome }));
}

const year = [
  ...times(11, 'red', 'left'),
  ...times(27, 'red', 'stayed'),
  ...times(12, 'yellow', 'left'),
  ...times(88, 'yellow', 'stayed'),
  ...times(7, 'green', 'left'),
  ...times(155, 'green', 'stayed'),
  ...times(2, null, 'left'),
  ...times(9, null, 'stayed'),
  ...times(40, 'green', 'bound'),
  ...times(1, 'red', 'bound_left'),
  ...times(5, 'yellow', 'unknown')
];

describe('leavers by band', () => {
  it('counts those who could leave, worst band first, those without a number last', () => {
    const { rows } = outcomeTable(year, bands);
    expect(rows.map(({ band, left, of }) => [band, left, of])).toEqual([
      ['red', 11, 38],
      ['yellow', 12, 100],
      ['green', 7, 162],
      [null, 2, 11]
    ]);
    expect(rows[0]?.share).toBeCloseTo(11 / 38, 12);
  });

  it('compares the worst band with all others that have a number, and with the best', () => {
    const { comparisons, enough, total } = outcomeTable(year, bands);
    expect(enough).toBe(true);
    expect(total).toEqual({ left: 30, of: 300 });
    expect(comparisons[0]).toMatchObject({ against: 'others', worst: { left: 11, of: 38 }, other: { left: 19, of: 262 } });
    expect(comparisons[0]?.ratio?.times).toBeCloseTo(3.9917, 4);
    // (11/38) / (7/162) = 6.6992
    expect(comparisons[1]).toMatchObject({ against: 'best', other: { left: 7, of: 162 } });
    expect(comparisons[1]?.ratio?.times).toBeCloseTo(6.6992, 4);
  });

  it('counts those who were bound and those without a contract apart', () => {
    expect(outcomeTable(year, bands)).toMatchObject({ bound: { left: 1, of: 41 }, withoutContract: 5 });
  });

  it.each([
    ['nine left', 5, 4],
    ['nobody left', 0, 0]
  ])('gives no ratio where %s', (_, red, green) => {
    const few = [
      ...times(red, 'red', 'left'),
      ...times(20, 'red', 'stayed'),
      ...times(green, 'green', 'left'),
      ...times(90, 'green', 'stayed')
    ];
    const { enough, comparisons, rows } = outcomeTable(few, bands);
    expect(enough).toBe(false);
    expect(comparisons.some(({ ratio }) => ratio)).toBe(false);
    expect(rows[0]?.left).toBe(red);
  });

  it('gives no ratio where hardly anybody stayed', () => {
    expect(outcomeTable([...times(40, 'red', 'left'), ...times(9, 'green', 'stayed')], bands).enough).toBe(false);
  });

  it('has an empty row for a band that nobody stood in', () => {
    expect(outcomeTable([], bands).rows[1]).toEqual({ band: 'yellow', left: 0, of: 0, share: null, interval: null });
  });

  it('compares nothing where there is one band', () => {
    expect(outcomeTable(times(12, 'only', 'left'), ['only']).comparisons).toEqual([]);
  });
});
