import { canonicalText, isPlain } from './canonicalText.ts';

/** Longer texts are cut: a change says that they were edited, the settings hold them whole. */
const longestText = 120;

/** Characters before the first difference that are kept where texts are cut. */
const sameBefore = 20;

/** Whether two values of a content are the same, whatever the order of their keys. */
export function isEqualContent(one: unknown, other: unknown): boolean {
  return canonicalText(one ?? null) === canonicalText(other ?? null);
}

/** A value of a published content, as a change says it. */
type Said = string | number | null;

/**
 * Two values of a published content as a person reads them: numbers and words as they are, the rest as text of at most 120
 * characters each, cut so that what differs is seen.
 *
 * @example  changedTexts([[0, 100]], [[0, 100], [5, 60]]) // ['0:100', '0:100, 5:60']
 */
export function changedTexts(before: unknown, after: unknown): readonly [from: Said, to: Said] {
  const [from, to] = [wholeText(before), wholeText(after)];
  const first = typeof from === 'string' && typeof to === 'string' ? firstDifference(from, to) : 0;
  const begin = first < longestText - 2 * '...'.length ? 0 : first - sameBefore;
  return [cut(from, begin), cut(to, begin)];
}

function wholeText(value: unknown): Said {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return isPlain(value) ? recordText(value) : listText(value);
}

function firstDifference(one: string, other: string): number {
  const places = Array.from({ length: one.length }, (_, n) => n);
  return places.find((n) => one[n] !== other[n]) ?? one.length;
}

function cut(text: Said, begin: number): Said {
  if (typeof text !== 'string' || text.length <= longestText) return text;
  const rest = begin === 0 ? text : `...${text.slice(begin)}`;
  return rest.length > longestText ? `${rest.slice(0, longestText - 3)}...` : rest;
}

function listText(value: unknown): string {
  return Array.isArray(value) ? value.map(elementText).join(', ') : String(value);
}

/** A knot as `5:60`, a condition as `signal:case_open > 14`. */
function elementText(element: unknown): string {
  if (Array.isArray(element)) return element.join(':');
  if (!isPlain(element)) return String(element);
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
  return isPlain(step) && typeof step['subject'] === 'string' ? step['subject'] : canonicalText(step);
}
