import { describe, expect, it } from 'vitest';
import { HealthError } from '../../../src/domain/healthError.ts';
import { backtestPeriods } from '../../../src/operations/backtest/backtestPeriods.ts';
import { dayText } from '../../../src/soql/calendar.ts';

const known = '2026-11-22';

function texts(periods: ReturnType<typeof backtestPeriods>): readonly (readonly string[])[] {
  return periods.map(({ on, until }) => [dayText(on), dayText(until)]);
}

function refusal(run: () => unknown): readonly unknown[] {
  try {
    run();
  } catch (error) {
    if (error instanceof HealthError) return [error.name, ...error.values];
    throw error;
  }
  return [];
}

describe('periods of a backtest', () => {
  it('follow one another and end with the last day known', () => {
    expect(texts(backtestPeriods({ count: 2 }, 90, known))).toEqual([
      ['2026-05-26', '2026-08-24'],
      ['2026-08-24', '2026-11-22']
    ]);
  });

  it('begin on the days asked for, each once, the oldest first', () => {
    expect(texts(backtestPeriods({ on: ['2026-08-24', '2026-02-25', '2026-08-24'] }, 90, known))).toEqual([
      ['2026-02-25', '2026-05-26'],
      ['2026-08-24', '2026-11-22']
    ]);
  });

  it('may end on the last day known', () => {
    expect(texts(backtestPeriods({ on: ['2026-08-24'] }, 90, known))).toEqual([['2026-08-24', '2026-11-22']]);
  });

  it('are refused when they end a day later, with the days that are possible', () => {
    expect(refusal(() => backtestPeriods({ on: ['2026-08-25'] }, 90, known))).toEqual([
      'PeriodNotOver',
      '2026-08-25',
      '90',
      '2026-11-23',
      '2026-11-22',
      '2026-08-24'
    ]);
  });

  it('are refused when a customer could leave in two of them', () => {
    expect(refusal(() => backtestPeriods({ on: ['2026-05-26', '2026-08-23'] }, 90, known))).toEqual([
      'PeriodsOverlap',
      '2026-05-26',
      '2026-08-23',
      '90'
    ]);
    expect(texts(backtestPeriods({ on: ['2026-05-26', '2026-08-24'] }, 90, known))).toHaveLength(2);
  });

  it.each(['2026-02-30', '24.08.2026', '2026-8-24', ''])('refuse %j, which is no calendar day', (text) => {
    expect(refusal(() => backtestPeriods({ on: [text] }, 90, known))).toEqual(['DayInvalid', text]);
  });
});
