import { dayNumber, dayText } from './calendar.ts';

/** Calendar days from `from` up to, not including, `to`. */
export type DayRange = { readonly from: number; readonly to: number };

export type CalendarRules = {
  /** Day number of today. */
  readonly today: number;
  /** 0 = Sunday to 6. */
  readonly weekStart: number;
  /** 1 to 12. */
  readonly fiscalStartMonth: number;
};

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER' | 'FISCAL_YEAR';

/** First day of the month that is `months` after January of year 0. */
function monthStart(months: number): number {
  const year = Math.floor(months / 12);
  return dayNumber(`${String(year).padStart(4, '0')}-${String((((months % 12) + 12) % 12) + 1).padStart(2, '0')}-01`);
}

function monthIndex(day: number): number {
  const text = dayText(day);
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

/** First day of the unit `shift` units after the one that today lies in. */
function unitStart(unit: Unit, shift: number, rules: CalendarRules): number {
  const { today } = rules;
  if (unit === 'DAY') return today + shift;
  if (unit === 'WEEK') {
    const weekday = (((today + 4) % 7) + 7) % 7;
    return today - ((weekday - rules.weekStart + 7) % 7) + shift * 7;
  }
  const months = monthIndex(today);
  if (unit === 'MONTH') return monthStart(months + shift);
  const offset = unit.startsWith('FISCAL') ? rules.fiscalStartMonth - 1 : 0;
  const size = unit.endsWith('QUARTER') ? 3 : 12;
  return monthStart(Math.floor((months - offset) / size) * size + offset + shift * size);
}

function units(unit: Unit, first: number, count: number, rules: CalendarRules): DayRange {
  return { from: unitStart(unit, first, rules), to: unitStart(unit, first + count, rules) };
}

const fixed: Readonly<Record<string, readonly [Unit, first: number, count: number]>> = {
  YESTERDAY: ['DAY', -1, 1],
  TODAY: ['DAY', 0, 1],
  TOMORROW: ['DAY', 1, 1],
  LAST_90_DAYS: ['DAY', -90, 91],
  NEXT_90_DAYS: ['DAY', 1, 90]
};

const relative: Readonly<Record<string, number>> = { LAST: -1, THIS: 0, NEXT: 1 };

/**
 * Days that a date literal of SOQL covers; undefined for a name that is none.
 *
 * LAST_N_DAYS:n begins n days before today and includes today; NEXT_N_DAYS:n begins tomorrow. Weeks, months, quarters
 * and years count whole ones and leave the present one out.
 * Source: SOQL and SOSL Reference, "Date Formats and Date Literals".
 *
 * @example  dateRange('LAST_N_DAYS', 2, { today: 100, weekStart: 0, fiscalStartMonth: 1 }) // { from: 98, to: 101 }
 */
export function dateRange(name: string, count: number, rules: CalendarRules): DayRange | undefined {
  const known = fixed[name];
  if (known) return units(known[0], known[1], known[2], rules);
  if (name === 'LAST_N_DAYS') return { from: rules.today - count, to: rules.today + 1 };
  if (name === 'NEXT_N_DAYS') return { from: rules.today + 1, to: rules.today + 1 + count };
  const single = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)$/.exec(name);
  if (single) return units(single[2] as Unit, relative[single[1] ?? ''] ?? 0, 1, rules);
  const several = /^(LAST|NEXT)_N_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)S$/.exec(name);
  if (several) return units(several[2] as Unit, several[1] === 'LAST' ? -count : 1, count, rules);
  const ago = /^N_(DAY|WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)S_AGO$/.exec(name);
  return ago ? units(ago[1] as Unit, -count, 1, rules) : undefined;
}

/** True for the name of a date literal, in capitals. */
export function isDateLiteral(name: string): boolean {
  return dateRange(name, 1, { today: 0, weekStart: 0, fiscalStartMonth: 1 }) !== undefined;
}
