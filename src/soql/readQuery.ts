import { readCondition } from './readCondition.ts';
import { readOperand } from './readOperand.ts';
import { readAlias, readSelect } from './readSelect.ts';
import type { Grouping, OrderItem, ParentAlias, SoqlQuery } from './syntax.ts';
import type { TokenReader } from './tokenReader.ts';

type Clauses = { -readonly [K in keyof SoqlQuery]?: SoqlQuery[K] };

/**
 * A query from SELECT up to its end or its closing parenthesis; clauses in the one order that SOQL allows.
 * Source: SOQL and SOSL Reference, "SOQL SELECT Syntax".
 */
export function readQuery(reader: TokenReader): SoqlQuery {
  reader.expect('SELECT');
  const select = readSelect(reader, readQuery);
  reader.expect('FROM');
  const from = reader.word();
  const alias = readAlias(reader);
  const parents = readParents(reader);
  const clauses: Clauses = {};
  if (alias !== undefined) clauses.alias = alias;
  if (parents.length > 0) clauses.parents = parents;
  if (reader.accept('USING')) {
    reader.expect('SCOPE');
    const scope = reader.word();
    clauses.scope = scope.text;
    clauses.scopeIndex = scope.index;
  }
  if (reader.accept('WHERE')) clauses.where = readCondition(reader, readQuery);
  if (reader.accept('WITH')) clauses.access = readAccess(reader);
  const grouping = reader.accept('GROUP') ? readGroups(reader) : undefined;
  if (grouping && reader.accept('HAVING')) clauses.having = readCondition(reader, readQuery);
  const orderBy = reader.accept('ORDER') ? readOrder(reader) : [];
  readTail(reader, clauses);
  const groupBy = grouping?.by ?? [];
  if (grouping && grouping.kind !== 'plain') clauses.grouping = grouping.kind;
  return { text: reader.text, from: from.text, fromIndex: from.index, select, groupBy, orderBy, ...clauses };
}

/** `FROM Contact c, c.Account a`: names for parents. Source: SOQL and SOSL Reference, "Alias Notation". */
function readParents(reader: TokenReader): readonly ParentAlias[] {
  const parents: ParentAlias[] = [];
  while (reader.accept(',')) {
    const path = reader.word();
    const alias = readAlias(reader);
    if (alias === undefined) throw reader.unexpected();
    parents.push({ alias, parts: path.text.split('.'), index: path.index });
  }
  return parents;
}

function readAccess(reader: TokenReader): string {
  const token = reader.word();
  const access = ['USER_MODE', 'SYSTEM_MODE', 'SECURITY_ENFORCED'].find((each) => each === token.text.toUpperCase());
  if (access) return access;
  throw reader.fail(`WITH ${token.text} is not supported`, token, 'NOT_SUPPORTED');
}

function readGroups(reader: TokenReader): { readonly kind: 'plain' | Grouping; readonly by: SoqlQuery['groupBy'] } {
  reader.expect('BY');
  const kind = reader.isNext('ROLLUP', '(') ? 'rollup' : reader.isNext('CUBE', '(') ? 'cube' : 'plain';
  if (kind !== 'plain') {
    reader.take();
    reader.take();
  }
  const by = [readOperand(reader)];
  while (reader.accept(',')) by.push(readOperand(reader));
  if (kind !== 'plain') reader.expect(')');
  return { kind, by };
}

function readOrder(reader: TokenReader): readonly OrderItem[] {
  reader.expect('BY');
  const items = [readOrderItem(reader)];
  while (reader.accept(',')) items.push(readOrderItem(reader));
  return items;
}

/** Empty values come first, in both directions, unless NULLS LAST says otherwise. Source: SOQL and SOSL Reference, "ORDER BY". */
function readOrderItem(reader: TokenReader): OrderItem {
  const by = readOperand(reader);
  const descending = reader.accept('DESC');
  if (!descending) reader.accept('ASC');
  if (!reader.accept('NULLS')) return { by, descending, nulls: 'first' };
  if (reader.accept('LAST')) return { by, descending, nulls: 'last' };
  reader.expect('FIRST');
  return { by, descending, nulls: 'first' };
}

function readTail(reader: TokenReader, clauses: Clauses): void {
  if (reader.isNext('LIMIT')) {
    clauses.limitIndex = reader.take().index;
    clauses.limit = readCount(reader);
  }
  if (reader.isNext('OFFSET')) {
    clauses.offsetIndex = reader.take().index;
    clauses.offset = readCount(reader);
  }
  while (reader.accept('FOR')) {
    const token = reader.word();
    const wanted = ['VIEW', 'REFERENCE', 'UPDATE'].find((each) => each === token.text.toUpperCase());
    if (!wanted) throw reader.unexpected(token);
    clauses.forClause = wanted;
  }
  if (reader.isNext('ALL', 'ROWS')) throw reader.fail('ALL ROWS not allowed in this context');
  if (reader.isNext('UPDATE')) throw reader.fail('UPDATE TRACKING and UPDATE VIEWSTAT are not supported', reader.peek(), 'NOT_SUPPORTED');
}

/** The number after LIMIT or OFFSET, without sign or fraction. */
function readCount(reader: TokenReader): number {
  const token = reader.peek();
  if (token.text === ':') throw reader.unexpected();
  if (!/^\d+$/.test(token.text)) throw reader.fail(`expecting a colon, found '${token.text}'`);
  reader.take();
  return Number(token.text);
}
