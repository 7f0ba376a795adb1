import type { CheckedCondition, CheckedOperand, CheckedQuery } from './checkedQuery.ts';
import { fieldBehind } from './checkOperand.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { SoqlQuery } from './syntax.ts';

const mostSubtotals = 3;
const groupingAlone = 'GROUPING is only allowed with GROUP BY ROLLUP or GROUP BY CUBE';

/** One text per value, equal for equal values. */
export function operandKey(operand: CheckedOperand): string {
  if (operand.kind === 'field') return operand.names.join('.').toLowerCase();
  const local = operand.kind === 'datePart' && operand.local ? '@' : '';
  const fn = operand.kind === 'grouping' ? 'grouping' : operand.fn;
  return `${fn}${local}(${operand.argument ? operandKey(operand.argument) : ''})`;
}

/** Whether a query gives groups or aggregates instead of records. */
export function isGrouped(query: CheckedQuery): boolean {
  const groups = (value: CheckedOperand): boolean => value.kind === 'aggregate' || value.kind === 'datePart' || value.kind === 'grouping';
  return query.groupBy.length > 0 || query.items.some(({ value }) => groups(value));
}

/**
 * Settles whether a query gives records, groups or a count, and that all it names stands in its groups.
 * Source: SOQL and SOSL Reference, "GROUP BY", "HAVING", "Aggregate Functions", "COUNT()".
 */
export function checkGroups(query: CheckedQuery, raw: SoqlQuery): SoqlResult<CheckedQuery> {
  if (query.items.some(({ value }) => value.kind === 'aggregate' && !value.argument)) return checkCount(query, raw);
  if (isGrouped(query)) return checkGrouped(query, raw);
  const named = query.items.find(({ value, aliased }) => aliased && value.kind === 'field');
  if (named) return bad('MALFORMED_QUERY', 'only aggregate expressions use field aliasing', placeOf(named.value, raw));
  const grouping = query.orderBy.find(({ by }) => by.kind === 'grouping');
  if (grouping) return bad('MALFORMED_QUERY', groupingAlone, placeOf(grouping.by, raw));
  const aggregate = query.orderBy.find(({ by }) => by.kind === 'aggregate');
  if (aggregate) return bad('MALFORMED_QUERY', 'Aggregate functions in ORDER BY need GROUP BY', placeOf(aggregate.by, raw));
  return good(query);
}

function checkGrouped(query: CheckedQuery, raw: SoqlQuery): SoqlResult<CheckedQuery> {
  const from = { place: { text: raw.text, index: raw.fromIndex } };
  if (query.children.length > 0) return bad('MALFORMED_QUERY', 'Grouped query cannot use child relationships in the SELECT list', from);
  if (query.typeofs.length > 0) return bad('MALFORMED_QUERY', 'TYPEOF is not allowed in aggregate queries', from);
  const overall = query.groupBy.length === 0 ? clauseOfRows(raw) : undefined;
  if (overall) return bad('MALFORMED_QUERY', `Non-grouped query that uses overall aggregate functions cannot also use ${overall}`);
  if (query.grouping && query.groupBy.length > mostSubtotals) {
    return bad('MALFORMED_QUERY', `GROUP BY ${query.grouping.toUpperCase()} must contain ${mostSubtotals} fields or less`);
  }
  const keys = new Set(query.groupBy.map(operandKey));
  const named = [...query.items.map((item) => item.value), ...query.orderBy.map((order) => order.by), ...operandsOf(query.having)];
  for (const operand of named) {
    const wrong = operand.kind === 'grouping' ? checkGrouping(operand, query, keys) : stands(operand, keys) ? undefined : 'Field';
    if (wrong !== undefined) {
      const name = fieldBehind(operand)?.names.join('.') ?? '';
      const detail = wrong === 'Field' ? `Field must be grouped or aggregated: ${name}` : wrong;
      return bad('MALFORMED_QUERY', detail, { ...placeOf(operand, raw), name });
    }
  }
  const items = query.items.map(shorten);
  const twice = items.find(({ path }, at) => items.findIndex((each) => each.path[0]?.toLowerCase() === path[0]?.toLowerCase()) < at);
  if (twice) return bad('MALFORMED_QUERY', `duplicate alias: ${twice.path[0] ?? ''}`, placeOf(twice.value, raw));
  return good({ ...query, kind: 'groups', items });
}

/** The clause that makes no sense for the one row that a query without groups gives. */
function clauseOfRows(raw: SoqlQuery): string | undefined {
  if (raw.orderBy.length > 0) return 'ORDER BY';
  if (raw.limit !== undefined) return 'LIMIT';
  return raw.offset === undefined ? undefined : 'OFFSET';
}

function checkGrouping(operand: CheckedOperand, query: CheckedQuery, keys: ReadonlySet<string>): string | undefined {
  if (!query.grouping) return groupingAlone;
  return operand.kind === 'grouping' && keys.has(operandKey(operand.argument)) ? undefined : 'Field';
}

/** Groups carry a field of a parent under its own name alone: `Account.Name` comes back as `Name`. */
function shorten(item: CheckedQuery['items'][number]): CheckedQuery['items'][number] {
  return item.value.kind === 'field' ? { ...item, path: item.path.slice(-1) } : item;
}

function checkCount(query: CheckedQuery, raw: SoqlQuery): SoqlResult<CheckedQuery> {
  const place = placeOf(query.items[0]?.value, raw);
  if (query.groupBy.length > 0) return bad('MALFORMED_QUERY', 'Grouped query cannot use COUNT()', place);
  if (query.items.length > 1 || query.children.length > 0 || query.typeofs.length > 0) {
    return bad('MALFORMED_QUERY', 'COUNT() must be the only item selected', place);
  }
  if (query.items[0]?.aliased) return bad('MALFORMED_QUERY', 'COUNT() cannot have an alias', place);
  if (query.orderBy.length > 0) return bad('MALFORMED_QUERY', 'Ordering is not allowed with COUNT()', place);
  return good({ ...query, kind: 'count' });
}

function placeOf(operand: CheckedOperand | undefined, raw: SoqlQuery): { place?: { text: string; index: number } } {
  return operand ? { place: { text: raw.text, index: operand.index } } : {};
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
