import type { Settings, Signal } from './settings.ts';

type Content = Pick<Settings, 'signals'>;

/** Unit of a signal whose value is an amount of money. */
export const MONEY = 'money';

/**
 * True where neither value nor records of a signal are written anywhere: it was marked sensitive, or is a ratio of one
 * that was.
 */
export function isSensitive({ signals }: Content, signal: Signal | undefined): boolean {
  return signal !== undefined && (signal.sensitive || partsOf(signals, signal).some((part) => part.sensitive));
}

/**
 * True where the value of a signal is never written, to nobody: of a sensitive one, and of an amount of money.
 *
 * An amount over a customer's records is the amount of one record as soon as there is only one, and who may read a result need
 * not be one who may read that field. Its records may be named: who may see them opens them.
 *
 * Source: docs/decisions/0015-amounts-stay-in-their-records.md.
 *
 * @example  isValueHidden(settings, signalOf('contract_value')) // true
 */
export function isValueHidden(settings: Content, signal: Signal | undefined): boolean {
  return signal !== undefined && (isSensitive(settings, signal) || isAmount(settings.signals, signal));
}

/** Money itself, and a ratio of money and something else, which may be shown and then tells the amount; money in money tells neither. */
function isAmount(signals: readonly Signal[], signal: Signal): boolean {
  if (signal.aggregate !== 'RATIO') return isMoney(signal);
  const named = (key: string | undefined): Signal | undefined => signals.find((one) => one.key === key);
  return isMoney(signal) || isMoney(named(signal.numerator)) !== isMoney(named(signal.denominator));
}

function isMoney(signal: Signal | undefined): boolean {
  return signal !== undefined && isMoneyUnit(signal.unit);
}

/** True for the unit of amounts, however it is spelt. */
export function isMoneyUnit(unit: string): boolean {
  return unit.trim().toLowerCase() === MONEY;
}

/** Numerator and denominator of a ratio; ratios of ratios have been refused. */
function partsOf(signals: readonly Signal[], { aggregate, numerator, denominator }: Signal): readonly Signal[] {
  if (aggregate !== 'RATIO') return [];
  return [numerator, denominator].flatMap((key) => signals.find((one) => one.key === key) ?? []);
}
