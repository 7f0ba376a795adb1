import { dayText, epochDay } from '../../domain/day.ts';
import { periodsEndingOn } from '../../calibration/periods.ts';
import type { Period } from '../../calibration/periods.ts';
import { HealthError } from '../../domain/healthError.ts';
import { isDay } from '../../soql/calendar.ts';

/**
 * The periods of a backtest.
 *
 * @param asked  first days, or how many periods one after the other that end on the last day known
 * @param days   length of each
 * @param known  calendar day to which the facts reach
 * @throws HealthError DayInvalid for a text that is no calendar day, PeriodNotOver for a period that ends after `known`,
 *         PeriodsOverlap where a customer could leave in two
 */
export function backtestPeriods(
  asked: { readonly on: readonly string[] } | { readonly count: number },
  days: number,
  known: string
): readonly Period[] {
  if ('count' in asked) return periodsEndingOn(epochDay(known), days, asked.count);
  const periods = [...new Set(asked.on)].sort().map((text) => {
    const on = calendarDay(text);
    const until = on + days;
    if (until > epochDay(known))
      throw new HealthError('PeriodNotOver', [text, days, dayText(until), known, dayText(epochDay(known) - days)]);
    return { on, until };
  });
  periods.forEach(({ on }, index) => {
    const next = periods[index + 1]?.on ?? Infinity;
    if (next < on + days) throw new HealthError('PeriodsOverlap', [dayText(on), dayText(next), days]);
  });
  return periods;
}

/** A day as number; texts such as 2026-02-30 are none. */
function calendarDay(text: string): number {
  if (!isDay(text)) throw new HealthError('DayInvalid', [text]);
  return epochDay(text);
}
