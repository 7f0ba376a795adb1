import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { bad } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { SoqlQuery } from './syntax.ts';
import { readQuery } from './readQuery.ts';
import { readTokens, tokenCursor } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A query longer than this is refused by Salesforce as well. */
const longest = 100_000;

/**
 * Syntax tree of a SOQL query. Names are not looked up here: see `checkQuery`.
 *
 * @example  parseSoql('SELECT Id FRM Account') // { ok: false, error: { errorCode: 'MALFORMED_QUERY', row: 1, column: ... } }
 */
export function parseSoql(text: string): SoqlResult<SoqlQuery> {
  if (text.length > longest) return bad('MALFORMED_QUERY', 'SOQL statements cannot be longer than 100,000 characters.');
  const tokens = readTokens(text);
  const refused = refuseTokens(text, tokens);
  if (refused) return refused;
  try {
    return readQuery(parseQuery(text), { text, cursor: tokenCursor(tokens), readQuery });
  } catch (error) {
    return parserError(text, tokens, error instanceof Error ? error.message : String(error));
  }
}

function refuseTokens(text: string, tokens: readonly Token[]): (SoqlResult<never> & { ok: false }) | undefined {
  if (tokens.length === 0) return bad('MALFORMED_QUERY', "unexpected token: '<EOF>'", { place: { text, index: 0 } });
  for (const [at, token] of tokens.entries()) {
    const place = { text, index: token.index };
    if (token.kind === 'comment' || token.kind === 'unknown') {
      return bad('MALFORMED_QUERY', `unexpected token: '${token.text.slice(0, 2).trim()}'`, { place });
    }
    if (token.text === ';') return bad('MALFORMED_QUERY', "unexpected token: ';'", { place });
    const before = tokens[at - 1];
    if (token.text === ':' && !/_N_|_AGO$/i.test(before?.text ?? '')) {
      return bad('MALFORMED_QUERY', 'Bind variables only allowed in Apex code', { place });
    }
  }
  return undefined;
}

/** The parser names the token it stumbled over, not where it stands: the place is given when the token occurs once. */
function parserError(text: string, tokens: readonly Token[], said: string): SoqlResult<never> {
  const offset = /offset: (\d+)/.exec(said)?.[1];
  const found = /found --> '([^]*?)' <--/.exec(said)?.[1] ?? /but found: '([^]*?)'/.exec(said)?.[1] ?? /but found: (\S+)/.exec(said)?.[1];
  if (offset !== undefined) {
    const index = Number(offset);
    return bad('MALFORMED_QUERY', `unexpected token: '${text[index] ?? '<EOF>'}'`, { place: { text, index } });
  }
  if (!found) return bad('MALFORMED_QUERY', "unexpected token: '<EOF>'", { place: { text, index: text.trimEnd().length } });
  const same = tokens.filter((token) => token.text === found);
  const [only] = same;
  return bad('MALFORMED_QUERY', `unexpected token: '${found}'`, same.length === 1 && only ? { place: { text, index: only.index } } : {});
}
