import { z } from 'zod';
import { dayText, epochDay } from '../domain/day.ts';
import { nearestName } from '../domain/nearestName.ts';

/**
 * Shapes of Custom Metadata fields as REST gives them. An empty field is null; an absent one counts as empty, so that a
 * package older than the service is read as if its newer fields were empty.
 */

const empty = z.null().or(z.undefined());

/** Text that may be empty; undefined then. */
export const text = z
  .union([z.string(), empty], { error: 'is not text' })
  .transform((value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined));

/** Text that must stand there. */
export const requiredText = refuseEmpty(text, 'is empty', 'Fill it in');

/** Name of another record of ours; the loader has put the developer name in place of the id. */
export const reference = text.describe('developer name of a record of ours');
export const requiredReference = refuseEmpty(text, 'names no record', 'Choose a record');

/** Number that may be empty. */
export const number = z.union([z.number(), empty], { error: 'is not a number' }).transform((value) => value ?? undefined);

export const requiredNumber = refuseEmpty(number, 'is empty', 'Enter a number');

/** Calendar day that may be empty, as `2026-11-22`. */
export const day = text.refine((value) => value === undefined || isCalendarDay(value), { error: 'is no calendar day' });

function isCalendarDay(value: string): boolean {
  const number = epochDay(value);
  return !Number.isNaN(number) && dayText(number) === value;
}

/** ISO code of a currency that may be empty, in capitals. */
export const currencyCode = text.transform((value, context) => {
  if (value === undefined || /^[A-Za-z]{3}$/.test(value)) {
    return value?.toUpperCase();
  }
  const params = { code: 'E-VALUE-KIND', fix: 'Enter the ISO code of the currency, such as EUR' };
  context.addIssue({ code: 'custom', message: 'is no ISO code of a currency', params });
  return z.NEVER;
});

/** Whole percent in the record, fraction 0-1 here. */
export const percent = number.transform((value) => (value === undefined ? undefined : value / 100));

export const checkbox = z.union([z.boolean(), empty], { error: 'is neither true nor false' }).transform((value) => value ?? false);

/** One of a closed list of words; undefined when empty. */
export function picklist<const Words extends readonly [string, ...string[]]>(words: Words): z.ZodType<Words[number] | undefined> {
  return text.transform((value, context) => {
    if (value === undefined || words.includes(value)) {
      return value;
    }
    context.addIssue({
      code: 'custom',
      message: 'is not a word that Headroom knows',
      params: { code: 'E-VALUE-WORD', fix: wordFix(value, words) }
    });
    return z.NEVER;
  });
}

/** The word that was probably meant, and all of them. Signs are too short to be told apart. */
function wordFix(value: string, words: readonly string[]): string {
  const nearest = value.length < 3 ? undefined : nearestName(value, words);
  return nearest === undefined ? `Choose one of: ${words.join(', ')}` : `Choose ${nearest}, or one of: ${words.join(', ')}`;
}

/** One of a closed list of words; must stand there. */
export function requiredPicklist<const Words extends readonly [string, ...string[]]>(words: Words): z.ZodType<Words[number]> {
  return refuseEmpty(picklist(words), 'is empty', `Choose one of: ${words.join(', ')}`);
}

/** The same shape, refusing an empty field. */
export function refuseEmpty<T>(shape: z.ZodType<T | undefined>, message: string, fix: string): z.ZodType<T> {
  return shape.transform((value, context): T => {
    if (value !== undefined) {
      return value;
    }
    context.addIssue({ code: 'custom', message, params: { code: 'E-VALUE-MISSING', fix } });
    return z.NEVER;
  });
}

/** What every type carries. */
export const baseFields = {
  DeveloperName: requiredText,
  Active__c: checkbox,
  Sort_Order__c: number,
  Title__c: text,
  Explanation__c: text
};
