import type { Comparison, Condition, Literal, Operand } from './syntax.ts';
import { readQuery } from './readQuery.ts';
import { readLiteral } from './readLiteral.ts';
import { readOperand } from './readOperand.ts';
import type { TokenReader } from './tokenReader.ts';

/** Deepest nesting of parentheses and NOTs: a text of nothing but these must not exhaust the stack. */
const deepest = 500;

/**
 * Tree of a WHERE or HAVING clause. AND and OR on one level without parentheses are refused.
 * Source: SOQL and SOSL Reference, "Logical Operators" and "conditionExpression".
 */
export function readCondition(reader: TokenReader, depth = 0): Condition {
  if (depth > deepest) throw reader.fail('Query is too complicated', reader.peek());
  const terms = [readFactor(reader, depth)];
  const joined = reader.isNext('AND') ? 'AND' : 'OR';
  while (reader.accept(joined)) terms.push(readFactor(reader, depth));
  if (reader.isNext('AND') || reader.isNext('OR')) throw reader.unexpected();
  const [only] = terms;
  return only && terms.length === 1 ? only : { kind: joined === 'AND' ? 'and' : 'or', terms };
}

function readFactor(reader: TokenReader, depth: number): Condition {
  if (depth > deepest) throw reader.fail('Query is too complicated', reader.peek());
  if (reader.accept('NOT')) return { kind: 'not', term: readFactor(reader, depth + 1) };
  if (!reader.accept('(')) return readComparison(reader);
  const inner = readCondition(reader, depth + 1);
  reader.expect(')');
  return inner;
}

const signs: Readonly<Record<string, Comparison>> = { '=': '=', '!=': '!=', '<>': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

function readComparison(reader: TokenReader): Condition {
  const left = readOperand(reader);
  if (reader.accept('NOT', 'IN')) return readIn(reader, left, true);
  if (reader.accept('IN')) return readIn(reader, left, false);
  if (reader.accept('INCLUDES')) return { kind: 'includes', left, negated: false, values: readList(reader) };
  if (reader.accept('EXCLUDES')) return { kind: 'includes', left, negated: true, values: readList(reader) };
  if (reader.accept('LIKE')) return { kind: 'compare', left, operator: 'LIKE', value: readLiteral(reader) };
  const operator = reader.peek().kind === 'sign' ? signs[reader.peek().text] : undefined;
  if (!operator) throw reader.unexpected();
  reader.take();
  return { kind: 'compare', left, operator, value: readLiteral(reader) };
}

function readIn(reader: TokenReader, left: Operand, negated: boolean): Condition {
  if (!reader.isNext('(') && !reader.isNext(':')) throw reader.fail(`expecting a colon, found '${reader.peek().text}'`);
  if (!reader.isNext('(', 'SELECT')) return { kind: 'in', left, negated, values: readList(reader) };
  reader.take();
  const query = readQuery(reader);
  reader.expect(')');
  return { kind: 'semiJoin', left, negated, query };
}

function readList(reader: TokenReader): readonly Literal[] {
  if (reader.isNext(':')) throw reader.unexpected();
  reader.expect('(');
  const values = [readLiteral(reader)];
  while (reader.accept(',')) values.push(readLiteral(reader));
  reader.expect(')');
  return values;
}
