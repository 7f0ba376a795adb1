import { z } from 'zod';
import { text } from './fields.ts';

/** Pairs of numbers, or why the text cannot be read as such. */
export type ReadPairs =
  | { readonly ok: true; readonly pairs: readonly (readonly [number, number])[] }
  | { readonly ok: false; readonly what: string; readonly fix: string };

const PAIR = /^(-?\d+(?:\.\d+)?)\s*:\s*(-?\d+(?:\.\d+)?)$/;

/**
 * Reads a curve or categories from their text.
 *
 * @param written  value, colon, points, separated by commas: `0:100, 5:60, 20:0`
 * @param rising   true for a curve, whose values must rise; categories must only differ
 * @example        readPairs('0:100, 5:60', true) // { ok: true, pairs: [[0, 100], [5, 60]] }
 */
export function readPairs(written: string, rising: boolean): ReadPairs {
  const pairs: (readonly [number, number])[] = [];
  for (const part of written.split(',')) {
    const match = PAIR.exec(part.trim());
    if (match === null) {
      return { ok: false, what: `"${part.trim()}" is not value:points`, fix: 'Write it as 0:100, 5:60, 20:0' };
    }
    const [value, points] = [Number(match[1]), Number(match[2])];
    if (points < 0 || points > 100) {
      return { ok: false, what: `${points} points lie outside 0 to 100`, fix: 'Keep the points between 0 and 100' };
    }
    if (pairs.some((pair) => pair[0] === value)) {
      return { ok: false, what: `the value ${value} stands there twice`, fix: 'Keep one entry for each value' };
    }
    if (rising && value < (pairs.at(-1)?.[0] ?? -Infinity)) {
      return { ok: false, what: `the values do not rise at ${value}`, fix: 'Order the entries by value, smallest first' };
    }
    pairs.push([value, points]);
  }
  return { ok: true, pairs };
}

/** Field that holds a curve (`rising`) or categories; undefined when empty. */
export function pairsField(rising: boolean): z.ZodType<readonly (readonly [number, number])[] | undefined> {
  return text.transform((written, context) => {
    if (written === undefined) {
      return undefined;
    }
    const read = readPairs(written, rising);
    if (read.ok) {
      return read.pairs;
    }
    context.addIssue({ code: 'custom', message: read.what, params: { code: 'E-VALUE-CURVE', fix: read.fix } });
    return z.NEVER;
  });
}
