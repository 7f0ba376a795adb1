import { describe, expect, it } from 'vitest';
import { dayText, epochDay, weekNumber } from '../../../src/domain/day.ts';

describe('a calendar day as a number', () => {
  it('counts from 1 January 1970, across leap years', () => {
    expect(epochDay('1970-01-01')).toBe(0);
    // 1972 was a leap year: 365 + 365 + 31 + 29 days before 1 March.
    expect(epochDay('1972-03-01')).toBe(790);
    expect(dayText(790)).toBe('1972-03-01');
  });

  it('is that of the day that an instant begins with', () => {
    expect(epochDay('1970-01-11T23:59:59.000Z')).toBe(10);
  });

  it('is unknown for a text that begins with no day', () => {
    expect(epochDay('soon')).toBeNaN();
  });

  it('belongs to a week from Monday to Sunday', () => {
    // 22 November 2026 is a Sunday.
    expect(weekNumber('2026-11-22')).toBe(weekNumber('2026-11-16'));
    expect(weekNumber('2026-11-23')).toBe(weekNumber('2026-11-22') + 1);
    expect(dayText(7 * weekNumber('2026-11-22'))).toBe('2026-11-19');
  });
});
