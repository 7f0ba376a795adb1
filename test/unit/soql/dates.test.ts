import { describe, expect, it } from 'vitest';
import { dayAt, dayNumber, dayText, startOfDay } from '../../../src/soql/calendar.ts';
import { dateRange } from '../../../src/soql/dateRange.ts';
import { longId } from '../../../src/soql/salesforceId.ts';

/** Wednesday 2026-07-15; the fiscal year begins in April. */
const rules = { today: dayNumber('2026-07-15'), weekStart: 0, fiscalStartMonth: 4 };

describe('date literals on Wednesday 2026-07-15', () => {
  it.each([
    ['YESTERDAY', 0, '2026-07-14', '2026-07-15'],
    ['TODAY', 0, '2026-07-15', '2026-07-16'],
    ['TOMORROW', 0, '2026-07-16', '2026-07-17'],
    ['LAST_WEEK', 0, '2026-07-05', '2026-07-12'],
    ['THIS_WEEK', 0, '2026-07-12', '2026-07-19'],
    ['NEXT_WEEK', 0, '2026-07-19', '2026-07-26'],
    ['LAST_MONTH', 0, '2026-06-01', '2026-07-01'],
    ['THIS_MONTH', 0, '2026-07-01', '2026-08-01'],
    ['NEXT_MONTH', 0, '2026-08-01', '2026-09-01'],
    ['LAST_90_DAYS', 0, '2026-04-16', '2026-07-16'],
    ['NEXT_90_DAYS', 0, '2026-07-16', '2026-10-14'],
    ['LAST_N_DAYS', 3, '2026-07-12', '2026-07-16'],
    ['NEXT_N_DAYS', 3, '2026-07-16', '2026-07-19'],
    ['N_DAYS_AGO', 3, '2026-07-12', '2026-07-13'],
    ['LAST_N_WEEKS', 2, '2026-06-28', '2026-07-12'],
    ['NEXT_N_WEEKS', 2, '2026-07-19', '2026-08-02'],
    ['N_WEEKS_AGO', 2, '2026-06-28', '2026-07-05'],
    ['LAST_N_MONTHS', 7, '2025-12-01', '2026-07-01'],
    ['NEXT_N_MONTHS', 6, '2026-08-01', '2027-02-01'],
    ['N_MONTHS_AGO', 7, '2025-12-01', '2026-01-01'],
    ['THIS_QUARTER', 0, '2026-07-01', '2026-10-01'],
    ['LAST_QUARTER', 0, '2026-04-01', '2026-07-01'],
    ['LAST_N_QUARTERS', 3, '2025-10-01', '2026-07-01'],
    ['THIS_YEAR', 0, '2026-01-01', '2027-01-01'],
    ['LAST_N_YEARS', 2, '2024-01-01', '2026-01-01'],
    ['NEXT_N_YEARS', 1, '2027-01-01', '2028-01-01'],
    ['THIS_FISCAL_YEAR', 0, '2026-04-01', '2027-04-01'],
    ['LAST_FISCAL_YEAR', 0, '2025-04-01', '2026-04-01'],
    ['THIS_FISCAL_QUARTER', 0, '2026-07-01', '2026-10-01'],
    ['N_FISCAL_QUARTERS_AGO', 1, '2026-04-01', '2026-07-01']
  ])('%s:%i goes from %s up to %s', (name, count, from, to) => {
    const range = dateRange(name, count, rules);
    expect(range && [dayText(range.from), dayText(range.to)]).toEqual([from, to]);
  });

  it('is undefined for a name that is no date literal', () => {
    expect(dateRange('SOMEDAY', 0, rules)).toBeUndefined();
  });
});

describe('days in a time zone', () => {
  it.each([
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2026-01-01', 'America/New_York', '2026-01-01T05:00:00.000Z'],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    ['2026-04-05', 'Pacific/Auckland', '2026-04-04T11:00:00.000Z'],
    ['2026-04-06', 'Pacific/Auckland', '2026-04-05T12:00:00.000Z'],
    ['2026-06-01', 'Asia/Kolkata', '2026-05-31T18:30:00.000Z'],
    ['2026-06-01', 'UTC', '2026-06-01T00:00:00.000Z'],
    ['2026-06-01', 'Pacific/Kiritimati', '2026-05-31T10:00:00.000Z'],
    ['2026-06-01', 'Etc/GMT+12', '2026-06-01T12:00:00.000Z'],
    // The clocks of Cairo go from 23:59 on Thursday to 01:00 on Friday: the day begins at one.
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    // Havana sets its clocks back from 01:00 to 00:00: midnight comes twice, the day begins at the first.
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z']
  ])('%s in %s begins at %s', (day, zone, instant) => {
    expect(new Date(startOfDay(dayNumber(day), zone)).toISOString()).toBe(instant);
  });

  it('finds the day of an instant', () => {
    expect(dayText(dayAt(Date.parse('2026-07-01T03:59:59Z'), 'America/New_York'))).toBe('2026-06-30');
    expect(dayText(dayAt(Date.parse('2026-07-01T04:00:00Z'), 'America/New_York'))).toBe('2026-07-01');
  });
});

describe('ids', () => {
  it('lengthens 15 characters to 18', () => {
    // Of the last five, the 1st, 3rd and 5th are capitals: 1 + 4 + 16 = 21, the letter V; the first ten have none: A, A.
    expect(longId('0018000000MxS4N')).toBe('0018000000MxS4NAAV');
  });

  it('restores the capitals of an id that lost them', () => {
    expect(longId('0018000000MXS4NAAV'.toLowerCase())).toBeDefined();
    expect(longId(longId('0018000000MxS4N')?.toLowerCase() ?? '')).toBe(longId('0018000000MxS4N'));
  });

  it.each(['', 'abc', '0018000000MxS4', '0018000000MxS4N-AV', '0018000000MxS4NAA9'])('%s is none', (text) => {
    expect(longId(text)).toBeUndefined();
  });
});
