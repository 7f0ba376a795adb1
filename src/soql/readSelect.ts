import type { SelectItem, TypeofBranch } from './syntax.ts';
import { isReserved, readOperand, readPath } from './readOperand.ts';
import type { ReadInner, TokenReader } from './tokenReader.ts';

/** The select list of a query, up to FROM. */
export function readSelect(reader: TokenReader, inner: ReadInner): readonly SelectItem[] {
  const items = [readItem(reader, inner)];
  while (reader.accept(',')) items.push(readItem(reader, inner));
  return items;
}

function readItem(reader: TokenReader, inner: ReadInner): SelectItem {
  if (reader.isNext('(')) return readChild(reader, inner);
  if (reader.isNext('TYPEOF') && reader.peek(1).kind === 'word' && !reader.isNext('TYPEOF', 'FROM')) return readTypeof(reader);
  if (reader.isNext('FIELDS', '(')) return readFields(reader);
  const value = readOperand(reader);
  const alias = readAlias(reader);
  return alias === undefined ? { kind: 'value', value } : { kind: 'value', value, alias };
}

/** The name that a value or an object gets; undefined where none is given. */
export function readAlias(reader: TokenReader): string | undefined {
  const token = reader.peek();
  if (token.kind !== 'word' || isReserved(token.text) || startsClause(reader)) return undefined;
  if (token.text.includes('.')) throw reader.unexpected();
  return reader.take().text;
}

/** Words that begin a clause without being reserved: `ORDER` alone is a fine alias. */
function startsClause(reader: TokenReader): boolean {
  if (reader.isNext('OFFSET')) return ['number', 'end'].includes(reader.peek(1).kind) || reader.peek(1).text === ':';
  return clauseStarts.some((words) => reader.isNext(...words));
}

const clauseStarts = [
  ['ORDER', 'BY'],
  ['FOR', 'VIEW'],
  ['FOR', 'REFERENCE'],
  ['FOR', 'UPDATE'],
  ['ALL', 'ROWS'],
  ['UPDATE', 'TRACKING'],
  ['UPDATE', 'VIEWSTAT']
];

function readChild(reader: TokenReader, inner: ReadInner): SelectItem {
  reader.take();
  const query = inner(reader);
  reader.expect(')');
  return { kind: 'child', query };
}

function readFields(reader: TokenReader): SelectItem {
  const { index } = reader.take();
  reader.take();
  const token = reader.word();
  const group = (['ALL', 'STANDARD', 'CUSTOM'] as const).find((each) => each === token.text.toUpperCase());
  if (!group) throw reader.unexpected(token);
  reader.expect(')');
  return { kind: 'fields', group, index };
}

/** Source: SOQL and SOSL Reference, "TYPEOF". */
function readTypeof(reader: TokenReader): SelectItem {
  const { index } = reader.take();
  const path = readPath(reader);
  const branches: TypeofBranch[] = [];
  while (reader.accept('WHEN')) {
    const object = reader.word();
    reader.expect('THEN');
    branches.push({ object: object.text, index: object.index, fields: readFieldList(reader) });
  }
  if (branches.length === 0) throw reader.unexpected();
  const otherwise = reader.accept('ELSE') ? readFieldList(reader) : undefined;
  reader.expect('END');
  return { kind: 'typeof', path, branches, index, ...(otherwise ? { otherwise } : {}) };
}

function readFieldList(reader: TokenReader): TypeofBranch['fields'] {
  const fields = [readPath(reader)];
  while (reader.accept(',')) fields.push(readPath(reader));
  return fields;
}
