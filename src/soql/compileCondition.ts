import { dayAt, dayNumber, dayText, startOfDay } from './calendar.ts';
import type { CheckedCondition, CheckedOperand, CheckedQuery } from './checkedQuery.ts';
import { kindOf } from './checkedQuery.ts';
import type { CompileContext } from './compileOperand.ts';
import { compileOperand } from './compileOperand.ts';
import { dateRange } from './dateRange.ts';
import { joinSql, plain, sql } from './sqlText.ts';
import type { Sql } from './sqlText.ts';
import type { Comparison, Literal } from './syntax.ts';

/** Compiles the query of a semi-join; passed in because queries hold conditions. */
export type CompileInner = (query: CheckedQuery, context: CompileContext) => Sql;

type Sign = '=' | '!=' | '<' | '<=' | '>' | '>=';

const opposite: Readonly<Record<Sign, Sign>> = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' };

/**
 * SQL that is true exactly where SOQL's condition holds.
 *
 * SOQL has two truth values where SQL has three: a comparison with an empty field is false, `!=` and NOT IN are true,
 * and NOT turns each round. So NOT is carried down to the comparisons and the empty case is written out.
 */
export function compileCondition(condition: CheckedCondition, context: CompileContext, inner: CompileInner): Sql {
  return compile(condition, false, { context, inner });
}

type Walk = { readonly context: CompileContext; readonly inner: CompileInner };

function compile(condition: CheckedCondition, negated: boolean, walk: Walk): Sql {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const word = (condition.kind === 'and') === negated ? ' or ' : ' and ';
      const terms = condition.terms.map((term) => compile(term, negated, walk));
      return sql`(${joinSql(terms, word)})`;
    }
    case 'not':
      return compile(condition.term, !negated, walk);
    case 'compare':
      return compare(condition.left, { operator: condition.operator, value: condition.value, negated }, walk.context);
    case 'in':
      return isIn(condition.left, condition.values, condition.negated !== negated, walk.context);
    case 'includes':
      return includes(condition.left, condition.values, condition.negated !== negated, walk.context);
    case 'semiJoin': {
      const column = compileOperand(condition.left, walk.context);
      const query = walk.inner(condition.query, walk.context);
      return condition.negated !== negated ? sql`(${column} is null or ${column} not in (${query}))` : sql`${column} in (${query})`;
    }
  }
}

type Compared = { readonly operator: Comparison; readonly value: Literal; readonly negated: boolean };

function compare(left: CheckedOperand, { operator, value, negated }: Compared, context: CompileContext): Sql {
  const column = compileOperand(left, context);
  if (operator === 'LIKE') {
    if (value.kind !== 'text') return plain(negated ? '1 = 1' : '1 = 0');
    const like = context.dialect.compareText(column, negated ? 'NOT LIKE' : 'LIKE', value.pattern);
    return negated ? orEmpty(column, like) : like;
  }
  const sign = negated ? opposite[operator] : operator;
  if (kindOf(left.type) === 'boolean') return isTrue(column, (value.kind === 'boolean' && value.value) === (sign === '='));
  if (value.kind === 'null') {
    if (operator !== '=' && operator !== '!=') return plain(negated ? '1 = 1' : '1 = 0');
    return sql`${column} is ${plain(sign === '=' ? 'null' : 'not null')}`;
  }
  const compared =
    value.kind === 'range' ? inRange(column, sign, { left, value, context }) : single(column, sign, { left, value, context });
  return sign === '!=' || (negated && operator !== '!=') ? orEmpty(column, compared) : compared;
}

function orEmpty(column: Sql, condition: Sql): Sql {
  return sql`(${column} is null or ${condition})`;
}

/** A box that is not there (an absent parent) counts as not ticked. */
function isTrue(column: Sql, wanted: boolean): Sql {
  return wanted ? sql`${column} = true` : sql`(${column} = false or ${column} is null)`;
}

type ValueOf<L extends Literal = Literal> = { readonly left: CheckedOperand; readonly value: L; readonly context: CompileContext };

function single(column: Sql, sign: Sign, { left, value, context }: ValueOf): Sql {
  const folded = kindOf(left.type) !== 'id' && !isExact(left);
  if (value.kind === 'text' && folded) return context.dialect.compareText(column, sign, value.text);
  return sql`${column} ${plain(sign)} ${bound({ left, value, context })}`;
}

