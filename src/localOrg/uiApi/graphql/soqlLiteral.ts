import type { OrgField } from '../../schema/field.ts';
import { isNumeric } from '../../schema/field.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:?\d{2})$/;
const word = /^[A-Za-z_]+$/;

/** Text in quotes, as SOQL takes it. */
function quotedText(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `'${escaped}'`;
}

/**
 * A value of a filter as SOQL literal; undefined when it does not fit the field's type.
 *
 * Dates come as `{ value }`, `{ literal: LAST_YEAR }` or `{ range: { last_n_days: 90 } }`.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/filter-dates.html
 */
export function soqlLiteral(field: OrgField, value: unknown): string | undefined {
  if (value === null) return 'null';
  if (field.type === 'date' || field.type === 'datetime') return dateLiteral(field.type, value);
  if (field.type === 'boolean') return typeof value === 'boolean' ? String(value).toUpperCase() : undefined;
  if (isNumeric(field.type)) return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'string' ? quotedText(value) : undefined;
}

function dateLiteral(type: 'date' | 'datetime', given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const [[kind, value] = [], ...others] = Object.entries(given);
  if (others.length > 0) return undefined;
  if (kind === 'value' && value === null) return 'null';
  if (kind === 'value' && typeof value === 'string') return (type === 'date' ? day : instant).test(value) ? value : undefined;
  if (kind === 'literal' && typeof value === 'string') return word.test(value) ? value.toUpperCase() : undefined;
  if (kind === 'range' && typeof value === 'object' && value !== null) return rangeLiteral(Object.entries(value));
  return undefined;
}

function rangeLiteral(entries: readonly (readonly [string, unknown])[]): string | undefined {
  const [[name, count] = []] = entries;
  if (entries.length !== 1 || name === undefined || !word.test(name) || !Number.isInteger(count)) return undefined;
  return `${name.toUpperCase()}:${String(count)}`;
}
