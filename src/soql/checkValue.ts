import { isDay } from './calendar.ts';
import type { CheckedOperand, ValueKind } from './checkedQuery.ts';
import { kindOf } from './checkedQuery.ts';
import { fieldBehind } from './checkOperand.ts';
import { dateRange } from './dateRange.ts';
import type { Scope } from './resolvePath.ts';
import { longId } from './salesforceId.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { Literal } from './syntax.ts';

const accepted: Readonly<Record<ValueKind, readonly Literal['kind'][]>> = {
  id: ['text'],
  text: ['text'],
  multi: ['text'],
  boolean: ['boolean'],
  number: ['number'],
  date: ['date', 'range'],
  instant: ['instant', 'range'],
  time: ['time'],
  other: []
};

/** How Salesforce words a type in "must be of type". */
const typeWords: Readonly<Record<string, string>> = {
  int: 'integer',
  datetime: 'dateTime',
  reference: 'id',
  currency: 'double',
  percent: 'double'
};

type ValueContext = { readonly scope: Scope; readonly operator: string };

/** A literal that fits the operand it is compared with; ids come back with 18 characters, an empty text as null. */
export function checkValue(literal: Literal, left: CheckedOperand, context: ValueContext): SoqlResult<Literal> {
  if (literal.kind === 'null') return good(literal);
  const place = { text: context.scope.text, index: left.index };
  const kind = kindOf(left.type);
  if (!accepted[kind].includes(literal.kind)) {
    return bad('INVALID_FIELD', wrongType(left), { place, name: nameOf(left) });
  }
  if (literal.kind === 'range') {
    const range = dateRange(literal.name, literal.count, { today: 20_000, weekStart: 0, fiscalStartMonth: 1 });
    const readable = range && Number.isFinite(range.from) && Number.isFinite(range.to);
    return readable ? good(literal) : bad('MALFORMED_QUERY', `invalid date literal: ${literal.name}:${literal.count}`, { place });
  }
  if (literal.kind === 'date' && !isDay(literal.day)) {
    return bad('INVALID_FIELD', `Invalid date: ${literal.day}`, { place });
  }
  if (literal.kind === 'number' && literal.currency !== undefined) {
    return bad('NOT_SUPPORTED', `Amounts with a currency (${literal.currency}) are not supported in filters`, { place });
  }
  if (literal.kind !== 'text') return good(literal);
  if (literal.text === '') return good({ kind: 'null', index: literal.index });
  if (kind !== 'id') return good(literal);
  const id = longId(literal.text);
  if (id === undefined) return bad('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${literal.text}`, { place });
  return good({ ...literal, text: id, pattern: id });
}

function nameOf(left: CheckedOperand): string {
  return fieldBehind(left)?.field.name ?? '';
}

function wrongType(left: CheckedOperand): string {
  const kind = kindOf(left.type);
  const quoted = kind === 'id' || kind === 'text' || kind === 'multi';
  const type = quoted && kind !== 'id' ? 'string' : (typeWords[left.type] ?? left.type);
  return `value of filter criterion for field '${nameOf(left)}' must be of type ${type} and should ${quoted ? '' : 'not '}be enclosed in quotes`;
}
