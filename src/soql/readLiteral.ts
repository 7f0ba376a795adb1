import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import type { Literal } from './syntax.ts';

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  N: '\n',
  r: '\r',
  R: '\r',
  t: '\t',
  T: '\t',
  b: '\b',
  B: '\b',
  f: '\f',
  F: '\f'
};

/** Text and LIKE pattern of a quoted literal; in the pattern `\` stands before a `_`, `%` or `\` that means itself. */
function unquote(quoted: string): { readonly text: string; readonly pattern: string } {
  let text = '';
  let pattern = '';
  const inner = quoted.slice(1, -1);
  for (const [, unicode, escaped, plain] of inner.matchAll(/\\u([0-9a-fA-F]{4})|\\([^])|([^\\])/gu)) {
    const wild = escaped === '_' || escaped === '%';
    const character = unicode ? String.fromCharCode(parseInt(unicode, 16)) : (plain ?? escapes[escaped ?? ''] ?? escaped ?? '');
    text += character;
    pattern += wild || character === '\\' ? `\\${character}` : character;
  }
  return { text, pattern };
}

function readNumber(value: string, index: number): Literal {
  const currency = /^[A-Za-z]{3}/.exec(value)?.[0];
  const digits = currency ? value.slice(3) : value;
  const read: Literal = { kind: 'number', value: Number(digits), whole: !/[.eE]/.test(digits), index };
  return currency ? { ...read, currency: currency.toUpperCase() } : read;
}

function readRange(value: string, index: number): Literal {
  const [name = '', count] = value.split(':');
  return { kind: 'range', name: name.trim().toUpperCase(), count: count === undefined ? 0 : Number(count), index };
}

/** Value of a literal as the parser hands it over; undefined for what has no place in a query over the API (bind variables). */
export function readLiteral(value: string, type: LiteralType | undefined, index: number): Literal | undefined {
  switch (type) {
    case 'STRING':
      return { kind: 'text', ...unquote(value), index };
    case 'INTEGER':
    case 'DECIMAL':
    case 'INTEGER_WITH_CURRENCY_PREFIX':
    case 'DECIMAL_WITH_CURRENCY_PREFIX':
      return readNumber(value, index);
    case 'BOOLEAN':
      return { kind: 'boolean', value: value.toUpperCase() === 'TRUE', index };
    case 'NULL':
      return { kind: 'null', index };
    case 'DATE':
      return { kind: 'date', day: value, index };
    case 'DATETIME': {
      const time = Date.parse(value);
      return Number.isNaN(time) ? undefined : { kind: 'instant', instant: new Date(time).toISOString(), index };
    }
    case 'DATE_LITERAL':
    case 'DATE_N_LITERAL':
      return readRange(value, index);
    default:
      return undefined;
  }
}
