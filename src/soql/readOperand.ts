import type { TokenReader } from './tokenReader.ts';
import type { CallText, Operand, PathText } from './syntax.ts';

/** Words that cannot be an alias or stand where a field is expected. Source: SOQL and SOSL Reference, "Reserved Keywords". */
const reserved = new Set(
  'AND ASC DESC EXCLUDES FIRST FROM GROUP HAVING IN INCLUDES LAST LIKE LIMIT NOT NULL NULLS OR SELECT USING WHERE WITH'.split(' ')
);

export function isReserved(word: string): boolean {
  return reserved.has(word.toUpperCase());
}

/** A path as written: `Account.Owner.Name`. */
export function readPath(reader: TokenReader): PathText {
  const token = reader.peek();
  if (token.kind !== 'word' || isReserved(token.text)) throw reader.unexpected();
  reader.take();
  return { kind: 'path', parts: token.text.split('.'), index: token.index };
}

/** A path or a function call. */
export function readOperand(reader: TokenReader): Operand {
  return reader.peek().kind === 'word' && reader.peek(1).text === '(' ? readCall(reader) : readPath(reader);
}

/** A function call. Of several arguments the first is kept and `surplus` is true: only functions that no check knows have several. */
function readCall(reader: TokenReader): CallText {
  const { text: fn, index } = reader.take();
  reader.expect('(');
  if (reader.accept(')')) return { kind: 'call', fn, index };
  const argument = readOperand(reader);
  let surplus = false;
  while (reader.accept(',')) {
    surplus = true;
    if (reader.peek().kind === 'word') readOperand(reader);
    else readPlainArgument(reader);
  }
  reader.expect(')');
  return surplus ? { kind: 'call', fn, argument, surplus, index } : { kind: 'call', fn, argument, index };
}

function readPlainArgument(reader: TokenReader): void {
  const { kind } = reader.peek();
  if (kind !== 'text' && kind !== 'number') throw reader.unexpected();
  reader.take();
}
