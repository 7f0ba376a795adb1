import { isDay } from './calendar.ts';
import { isDateLiteral } from './dateRange.ts';
import type { TokenReader } from './tokenReader.ts';
import type { Literal } from './syntax.ts';
import type { Token } from './tokens.ts';

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', "'": "'", '"': '"', '\\': '\\' };

/** Source: Salesforce Developer Limits, "Strings in SOQL WHERE clauses". */
const longestText = 4000;

/**
 * Text and LIKE pattern of a quoted literal; in the pattern `\` stands before a `_`, `%` or `\` that means itself.
 * Source: SOQL and SOSL Reference, "Quoted String Escape Sequences".
 */
function unquote(token: Token, reader: TokenReader): { readonly text: string; readonly pattern: string } {
  let text = '';
  let pattern = '';
  const inner = token.text.slice(1, -1);
  for (const [, unicode, escaped, plain] of inner.matchAll(/\\u([0-9a-fA-F]{4})|\\([^])|([^\\])/gu)) {
    const wild = escaped === '_' || escaped === '%';
    const character = unicode ? String.fromCharCode(parseInt(unicode, 16)) : (plain ?? meaningOf(escaped ?? ''));
    if (character === undefined) {
      throw reader.fail(`Invalid string literal ${token.text}. Illegal character sequence '\\${escaped}' in string literal.`, token);
    }
    text += character;
    pattern += wild || character === '\\' ? `\\${character}` : character;
  }
  return { text, pattern };
}

function meaningOf(escaped: string): string | undefined {
  return escaped === '_' || escaped === '%' ? escaped : escapes[escaped.toLowerCase()];
}

const numberForm = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const dateForm = /^\d{4}-\d{2}-\d{2}$/;
const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/i;
const timeForm = /^\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/i;
const zonelessForm = /^(?:\d{4}-\d{2}-\d{2}T)?\d{2}:\d{2}:\d{2}(?:\.\d*)?$/i;

/** Reads the value on the right of an operator. */
export function readLiteral(reader: TokenReader): Literal {
  const token = reader.peek();
  const { index } = token;
  switch (token.kind) {
    case 'text': {
      const read = unquote(token, reader);
      if (read.text.length > longestText) throw reader.fail(`string literals cannot be longer than ${longestText} characters`, token);
      reader.take();
      return { kind: 'text', ...read, index };
    }
    case 'currency': {
      const value = token.text.slice(3);
      reader.take();
      return { kind: 'number', value: Number(value), whole: !value.includes('.'), currency: token.text.slice(0, 3).toUpperCase(), index };
    }
    case 'number':
      return readNumberOrDate(reader, token);
    case 'word':
      return readWord(reader, token);
    default:
      throw reader.unexpected();
  }
}

function readNumberOrDate(reader: TokenReader, token: Token): Literal {
  const { text, index } = token;
  if (zonelessForm.test(text)) throw reader.brokenOff(token);
  if (!numberForm.test(text) && !dateForm.test(text) && !instantForm.test(text) && !timeForm.test(text)) throw reader.unexpected();
  reader.take();
  if (dateForm.test(text)) return { kind: 'date', day: text, index };
  if (timeForm.test(text)) return { kind: 'time', time: new Date(`1970-01-01T${text}`).toISOString().slice(11), index };
  if (!instantForm.test(text)) return { kind: 'number', value: Number(text), whole: !/[.eE]/.test(text), index };
  const time = Date.parse(text.replace(/\.(\d{3})\d+/, '.$1').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(time) || !isDay(text.slice(0, 10))) throw reader.fail(`Invalid datetime: ${text}`, token, 'INVALID_FIELD');
  return { kind: 'instant', instant: new Date(time).toISOString(), index };
}

function readWord(reader: TokenReader, token: Token): Literal {
  const { index } = token;
  const word = token.text.toUpperCase();
  if (word === 'TRUE' || word === 'FALSE' || word === 'NULL') {
    reader.take();
    return word === 'NULL' ? { kind: 'null', index } : { kind: 'boolean', value: word === 'TRUE', index };
  }
  if (!isDateLiteral(word)) throw reader.unexpected();
  reader.take();
  const counted = /(?:_N_|^N_)/.test(word);
  if (!counted) return { kind: 'range', name: word, count: 0, index };
  if (!reader.isNext(':')) throw reader.fail(`expecting a colon, found '${reader.peek().text}'`);
  reader.take();
  const count = reader.peek();
  if (!/^\d+$/.test(count.text)) throw reader.unexpected();
  reader.take();
  return { kind: 'range', name: word, count: Number(count.text), index };
}