/** Text of unique fields whose letter case counts. Source: SOQL and SOSL Reference, "Comparison Operators". */
function isExact(left: CheckedOperand): boolean {
  return left.kind === 'field' && left.field.caseSensitive === true;
}

function bound({ value, context }: ValueOf): Sql {
  switch (value.kind) {
    case 'number':
      return context.dialect.number(value.value);
    case 'date':
      return context.dialect.day(value.day);
    case 'instant':
      return context.dialect.instant(value.instant);
    case 'time':
      return sql`${value.time}`;
    case 'text':
      return sql`${value.text}`;
    case 'boolean':
      return plain(String(value.value));
    default:
      return plain('null');
  }
}

/** Edges of a date literal as values of the column: days for dates, first instants of days in the org's zone for instants. */
function edges({ left, value, context }: ValueOf<Extract<Literal, { kind: 'range' }>>): { readonly from: Sql; readonly to: Sql } {
  const { instant, timeZone, weekStart = 0, fiscalStartMonth = 1 } = context.moment;
  const today = dayAt(Date.parse(instant), timeZone);
  const range = dateRange(value.name, value.count, { today, weekStart, fiscalStartMonth }) ?? { from: dayNumber('9999-12-31'), to: 0 };
  if (kindOf(left.type) === 'date') return { from: context.dialect.day(dayText(range.from)), to: context.dialect.day(dayText(range.to)) };
  const edge = (day: number): Sql => context.dialect.instant(new Date(startOfDay(day, timeZone)).toISOString());
  return { from: edge(range.from), to: edge(range.to) };
}

function inRange(column: Sql, sign: Sign, given: ValueOf<Extract<Literal, { kind: 'range' }>>): Sql {
  const { from, to } = edges(given);
  switch (sign) {
    case '=':
      return sql`(${column} >= ${from} and ${column} < ${to})`;
    case '!=':
      return sql`(${column} < ${from} or ${column} >= ${to})`;
    case '<':
      return sql`${column} < ${from}`;
    case '<=':
      return sql`${column} < ${to}`;
    case '>':
      return sql`${column} >= ${to}`;
    case '>=':
      return sql`${column} >= ${from}`;
  }
}

function isIn(left: CheckedOperand, values: readonly Literal[], negated: boolean, context: CompileContext): Sql {
  const column = compileOperand(left, context);
  const kind = kindOf(left.type);
  if (kind === 'boolean' || values.some((value) => value.kind === 'range')) {
    const terms = values.map((value) => compare(left, { operator: '=', value, negated }, context));
    return sql`(${joinSql(terms, negated ? ' and ' : ' or ')})`;
  }
  const given = values.filter((value) => value.kind !== 'null');
  const withEmpty = given.length < values.length;
  const texts = given.flatMap((value) => (value.kind === 'text' ? [value.text] : []));
  const list =
    (kind === 'text' && !isExact(left)) || kind === 'multi'
      ? context.dialect.textIn(column, texts)
      : sql`${column} in (${joinSql(
          given.map((value) => bound({ left, value, context })),
          ', '
        )})`;
  if (given.length === 0) return sql`${column} is ${plain(negated ? 'not null' : 'null')}`;
  if (negated) return withEmpty ? sql`(${column} is not null and not (${list}))` : sql`(${column} is null or not (${list}))`;
  return withEmpty ? orEmpty(column, list) : list;
}

/** `INCLUDES ('a;b', 'c')`: a and b, or c. */
function includes(left: CheckedOperand, values: readonly Literal[], negated: boolean, context: CompileContext): Sql {
  const column = compileOperand(left, context);
  const choices = values.flatMap((value) => (value.kind === 'text' ? [value.text.split(';').filter((each) => each !== '')] : []));
  const sets = choices.map((all) => {
    const held = all.map((each) => context.dialect.holdsChoice(column, each));
    return sql`(${joinSql(held, ' and ')})`;
  });
  const any = sql`(${joinSql(sets.length > 0 ? sets : [plain('1 = 0')], ' or ')})`;
  return negated ? sql`(${column} is null or not ${any})` : any;
}
