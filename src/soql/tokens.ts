/** A word, literal or sign of a query with its place. The parser we build on gives no places, so these supply them. */
export type Token = {
  readonly kind: 'word' | 'text' | 'number' | 'sign' | 'comment' | 'unknown';
  readonly text: string;
  readonly index: number;
};

const pattern =
  /(?<space>\s+)|(?<comment>\/\*[^]*?\*\/|--[^\n]*|\/\/[^\n]*)|(?<text>'(?:\\[^]|[^'\\])*')|(?<number>[+-]?\d[\w:.]*(?:[+-]\d[\w:.]*)*|[+-]?\.\d+)|(?<word>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(?<sign>!=|<>|<=|>=|[=<>(),:;])|(?<unknown>[^])/gy;

/**
 * Tokens of a text in order; white space is left out.
 *
 * @example  readTokens("Name = 'a'").map((t) => t.text) // ['Name', '=', "'a'"]
 */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const kind = (['comment', 'text', 'number', 'word', 'sign', 'unknown'] as const).find((each) => match.groups?.[each] !== undefined);
    if (kind) tokens.push({ kind, text: match[0], index: match.index });
  }
  return tokens;
}

/**
 * Finds the place of each piece of a syntax tree that is visited in the order of the text.
 *
 * The cursor only moves forward, so the second `Name` of a query is found at its own place.
 */
export type TokenCursor = {
  /** Place of the next token with this text (letter case ignored); the last place when there is none. */
  find(text: string): number;
};

export function tokenCursor(tokens: readonly Token[]): TokenCursor {
  let next = 0;
  let last = 0;
  return {
    find(text) {
      const wanted = text.toLowerCase();
      for (let at = next; at < tokens.length; at++) {
        const token = tokens[at];
        if (token && token.text.toLowerCase() === wanted) {
          next = at + 1;
          last = token.index;
          break;
        }
      }
      return last;
    }
  };
}
