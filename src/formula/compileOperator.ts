import { addDays, addDuration, addToTime, daysBetween, msBetweenTimes } from './calendar.ts';
import { commonType, expectType, textOf, type CompiledNode } from './compiledNode.ts';
import { decimal } from './decimal.ts';
import { illegalType, operatorPlace, wrongType } from './formulaProblem.ts';
import type { FormulaRecord, FormulaType, FormulaValue } from './formulaType.ts';
import type { BinarySign, FormulaNode } from './syntaxTree.ts';

type Operator = { readonly node: FormulaNode; readonly sign: BinarySign; readonly left: CompiledNode; readonly right: CompiledNode };
type Run = (left: FormulaValue, right: FormulaValue) => FormulaValue;

/** An operator between two parts. Blanks follow three-valued logic, save that a blank text equals the empty text. */
export function compileOperator(operator: Operator): CompiledNode {
  switch (operator.sign) {
    case '&&':
    case '||':
      return compileLogical(operator);
    case '=':
    case '<>':
      return compileEquality(operator);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compileComparison(operator);
    case '&':
      return compileConcat(operator);
    case '+':
    case '-':
      return compileSum(operator);
    default:
      return compileArithmetic(operator);
  }
}

function compiled({ node, left, right }: Operator, type: FormulaType, run: Run): CompiledNode {
  return { type, node, run: (record: FormulaRecord) => run(left.run(record), right.run(record)) };
}

function compileLogical({ node, sign, left, right }: Operator): CompiledNode {
  for (const part of [left, right]) expectType(part, operatorPlace(sign), 'Boolean');
  const decides = sign === '||';
  return {
    type: 'Boolean',
    node,
    run: (record) => ((left.run(record) === true) === decides ? decides : right.run(record) === true)
  };
}

function compileEquality(operator: Operator): CompiledNode {
  const { sign, left, right } = operator;
  for (const part of [left, right]) expectType(part, operatorPlace(sign), 'Boolean', 'Number', 'Text', 'Date', 'DateTime', 'Time');
  const type = commonType(left.type, right.type);
  if (type === undefined) throw wrongType(operatorPlace(sign), [left.type], right.type);
  const wanted = sign === '=';
  if (type === 'Text') return compiled(operator, 'Boolean', (a, b) => (textOf(a) === textOf(b)) === wanted);
  return compiled(operator, 'Boolean', (a, b) => (a === null || b === null ? null : (a === b) === wanted));
}

function compileComparison(operator: Operator): CompiledNode {
  const { sign, left, right } = operator;
  for (const part of [left, right]) expectType(part, operatorPlace(sign), 'Number', 'Text', 'Date', 'DateTime', 'Time');
  if (commonType(left.type, right.type) === undefined) throw wrongType(operatorPlace(sign), [left.type], right.type);
  return compiled(operator, 'Boolean', (a, b) => (a === null || b === null ? null : holds(sign, a, b)));
}

function holds(sign: BinarySign, left: string | number | boolean, right: string | number | boolean): boolean {
  if (sign === '<') return left < right;
  if (sign === '>') return left > right;
  return sign === '<=' ? left <= right : left >= right;
}

function compileConcat(operator: Operator): CompiledNode {
  for (const part of [operator.left, operator.right]) expectType(part, operatorPlace('&'), 'Text');
  return compiled(operator, 'Text', joined);
}

function joined(left: FormulaValue, right: FormulaValue): FormulaValue {
  const text = textOf(left) + textOf(right);
  return text === '' ? null : text;
}

function compileArithmetic(operator: Operator): CompiledNode {
  const { sign, left, right } = operator;
  for (const part of [left, right]) expectType(part, operatorPlace(sign), 'Number');
  return compiled(operator, 'Number', (a, b) => {
    if (typeof a !== 'number' || typeof b !== 'number') return null;
    if (sign === '*') return decimal(a * b);
    return decimal(sign === '/' ? a / b : a ** b);
  });
}

/** `+` and `-`: numbers, days added to dates, the days between two dates; `+` also joins texts. */
function compileSum(operator: Operator): CompiledNode {
  const { sign, left, right } = operator;
  const place = operatorPlace(sign);
  for (const part of [left, right]) expectType(part, place, 'Number', 'Text', 'Date', 'DateTime', 'Time');
  const types = new Set([left.type, right.type]);
  if (types.has('Null')) return compiled(operator, left.type === 'Null' ? right.type : left.type, () => null);
  if (left.type === 'Text' && right.type === 'Text' && sign === '+') return compiled(operator, 'Text', joined);
  const step = sign === '+' ? 1 : -1;
  if (left.type === 'Time') return compileTimeSum(operator, step);
  if (left.type === 'Number' && right.type === 'Number') {
    return compiled(operator, 'Number', (a, b) => (typeof a === 'number' && typeof b === 'number' ? decimal(a + step * b) : null));
  }
  if (left.type === 'Number' && (right.type === 'Date' || right.type === 'DateTime') && sign === '+') {
    return compiled(operator, right.type, (a, b) => moved(b, a));
  }
  if (left.type !== 'Date' && left.type !== 'DateTime') throw wrongType(place, ['Number'], right.type);
  if (right.type === 'Number') return compiled(operator, left.type, (a, b) => moved(a, typeof b === 'number' ? step * b : null));
  if (right.type !== left.type || sign === '+') throw wrongType(place, ['Number'], right.type);
  return compiled(operator, 'Number', (a, b) => (typeof a === 'string' && typeof b === 'string' ? decimal(daysBetween(a, b)) : null));
}

/**
 * Milliseconds added to a time of the day, or those between two times: always forward, around midnight.
 * Source: https://github.com/salesforce/formula-engine/blob/main/impl/src/main/java/com/force/formula/commands/OperatorAddOrSubtract.java
 */
function compileTimeSum(operator: Operator, step: number): CompiledNode {
  const { sign, right } = operator;
  if (right.type === 'Number') {
    return compiled(operator, 'Time', (a, b) => (typeof a === 'string' && typeof b === 'number' ? addToTime(a, step * b) : null));
  }
  if (right.type !== 'Time') throw wrongType(operatorPlace(sign), ['Number'], right.type);
  if (sign === '+') throw illegalType(operatorPlace(sign));
  return compiled(operator, 'Number', (a, b) => (typeof a === 'string' && typeof b === 'string' ? msBetweenTimes(a, b) : null));
}

function moved(date: FormulaValue, days: FormulaValue): FormulaValue {
  if (typeof date !== 'string' || typeof days !== 'number') return null;
  return date.length === 10 ? addDays(date, days) : addDuration(date, days);
}
