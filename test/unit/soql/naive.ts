import type { Comparison, Condition, Literal } from '../../../src/soql/syntax.ts';

/** A row with its parents under their relationship names. */
export type Row = { readonly [name: string]: string | number | boolean | null | undefined | Row };

/** Today of the naive evaluation, in UTC. */
export const today = '2026-07-15';

type Value = string | number | boolean | null;

const dayMs = 86_400_000;
const booleans = new Set(['Partner__c', 'IsActive', 'IsGone__c']);

/** What SOQL's reference says of a condition, said as plainly as possible: two truth values, no empty field matches but `null`. */
export function holds(condition: Condition, row: Row): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.terms.every((term) => holds(term, row));
    case 'or':
      return condition.terms.some((term) => holds(term, row));
    case 'not':
      return !holds(condition.term, row);
    case 'compare':
      return compares(valueOf(condition.left, row), condition.operator, condition.value);
    case 'in':
      return condition.values.some((value) => compares(valueOf(condition.left, row), '=', value)) !== condition.negated;
    case 'includes': {
      const held = String(valueOf(condition.left, row) ?? '')
        .toLowerCase()
        .split(';');
      const any = condition.values.some((value) =>
        textOf(value)
          .split(';')
          .every((each) => held.includes(each))
      );
      return any !== condition.negated;
    }
    case 'semiJoin':
      throw new Error('semi-joins are evaluated elsewhere');
  }
}

function valueOf(left: Extract<Condition, { left: unknown }>['left'], row: Row): Value {
  if (left.kind !== 'path') throw new Error('functions are not generated');
  let at: Row[string] = row;
  for (const part of left.parts) at = typeof at === 'object' && at !== null ? at[part] : null;
  const name = left.parts.at(-1) ?? '';
  // A box that is not there, because the parent is not there, counts as not ticked.
  if (booleans.has(name)) return at === true;
  return at === undefined || typeof at === 'object' ? null : at;
}

function textOf(literal: Literal): string {
  return literal.kind === 'text' ? literal.text.toLowerCase() : '';
}

function compares(value: Value, operator: Comparison, literal: Literal): boolean {
  if (literal.kind === 'null' || (literal.kind === 'text' && literal.text === '' && operator !== 'LIKE')) {
    const empty = value === null || value === false;
    return operator === '=' ? empty : operator === '!=' && !empty;
  }
  if (value === null) return operator === '!=';
  if (operator === 'LIKE') return likeness(literal).test(String(value));
  if (literal.kind === 'range') return comparesRange(String(value), operator, literal);
  const [left, right] = [comparable(value), comparable(rawOf(literal))];
  switch (operator) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function comparable(value: Exclude<Value, null>): string | number | boolean {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function rawOf(literal: Literal): Exclude<Value, null> {
  switch (literal.kind) {
    case 'text':
      return literal.text;
    case 'date':
      return literal.day;
    case 'instant':
      return literal.instant;
    case 'number':
    case 'boolean':
      return literal.value;
    default:
      throw new Error(`${literal.kind} has no value`);
  }
}

function likeness(literal: Literal): RegExp {
  if (literal.kind !== 'text') throw new Error('LIKE takes a text');
  const source = literal.pattern.replaceAll(/\\([^])|[%_]|[.*+?^${}()|[\]]/g, (piece, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped.replaceAll(/[\\.*+?^${}()|[\]]/g, '\\$&');
    return piece === '%' ? '.*' : piece === '_' ? '.' : `\\${piece}`;
  });
  return new RegExp(`^${source}$`, 'isu');
}

/** The days of the few date literals that are generated, as the first and the day behind the last. */
function daysOf({ name, count }: Extract<Literal, { kind: 'range' }>): readonly [from: number, to: number] {
  const now = Date.parse(today) / dayMs;
  if (name === 'TODAY') return [now, now + 1];
  if (name === 'YESTERDAY') return [now - 1, now];
  if (name === 'LAST_N_DAYS') return [now - count, now + 1];
  if (name === 'NEXT_N_DAYS') return [now + 1, now + 1 + count];
  throw new Error(`${name} is not generated`);
}

function comparesRange(value: string, operator: Comparison, range: Extract<Literal, { kind: 'range' }>): boolean {
  const [from, to] = daysOf(range);
  const day = Date.parse(value) / dayMs;
  const inside = day >= from && day < to;
  switch (operator) {
    case '=':
      return inside;
    case '!=':
      return !inside;
    case '<':
      return day < from;
    case '<=':
      return day < to;
    case '>':
      return day >= to;
    default:
      return day >= from;
  }
}
