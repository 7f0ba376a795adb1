import type { Settings, Signal } from '../domain/settings.ts';
import { canonicalText, textHash } from './canonicalText.ts';

/** Characters kept: enough to tell the edits of one record apart. */
const hashLength = 12;

/**
 * A short hash of what decides the value of a signal, and whom it concerns: changes exactly when one of these is edited, and
 * not with words that are shown. So that an edited window is told as settings and not as data that moved.
 *
 * @param segmentFilter  of the measure; undefined = all, or a rule
 */
export function readsHash(settings: Pick<Settings, 'signals'>, signal: string, segmentFilter?: string): string {
  return textHash(canonicalText({ segmentFilter, ...definition(settings, signal) })).slice(0, hashLength);
}

/** What a signal reads, those of its parts included. Ratios of themselves have been refused. */
function definition(settings: Pick<Settings, 'signals'>, key: string): object {
  const signal = settings.signals.find((one) => one.key === key);
  if (signal === undefined) return {};
  const parts = [signal.numerator, signal.denominator].map((part) => (part === undefined ? undefined : definition(settings, part)));
  return { ...rowsOf(signal), ...valueOf(signal), parts };
}

function rowsOf({ object, accountPath, filter, dateField, windowDays, liveFrom, liveTo, productLinePath }: Signal): object {
  return { object, accountPath, filter, dateField, windowDays, liveFrom, liveTo, productLinePath };
}

function valueOf(signal: Signal): object {
  const { aggregate, field, secondField, openCountsToAsOf, rollUp, halfLifeDays, satisfiedFrom, scaleMax, whenEmpty } = signal;
  return { aggregate, field, secondField, openCountsToAsOf, rollUp, halfLifeDays, satisfiedFrom, scaleMax, whenEmpty };
}
