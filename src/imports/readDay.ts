import { dayIn } from '../domain/asOf.ts';

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const isoInstant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const isoLocal = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const timeAfter = /[ T]\d{1,2}:\d{2}(:\d{2})?( ?[AP]M)?$/i;

/** How days of a file are written. */
export type DayReading = {
  /** Year, month and day in any order, such as `DD.MM.YYYY`; undefined = ISO. */
  readonly format?: string | undefined;
  /** Zone in which an instant with an offset becomes a day. */
  readonly timeZone: string;
};

/** Whether a text says in which order year, month and day stand: YYYY, MM and DD once each, with `.`, `/`, `-` or a space between. */
export function isDayFormat(format: string): boolean {
  const parts = format.split(/[./ -]/);
  return parts.length === 3 && parts.toSorted().join(' ') === 'DD MM YYYY';
}

/**
 * The calendar day that a text means, `YYYY-MM-DD`; undefined where it means none.
 *
 * ISO: a day, a moment without offset (its day as written), or an instant, which is taken in the org's time zone. A named format
 * takes days and months with or without leading zero, and leaves out a time of day behind them. Two-digit years are refused: they
 * could mean two days.
 *
 * @example  readDay('5.11.2026', { format: 'DD.MM.YYYY', timeZone: 'Europe/Berlin' }) // '2026-11-05'
 * @example  readDay('2026-11-05T23:30:00Z', { timeZone: 'Europe/Berlin' }) // '2026-11-06'
 */
export function readDay(text: string, { format, timeZone }: DayReading): string | undefined {
  const trimmed = text.trim();
  if (format !== undefined) return dayInFormat(trimmed.replace(timeAfter, ''), format);
  if (isoInstant.test(trimmed)) return dayInZone(trimmed, timeZone);
  const [year, month, day] = (isoDay.exec(isoLocal.exec(trimmed)?.[1] ?? trimmed) ?? []).slice(1).map(Number);
  return existingDay(year, month, day);
}

function dayInZone(instant: string, timeZone: string): string | undefined {
  const iso = instant.replace(' ', 'T');
  return Number.isNaN(Date.parse(iso)) ? undefined : dayIn(iso, timeZone);
}

function dayInFormat(text: string, format: string): string | undefined {
  const names = format.split(/[./ -]/);
  const separators = [...format.replace(/[YMD]/g, '')];
  const pattern = names.map((name) => (name === 'YYYY' ? String.raw`(\d{4})` : String.raw`(\d{1,2})`));
  const [first = '', second = '', third = ''] = pattern;
  const between = separators.map((each) => `\\${each}`);
  const found = new RegExp(`^${first}${between[0] ?? ''}${second}${between[1] ?? ''}${third}$`).exec(text);
  const of = (name: string): number => Number(found?.[names.indexOf(name) + 1]);
  return found ? existingDay(of('YYYY'), of('MM'), of('DD')) : undefined;
}

/** 31 February is no day. */
function existingDay(year = NaN, month = NaN, day = NaN): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1000 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}
