import type { Comparison, Condition, Literal, Operand } from './syntax.ts';
import { readLiteral } from './readLiteral.ts';
import { readOperand } from './readOperand.ts';
import type { ReadInner, TokenReader } from './tokenReader.ts';

/** Deepest nesting of parentheses and NOTs: a text of nothing but these must not exhaust the stack. */
const deepest = 500;

/**
 * Tree of a WHERE or HAVING clause. AND and OR on one level without parentheses are refused.
 * Source: SOQL and SOSL Reference, "Logical Operators" and "conditionExpression".
 */
export function readCondition(reader: TokenReader, inner: ReadInner, depth = 0): Condition {
  if (depth > deepest) throw reader.fail('Query is too complicated', reader.peek());
  const terms = [readFactor(reader, inner, depth)];
  const joined = reader.isNext('AND') ? 'AND' : 'OR';
  while (reader.accept(joined)) terms.push(readFactor(reader, inner, depth));
  if (reader.isNext('AND') || reader.isNext('OR')) throw reader.unexpected();
  const [only] = terms;
  return only && terms.length === 1 ? only : { kind: joined === 'AND' ? 'and' : 'or', terms };
}

function readFactor(reader: TokenReader, inner: ReadInner, depth: number): Condition {
  if (depth > deepest) throw reader.fail('Query is too complicated', reader.peek());
  if (reader.accept('NOT')) return { kind: 'not', term: readFactor(reader, inner, depth + 1) };
  if (!reader.accept('(')) return readComparison(reader, inner);
  const condition = readCondition(reader, inner, depth + 1);
  reader.expect(')');
  return condition;
}

const signs: Readonly<Record<string, Comparison>> = { '=': '=', '!=': '!=', '<>': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

function readComparison(reader: TokenReader, inner: ReadInner): Condition {
  const left = readOperand(reader);
  if (reader.accept('NOT', 'IN')) return readIn(reader, { left, negated: true }, inner);
  if (reader.accept('IN')) return readIn(reader, { left, negated: false }, inner);
  if (reader.accept('INCLUDES')) return { kind: 'includes', left, negated: false, values: readList(reader) };
  if (reader.accept('EXCLUDES')) return { kind: 'includes', left, negated: true, values: readList(reader) };
  if (reader.accept('LIKE')) return { kind: 'compare', left, operator: 'LIKE', value: readLiteral(reader) };
  const operator = reader.peek().kind === 'sign' ? signs[reader.peek().text] : undefined;
  if (!operator) throw reader.unexpected();
  reader.take();
  return { kind: 'compare', left, operator, value: readLiteral(reader) };
}

type Left = { readonly left: Operand; readonly negated: boolean };

function readIn(reader: TokenReader, given: Left, inner: ReadInner): Condition {
  if (!reader.isNext('(') && !reader.isNext(':')) throw reader.fail(`expecting a colon, found '${reader.peek().text}'`);
  if (!reader.isNext('(', 'SELECT')) return { kind: 'in', ...given, values: readList(reader) };
  reader.take();
  const query = inner(reader);
  reader.expect(')');
  return { kind: 'semiJoin', ...given, query };
}

function readList(reader: TokenReader): readonly Literal[] {
  if (reader.isNext(':')) throw reader.unexpected();
  reader.expect('(');
  const values = [readLiteral(reader)];
  while (reader.accept(',')) values.push(readLiteral(reader));
  reader.expect(')');
  return values;
}
