import { bad, placeIn } from './soqlError.ts';
import type { SoqlError, SoqlErrorCode } from './soqlError.ts';
import type { SoqlQuery } from './syntax.ts';
import type { Token } from './tokens.ts';
import { readTokens } from './tokens.ts';

/** Ends the reading of a text that is no SOQL; caught by `parseSoql` alone. */
export class Unreadable extends Error {
  readonly found: SoqlError;

  constructor(found: SoqlError) {
    super(found.message);
    this.name = 'Unreadable';
    this.found = found;
  }
}

/** Reads a query inside another one; handed down, since a query holds what it is read from. */
export type ReadInner = (reader: TokenReader) => SoqlQuery;

const nothing: Token = { kind: 'end', text: '<EOF>', index: 0 };

/** Walks over the tokens of a query. Words are compared without regard to letter case. */
export class TokenReader {
  readonly text: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(text: string) {
    this.text = text;
    this.#tokens = readTokens(text);
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#next + ahead] ?? this.#tokens.at(-1) ?? nothing;
  }

  take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#next++;
    return token;
  }

  /** True when the next tokens are these words or signs. */
  isNext(...texts: readonly string[]): boolean {
    return texts.every((text, at) => {
      const token = this.peek(at);
      return token.kind !== 'text' && token.text.toUpperCase() === text;
    });
  }

  /** Takes these words or signs when they come next. */
  accept(...texts: readonly string[]): boolean {
    if (!this.isNext(...texts)) return false;
    this.#next += texts.length;
    return true;
  }

  /** Takes this word or sign; anything else ends the reading. */
  expect(text: string): Token {
    if (this.isNext(text)) return this.take();
    if (text === ')') throw this.fail(`expecting a right parentheses, found '${this.peek().text}'`);
    if (text === '(') throw this.fail(`expecting a left parentheses, found '${this.peek().text}'`);
    throw this.unexpected();
  }

  /** Takes a word. */
  word(): Token {
    if (this.peek().kind !== 'word') throw this.unexpected();
    return this.take();
  }

  unexpected(token: Token = this.peek()): Unreadable {
    if (token.kind === 'unknown') return this.#unknown(token);
    if (token.text === ':') return this.fail('Bind variables only allowed in Apex code', token);
    return this.fail(`unexpected token: '${token.text}'`, token);
  }

  /** A character that no token begins with, and a text without its end. */
  #unknown(token: Token): Unreadable {
    if (token.text === "'") {
      const end = { ...token, index: this.text.length };
      return this.fail(`${this.#lineOf(end)} mismatched character '<EOF>' expecting '''`, end);
    }
    if (/^(?:[;*+/{}[\]&?-]|--|\/\*|\/\/)$/.test(token.text)) return this.fail(`unexpected token: '${token.text}'`, token);
    return this.#noAlternative(token);
  }

  /** A literal that breaks off: nothing that could go on with it stands behind it. */
  brokenOff({ text, index }: Token): Unreadable {
    const end = index + text.length;
    return this.#noAlternative({ kind: 'unknown', text: this.text.charAt(end) || '<EOF>', index: end });
  }

  #noAlternative(token: Token): Unreadable {
    return this.fail(`${this.#lineOf(token)} no viable alternative at character '${token.text}'`, token);
  }

  #lineOf({ index }: Token): string {
    const { row, column } = placeIn(this.text, index);
    return `line ${row}:${column - 1}`;
  }

  /** What is wrong with a token. */
  fail(detail: string, token: Token = this.peek(), errorCode: SoqlErrorCode = 'MALFORMED_QUERY'): Unreadable {
    return new Unreadable(bad(errorCode, detail, { place: { text: this.text, index: token.index, isToken: true } }).error);
  }
}
