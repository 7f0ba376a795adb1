import type { FunctionExp, HavingClause, LiteralType, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { Comparison, Condition, Literal, Operand } from './syntax.ts';
import type { ReadContext } from './readContext.ts';
import { placeAt } from './readContext.ts';
import { readLiteral } from './readLiteral.ts';
import { readCall, readPath } from './readOperand.ts';

/** The parser's list of conditions has no tree: parentheses are counts on the conditions. These are its pieces in order. */
type Piece =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'operator'; readonly operator: 'and' | 'or' | 'not'; readonly index: number }
  | { readonly kind: 'condition'; readonly condition: Condition };

type RawCondition = {
  readonly openParen?: number;
  readonly closeParen?: number;
  readonly field?: string;
  readonly fn?: FunctionExp;
  readonly operator?: string;
  readonly value?: string | string[];
  readonly valueQuery?: Query;
  readonly literalType?: LiteralType | LiteralType[];
};

type RawNode = { readonly left: RawCondition | null; readonly operator?: string; readonly right?: RawNode };

/** Tree of a WHERE or HAVING clause. AND and OR on one level without parentheses are refused, as Salesforce does. */
export function readCondition(clause: WhereClause | HavingClause, context: ReadContext): SoqlResult<Condition> {
  const pieces: Piece[] = [];
  let node: RawNode | undefined = clause as RawNode;
  while (node) {
    const pushed = pushNode(node, pieces, context);
    if (pushed) return pushed;
    node = node.right;
  }
  return readLevel({ pieces, next: 0 }, context);
}

function pushNode(node: RawNode, pieces: Piece[], context: ReadContext): (SoqlResult<never> & { ok: false }) | undefined {
  for (let n = 0; n < (node.left?.openParen ?? 0); n++) pieces.push({ kind: 'open' });
  if (node.left && node.left.operator !== undefined) {
    const condition = readTerm(node.left, context);
    if (!condition.ok) return condition;
    pieces.push({ kind: 'condition', condition: condition.value });
  }
  for (let n = 0; n < (node.left?.closeParen ?? 0); n++) pieces.push({ kind: 'close' });
  if (node.operator === undefined) return undefined;
  const operator = node.operator.toLowerCase() as 'and' | 'or' | 'not';
  pieces.push({ kind: 'operator', operator, index: context.cursor.find(operator) });
  return undefined;
}

type PieceReader = { readonly pieces: readonly Piece[]; next: number };

function readLevel(reader: PieceReader, context: ReadContext): SoqlResult<Condition> {
  const terms: Condition[] = [];
  let joined: 'and' | 'or' | undefined;
  for (;;) {
    const term = readFactor(reader, context);
    if (!term.ok) return term;
    terms.push(term.value);
    const piece = reader.pieces[reader.next];
    if (piece?.kind !== 'operator') break;
    if (piece.operator === 'not' || (joined && joined !== piece.operator)) {
      return bad('MALFORMED_QUERY', `unexpected token: '${piece.operator.toUpperCase()}'`, { place: placeAt(context, piece.index) });
    }
    joined = piece.operator;
    reader.next++;
  }
  const [only] = terms;
  return good(only && terms.length === 1 ? only : { kind: joined ?? 'and', terms });
}

function readFactor(reader: PieceReader, context: ReadContext): SoqlResult<Condition> {
  const piece = reader.pieces[reader.next++];
  if (piece?.kind === 'condition') return good(piece.condition);
  if (piece?.kind === 'operator' && piece.operator === 'not') {
    const term = readFactor(reader, context);
    return term.ok ? good({ kind: 'not', term: term.value }) : term;
  }
  if (piece?.kind !== 'open') return bad('MALFORMED_QUERY', "unexpected token: ')'");
  const inner = readLevel(reader, context);
  if (reader.pieces[reader.next++]?.kind !== 'close') return inner.ok ? bad('MALFORMED_QUERY', "unexpected token: '<EOF>'") : inner;
  return inner;
}

function readTerm(raw: RawCondition, context: ReadContext): SoqlResult<Condition> {
  const left: Operand = raw.fn ? readCall(raw.fn, context) : readPath(raw.field ?? '', context);
  const operator = (raw.operator ?? '=').toUpperCase();
  if (raw.valueQuery) {
    const query = context.readQuery(raw.valueQuery, context);
    return query.ok ? good({ kind: 'semiJoin', left, negated: operator === 'NOT IN', query: query.value }) : query;
  }
  const values = readValues(raw, context);
  if (!values.ok) return values;
  if (operator === 'IN' || operator === 'NOT IN') return good({ kind: 'in', left, negated: operator === 'NOT IN', values: values.value });
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') {
    return good({ kind: 'includes', left, negated: operator === 'EXCLUDES', values: values.value });
  }
  const [value] = values.value;
  if (!value || values.value.length > 1) return bad('MALFORMED_QUERY', "unexpected token: '('", { place: placeAt(context, left.index) });
  return good({ kind: 'compare', left, operator: (operator === '<>' ? '!=' : operator) as Comparison, value });
}

function readValues(raw: RawCondition, context: ReadContext): SoqlResult<readonly Literal[]> {
  const texts = Array.isArray(raw.value) ? raw.value : [raw.value ?? ''];
  const values: Literal[] = [];
  for (const [at, text] of texts.entries()) {
    const type = Array.isArray(raw.literalType) ? raw.literalType[at] : raw.literalType;
    const index = context.cursor.find(type === 'DATE_N_LITERAL' ? (text.split(':')[0] ?? text) : text);
    const value = readLiteral(text, type, index);
    if (!value) return bad('MALFORMED_QUERY', `unexpected token: '${text}'`, { place: placeAt(context, index) });
    values.push(value);
  }
  return good(values);
}
