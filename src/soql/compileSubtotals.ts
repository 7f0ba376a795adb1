import type { CheckedOperand, CheckedOrder, CheckedQuery } from './checkedQuery.ts';
import { kindOf } from './checkedQuery.ts';
import { operandKey } from './checkGroups.ts';
import type { CompileContext } from './compileOperand.ts';
import { compileOperand } from './compileOperand.ts';
import { joinSql, plain, sql } from './sqlText.ts';
import type { Sql } from './sqlText.ts';

/** What follows FROM, but for the order. */
export type Tail = { readonly where: Sql; readonly group: Sql };

/** Sets of fields that are left out of the groups, one set for each kind of row. */
function setsLeftOut(query: CheckedQuery): readonly (readonly CheckedOperand[])[] {
  const { groupBy } = query;
  if (query.grouping === 'rollup') return [...groupBy.map((_each, at) => groupBy.slice(groupBy.length - at)), groupBy];
  return Array.from({ length: 2 ** groupBy.length }, (_each, bits) => groupBy.filter((_operand, at) => (bits >> at) & 1));
}

/**
 * GROUP BY ROLLUP and CUBE: the rows of every set of groups, one select each, since SQLite has no grouping sets.
 *
 * Values that a row leaves out are null there. The order is that of the whole; what it sorts by is selected besides.
 *
 * @param tailOf  clauses of one select, whose context says what it leaves out
 */
export function subtotalsOf(query: CheckedQuery, context: CompileContext, tailOf: (inner: CompileContext) => Tail): Sql {
  const arms = setsLeftOut(query).map((left) => {
    const inner = { ...context, subtotal: new Set(left.map(operandKey)) };
    const values = query.items.map((item, at) => sql`${compileOperand(item.value, inner)} as ${plain(`c${at}`)}`);
    const sorted = query.orderBy.map((order, at) => sql`${sortValue(order, inner)} as ${plain(`s${at}`)}`);
    const tail = tailOf(inner);
    return sql`select ${joinSql([...values, ...sorted], ', ')}\n${context.joins.from(query.object.name)}${tail.where}${tail.group}`;
  });
  const names = plain(query.items.map((_item, at) => `c${at}`).join(', '));
  const order = query.orderBy.map((each, at) => `s${at} ${direction(each)}`).join(', ');
  const orderBy = plain(order === '' ? '' : `\norder by ${order}`);
  return sql`select ${names} from (${joinSql(arms, '\nunion all\n')}) as subtotals${orderBy}${limitOf(query)}`;
}

/** One entry of ORDER BY. */
export function orderTerm(order: CheckedOrder, context: CompileContext): Sql {
  return sql`${sortValue(order, context)} ${plain(direction(order))}`;
}

function sortValue(order: CheckedOrder, context: CompileContext): Sql {
  const column = compileOperand(order.by, context);
  const values = order.by.kind === 'field' ? order.by.field.sortedValues : undefined;
  if (values && values.length > 0) return placeInList(column, values);
  return kindOf(order.by.type) === 'text' && order.by.kind !== 'aggregate' ? context.dialect.sortText(column) : column;
}

/** Picklists are sorted as Setup lists their values, unlisted ones last. Source: SOQL and SOSL Reference, "ORDER BY". */
function placeInList(column: Sql, values: readonly string[]): Sql {
  const places = values.map((value, at) => sql`when ${value} then ${plain(String(at))}`);
  return sql`case when ${column} is null then null else case ${column} ${joinSql(places, ' ')} else ${plain(String(values.length))} end end`;
}

function direction(order: CheckedOrder): string {
  return `${order.descending ? 'desc' : 'asc'} nulls ${order.nulls}`;
}

/** LIMIT and OFFSET of a query; nothing where it has neither. */
export function limitOf(query: CheckedQuery): Sql {
  if (query.limit === undefined && query.offset === undefined) return plain('');
  const offset = query.offset === undefined ? '' : ` offset ${query.offset}`;
  return plain(`\nlimit ${query.limit ?? Number.MAX_SAFE_INTEGER}${offset}`);
}
