import type { CheckedOperand, CheckedQuery } from './checkedQuery.ts';
import { kindOf } from './checkedQuery.ts';
import { operandKey } from './checkGroups.ts';
import type { Dialect } from './dialect.ts';
import type { SoqlMoment, SqlBinding } from './sqlBinding.ts';
import { joinSql, plain, sql } from './sqlText.ts';
import type { Sql } from './sqlText.ts';
import type { TableJoins } from './tableJoins.ts';

/** What compiling one query carries along. */
export type CompileContext = {
  readonly dialect: Dialect;
  readonly binding: SqlBinding;
  readonly moment: SoqlMoment;
  readonly joins: TableJoins;
  /** Prefix for table aliases of the next query inside this one. */
  readonly innerPrefix: string;
  /** Keys of the grouped values that a row of subtotals leaves out. */
  readonly subtotal?: ReadonlySet<string> | undefined;
  /** Keys of the grouped texts whose letter case does not count. */
  readonly folded?: ReadonlySet<string> | undefined;
};

/** The same place for what is read before rows are grouped: conditions of WHERE, arguments of aggregates. */
export function beforeGroups(context: CompileContext): CompileContext {
  return context.subtotal || context.folded ? { ...context, subtotal: undefined, folded: undefined } : context;
}

/** The context of a query with groups, which knows whose letter case does not count: free text, for users in English. */
export function withGroups(query: CheckedQuery, context: CompileContext): CompileContext {
  const texts = context.moment.groupsByCase === true ? [] : query.groupBy.filter(isFreeText);
  return texts.length > 0 ? { ...context, folded: new Set(texts.map(operandKey)) } : context;
}

function isFreeText(operand: CheckedOperand): boolean {
  return operand.kind === 'field' && kindOf(operand.type) === 'text' && operand.type !== 'picklist' && operand.field.caseSensitive !== true;
}

/** What rows are grouped by. */
export function compileGroup(operand: CheckedOperand, context: CompileContext): Sql {
  const value = compileOperand(operand, beforeGroups(context));
  return context.folded?.has(operandKey(operand)) ? context.dialect.foldText(value) : value;
}

const aggregates = { COUNT: 'count', COUNT_DISTINCT: 'count', SUM: 'sum', AVG: 'avg', MIN: 'min', MAX: 'max' } as const;

/** SQL of an operand; FORMAT and convertCurrency pass their argument through. */
export function compileOperand(operand: CheckedOperand, context: CompileContext): Sql {
  if (operand.kind === 'grouping') return plain(context.subtotal?.has(operandKey(operand.argument)) ? '1' : '0');
  if (context.subtotal && operand.kind !== 'aggregate' && context.subtotal.has(operandKey(operand))) return plain('null');
  switch (operand.kind) {
    case 'field': {
      const column = context.joins.column(operand);
      return context.folded?.has(operandKey(operand)) ? sql`min(${column})` : column;
    }
    case 'passThrough': {
      const value = compileOperand(operand.argument, context);
      const labels =
        operand.fn === 'toLabel' && operand.argument.kind === 'field' && kindOf(operand.type) === 'text'
          ? operand.argument.field.labels
          : undefined;
      return labels ? labelled(value, labels) : value;
    }
    case 'datePart': {
      const kind = kindOf(operand.argument.type) === 'date' ? 'date' : 'instant';
      const { fiscalStartMonth: startMonth = 1, fiscalYearNamedByStart: namedByStart = false } = context.moment;
      const place = { kind, fiscalYear: { startMonth, namedByStart } } as const;
      const zone = operand.local ? { zone: context.moment.timeZone } : {};
      return context.dialect.datePart(operand.fn, compileOperand(operand.argument, context), { ...place, ...zone });
    }
    case 'aggregate': {
      if (!operand.argument) return plain('count(*)');
      const inner = compileOperand(operand.argument, beforeGroups(context));
      const distinct = plain(operand.fn === 'COUNT_DISTINCT' ? 'distinct ' : '');
      const text = operand.fn === 'COUNT_DISTINCT' && kindOf(operand.argument.type) === 'text';
      return sql`${plain(aggregates[operand.fn])}(${distinct}${text ? context.dialect.foldText(inner) : inner})`;
    }
  }
}

/** The label of a value; values without one of their own are their label. */
function labelled(value: Sql, labels: ReadonlyMap<string, string>): Sql {
  const cases = [...labels].map(([each, label]) => sql`when ${each} then ${label}`);
  return sql`case ${value} ${joinSql(cases, ' ')} else ${value} end`;
}
