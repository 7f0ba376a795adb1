import { canonicalText } from './canonicalText.ts';

/** Longer texts are cut: a change says that they were edited, the settings hold them whole. */
const longestText = 120;

/** Whether two values of a content are the same, whatever the order of their keys. */
export function isEqualContent(one: unknown, other: unknown): boolean {
  return canonicalText(one ?? null) === canonicalText(other ?? null);
}

/**
 * A value of a published content as a person reads it: numbers and words as they are, the rest as text of at most 120 characters.
 *
 * @example  changedText([[0, 100], [5, 60]]) // '0:100, 5:60'
 */
export function changedText(value: unknown): string | number | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' ? value : isPlainObject(value) ? recordText(value) : listText(value);
  return text.length > longestText ? `${text.slice(0, longestText - 3)}...` : text;
}

function listText(value: unknown): string {
  return Array.isArray(value) ? value.map(elementText).join(', ') : String(value);
}

/** A knot as `5:60`, a condition as `signal:case_open > 14`. */
function elementText(element: unknown): string {
  if (Array.isArray(element)) return element.join(':');
  if (!isPlainObject(element)) return String(element);
  const { of, operator, than } = element;
  return of === undefined ? recordText(element) : [of, operator, than].join(' ');
}

/** What a rule does as `cap 59`, a playbook by its title; anything else as JSON. */
function recordText(record: Readonly<Record<string, unknown>>): string {
  const { kind, to, title, steps } = record;
  if (typeof kind === 'string' && typeof to === 'number') return `${kind} ${to}`;
  if (typeof title === 'string' && Array.isArray(steps)) return `${title}: ${steps.map(stepText).join('; ')}`;
  return canonicalText(record);
}

function stepText(step: unknown): string {
  return isPlainObject(step) && typeof step['subject'] === 'string' ? step['subject'] : canonicalText(step);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
