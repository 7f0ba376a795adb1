import { hash } from 'node:crypto';
import { isInstantText, isNumberText, storedText } from './equalValue.ts';
import type { FieldValue } from './equalValue.ts';

/**
 * Hash of a value as a record holds it: equal where `equalValue` finds two values equal, whatever their notation. 48 bits as 8
 * characters, so that a ledger of a million records stays small; two values that differ get the same one once in 280 million
 * million pairs.
 *
 * Pure.
 *
 * @example  valueHash('71.50') === valueHash(71.5) // true
 */
export function valueHash(value: FieldValue | undefined): string {
  return hash('sha256', canonical(value), 'base64url').slice(0, 8);
}

/** Longer numbers lose digits in a double; no number of ours is longer. */
const longestNumber = 15;

function canonical(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  const text = storedText(value);
  if (text.length <= longestNumber && isNumberText(text)) return numberText(Number(text));
  return isInstantText(text) ? String(new Date(text).getTime()) : text;
}

/** Nine decimals, which is where `equalValue` stops to tell numbers apart. */
function numberText(value: number): string {
  const text = value.toFixed(9).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}
