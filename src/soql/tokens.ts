/** A word, literal or sign of a query with its place. */
export type Token = {
  readonly kind: 'word' | 'text' | 'number' | 'currency' | 'sign' | 'end' | 'unknown';
  readonly text: string;
  readonly index: number;
};

const pattern =
  /(?<space>\s+)|(?<text>'(?:\\[^]|[^'\\])*')|(?<currency>[A-Za-z]{3}[+-]?\d+(?:\.\d+)?\b)|(?<number>[+-]?(?:\d[\w:.]*(?:[+-]\d[\w:.]*)*|\.\d+))|(?<word>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(?<sign>!=|<>|<=|>=|[=<>(),:])|(?<unknown>\/\*|--|\/\/|[^])/gy;

const kinds = ['text', 'currency', 'number', 'word', 'sign', 'unknown'] as const;

/**
 * Tokens of a text in order with an `end` token after the last; white space is left out.
 *
 * A path is one word. Comments, double quotes, semicolons and whatever else SOQL lacks are `unknown`.
 *
 * @example  readTokens("Name = 'a'").map((t) => t.text) // ['Name', '=', "'a'", '<EOF>']
 */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const kind = kinds.find((each) => match.groups?.[each] !== undefined);
    if (kind) tokens.push({ kind, text: match[0], index: match.index });
  }
  tokens.push({ kind: 'end', text: '<EOF>', index: text.trimEnd().length });
  return tokens;
}
