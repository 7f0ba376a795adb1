import type { CheckedCondition, CheckedOperand, CheckedQuery } from './checkedQuery.ts';
import { fieldBehind } from './checkOperand.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';

/** One text per value, equal for equal values. */
function operandKey(operand: CheckedOperand): string {
  if (operand.kind === 'field') return operand.names.join('.').toLowerCase();
  const local = operand.kind === 'datePart' && operand.local ? '@' : '';
  return `${operand.fn}${local}(${operand.argument ? operandKey(operand.argument) : ''})`;
}

export function isGrouped(query: CheckedQuery): boolean {
  return query.groupBy.length > 0 || query.items.some(({ value }) => value.kind === 'aggregate' || value.kind === 'datePart');
}

type GroupContext = {
  readonly text: string;
  /** True when a plain field has an alias, which only grouped queries may give. */
  readonly aliased: boolean;
};

/** Settles whether a query gives records, groups or a count, and that all it names stands in its groups. */
export function checkGroups(query: CheckedQuery, context: GroupContext): SoqlResult<CheckedQuery> {
  const [first] = query.items;
  const counts = query.items.filter(({ value }) => value.kind === 'aggregate' && !value.argument);
  if (counts.length > 0) return checkCount(query, context);
  if (!isGrouped(query)) {
    if (query.having) return bad('MALFORMED_QUERY', 'HAVING is only allowed in grouped queries');
    if (context.aliased) return bad('MALFORMED_QUERY', 'only aggregate expressions use field aliasing', placeOf(first?.value, context));
    return good(query);
  }
  if (query.children.length > 0) return bad('MALFORMED_QUERY', 'Nested queries are not allowed in aggregate queries');
  const keys = new Set(query.groupBy.map(operandKey));
  const named = [...query.items.map((item) => item.value), ...query.orderBy.map((order) => order.by), ...operandsOf(query.having)];
  for (const operand of named) {
    if (!stands(operand, keys)) {
      const name = fieldBehind(operand)?.names.join('.') ?? '';
      return bad('MALFORMED_QUERY', `Field must be grouped or aggregated: ${name}`, { ...placeOf(operand, context), name });
    }
  }
  return good({ ...query, kind: 'groups', items: query.items.map(shorten) });
}

/** Groups carry a field of a parent under its own name alone: `Account.Name` comes back as `Name`. */
function shorten(item: CheckedQuery['items'][number]): CheckedQuery['items'][number] {
  return item.value.kind === 'field' ? { ...item, path: item.path.slice(-1) } : item;
}

function checkCount(query: CheckedQuery, context: GroupContext): SoqlResult<CheckedQuery> {
  const place = placeOf(query.items[0]?.value, context);
  if (query.groupBy.length > 0) return bad('MALFORMED_QUERY', 'Grouped query cannot use COUNT()', place);
  if (query.items.length > 1 || query.children.length > 0) return bad('MALFORMED_QUERY', 'COUNT() must be the only item selected', place);
  if (query.orderBy.length > 0) return bad('MALFORMED_QUERY', 'Ordering is not allowed with COUNT()', place);
  return good({ ...query, kind: 'count' });
}

function placeOf(operand: CheckedOperand | undefined, context: GroupContext): { place?: { text: string; index: number } } {
  return operand ? { place: { text: context.text, index: operand.index } } : {};
}

function stands(operand: CheckedOperand, keys: ReadonlySet<string>): boolean {
  if (operand.kind === 'aggregate' || keys.has(operandKey(operand))) return true;
  return operand.kind === 'passThrough' && stands(operand.argument, keys);
}

function operandsOf(condition: CheckedCondition | undefined): readonly CheckedOperand[] {
  if (!condition) return [];
  if ('terms' in condition) return condition.terms.flatMap(operandsOf);
  return 'term' in condition ? operandsOf(condition.term) : [condition.left];
}
