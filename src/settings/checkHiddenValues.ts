import { isSensitive, isValueHidden } from '../domain/hiddenValues.ts';
import type { Settings, Signal } from '../domain/settings.ts';
import type { Finding } from './finding.ts';

type Content = Omit<Settings, 'hash'>;

/**
 * Values that the settings promise to show nobody and name where they would be shown: a quantity owned stands on every cell, the
 * contract value in a field of its own.
 */
export function checkHiddenValues(settings: Content): readonly Finding[] {
  const named = (key: string | undefined): Signal | undefined => settings.signals.find((signal) => signal.key === key);
  const lines = settings.productLines.flatMap((line) => quantityFindings(settings, line, named(line.quantitySignal)));
  const { contractValueSignal: value = '', record } = settings.general;
  if (!isSensitive(settings, named(value))) return lines;
  const what = 'is sensitive: its value is written nowhere, so it cannot be the contract value of lists and totals';
  const fix = 'Choose a signal that is not sensitive, or clear its box and withhold the field';
  return [...lines, { code: 'E-CONTRADICTION', record, field: 'Contract_Value_Signal__c', value, what, fix }];
}

function quantityFindings(settings: Content, line: Content['productLines'][number], signal: Signal | undefined): readonly Finding[] {
  if (!isValueHidden(settings, signal)) return [];
  const place = { code: 'E-CONTRADICTION', record: line.record, field: 'Quantity_Signal__c', value: line.quantitySignal } as const;
  return isSensitive(settings, signal)
    ? [{ ...place, what: 'is sensitive, and everybody reads the quantity of a product line', fix: 'Choose a signal that is not sensitive' }]
    : [{ ...place, what: 'is an amount of money, which no result may hold', fix: 'Choose a signal that counts pieces' }];
}
