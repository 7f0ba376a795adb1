import { describe, expect, it } from 'vitest';
import { isoWeek } from '../../../src/writeback/historyWeek.ts';

describe('isoWeek', () => {
  // Worked by hand from ISO 8601: week 1 holds the year's first Thursday.
  it.each([
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2023-01-01', '2022-W52']
  ])('puts %s into %s', (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });
});
