import { dayMs, hourMs, minuteMs } from '../domain/duration.ts';
import { HealthError } from '../domain/healthError.ts';

const unitMs = { s: 1000, m: minuteMs, h: hourMs } as const;
const leastMs = minuteMs;
const mostMs = dayMs;

/**
 * Milliseconds of an interval such as `15m`, `1h` or `90s`: from a minute to a day.
 *
 * @throws HealthError FlagInvalid
 */
export function durationMs(text: string): number {
  const [, number, unit] = /^(\d{1,6})([smh])$/.exec(text.trim()) ?? [];
  const ms = number === undefined ? NaN : Number(number) * unitMs[unit as keyof typeof unitMs];
  if (ms >= leastMs && ms <= mostMs) return ms;
  throw new HealthError('FlagInvalid', [`--every ${text} is no interval from 1m to 24h, such as 15m`, '']);
}
