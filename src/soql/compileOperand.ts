import type { CheckedOperand } from './checkedQuery.ts';
import { kindOf } from './checkedQuery.ts';
import type { Dialect } from './dialect.ts';
import type { SoqlMoment, SqlBinding } from './sqlBinding.ts';
import { plain, sql } from './sqlText.ts';
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
};

const aggregates = { COUNT: 'count', COUNT_DISTINCT: 'count', SUM: 'sum', AVG: 'avg', MIN: 'min', MAX: 'max' } as const;

/** SQL of an operand; toLabel, FORMAT and convertCurrency pass their argument through. */
export function compileOperand(operand: CheckedOperand, context: CompileContext): Sql {
  switch (operand.kind) {
    case 'field':
      return context.joins.column(operand);
    case 'passThrough':
      return compileOperand(operand.argument, context);
    case 'datePart': {
      const kind = kindOf(operand.argument.type) === 'date' ? 'date' : 'instant';
      const place = { kind, fiscalStartMonth: context.moment.fiscalStartMonth ?? 1 } as const;
      const zone = operand.local ? { zone: context.moment.timeZone } : {};
      return context.dialect.datePart(operand.fn, compileOperand(operand.argument, context), { ...place, ...zone });
    }
    case 'aggregate': {
      if (!operand.argument) return plain('count(*)');
      const inner = compileOperand(operand.argument, context);
      const distinct = plain(operand.fn === 'COUNT_DISTINCT' ? 'distinct ' : '');
      const text = operand.fn === 'COUNT_DISTINCT' && kindOf(operand.argument.type) === 'text';
      return sql`${plain(aggregates[operand.fn])}(${distinct}${text ? context.dialect.sortText(inner) : inner})`;
    }
  }
}
