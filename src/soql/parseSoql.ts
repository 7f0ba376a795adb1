import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { SoqlQuery } from './syntax.ts';
import { readQuery } from './readQuery.ts';
import { TokenReader, Unreadable } from './tokenReader.ts';

/** Source: Salesforce Developer Limits, "SOQL and SOSL Limits for Search Queries". */
const longest = 100_000;

/**
 * Syntax tree of a SOQL query. Names are not looked up here: see `checkQuery`.
 *
 * @example  parseSoql('SELECT Id FRM Account') // { ok: false, error: { errorCode: 'MALFORMED_QUERY', row: 1, column: 11 } }
 */
export function parseSoql(text: string): SoqlResult<SoqlQuery> {
  if (text.length > longest) return bad('MALFORMED_QUERY', 'SOQL statements cannot be longer than 100000 characters.');
  const reader = new TokenReader(text);
  // What does not begin as a query has no place in one: real orgs give none either.
  if (!reader.isNext('SELECT')) return bad('MALFORMED_QUERY', `unexpected token: '${reader.peek().text}'`);
  try {
    const query = readQuery(reader);
    if (reader.peek().kind !== 'end') throw reader.unexpected();
    return good(query);
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, error: error.found };
    throw error;
  }
}
