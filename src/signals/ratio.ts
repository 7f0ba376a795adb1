import type { SignalColumns } from './signalColumns.ts';
import { emptyColumns } from './signalColumns.ts';

/**
 * One signal divided by another, account by account. Unknown where either part is unknown or the divisor is 0.
 *
 * A ratio is as old as the older of its two readings; its rows are those of both parts.
 */
export function divideColumns(numerator: SignalColumns, denominator: SignalColumns): SignalColumns {
  const divided = emptyColumns(numerator.values.length);
  for (let at = 0; at < numerator.values.length; at++) {
    const by = denominator.values[at] ?? NaN;
    divided.values[at] = by === 0 ? NaN : (numerator.values[at] ?? NaN) / by;
    divided.on[at] = older(numerator.on[at] ?? NaN, denominator.on[at] ?? NaN);
    divided.rows[at] = (numerator.rows[at] ?? 0) + (denominator.rows[at] ?? 0);
  }
  return divided;
}

function older(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : Math.min(a, b);
}
