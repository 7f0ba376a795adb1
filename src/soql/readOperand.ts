import type { TokenReader } from './tokenReader.ts';
import type { CallText, Operand, PathText } from './syntax.ts';

/** Words that cannot be an alias or stand where a field is expected. Source: SOQL and SOSL Reference, "Reserved Keywords". */
const reserved = new Set(
  'AND ASC DESC EXCLUDES FIRST FROM GROUP HAVING IN INCLUDES LAST LIKE LIMIT NOT NULL NULLS OR SELECT USING WHERE WITH'.split(' ')
);

/** Whether SOQL keeps a word for itself, so that no field can have it as a name. */
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

/** A function call. `surplus` is true for arguments that no check knows: several, or plain values as in `GEOLOCATION(10, 5)`. */
function readCall(reader: TokenReader): CallText {
  const { text: fn, index } = reader.take();
  reader.expect('(');
  if (reader.accept(')')) return { kind: 'call', fn, index };
  const first = readArgument(reader);
  let surplus = first === undefined;
  while (reader.accept(',')) {
    surplus = true;
    readArgument(reader);
  }
  reader.expect(')');
  return { kind: 'call', fn, ...(first ? { argument: first } : {}), ...(surplus ? { surplus } : {}), index };
}

/** An argument; undefined for a number or text. */
function readArgument(reader: TokenReader): Operand | undefined {
  const { kind } = reader.peek();
  if (kind !== 'text' && kind !== 'number') return readOperand(reader);
  reader.take();
  return undefined;
}
