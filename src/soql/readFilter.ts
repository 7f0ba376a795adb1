import { parseSoql } from './parseSoql.ts';
import type { SoqlError, SoqlResult } from './soqlError.ts';
import { bad, good } from './soqlError.ts';
import type { Condition, SoqlQuery } from './syntax.ts';

/** Stands on a line of its own before the filter, so that rows and columns can be given in the filter's text. */
const before = 'SELECT Id FROM Anything WHERE\n';

/** Syntax tree of a condition that stands alone in a setting, with the text that its places refer to. */
export type FilterTree = { readonly condition: Condition; readonly text: string };

/** The error as it stands in the filter alone: without the line that we put before it. */
export function inFilter(error: SoqlError): SoqlError {
  if (error.row === undefined) return error;
  const row = Math.max(1, error.row - 1);
  const lineOf = (text: string): string => text.replace(/^line \d+:/m, `line ${row}:`);
  const message = lineOf(error.message.replace(/ERROR at Row:\d+:/, `ERROR at Row:${row}:`));
  return { ...error, row, message, detail: lineOf(error.detail) };
}

function surplus(query: SoqlQuery): string | undefined {
  if (query.groupBy.length > 0) return 'GROUP BY';
  if (query.having) return 'HAVING';
  if (query.orderBy.length > 0) return 'ORDER BY';
  if (query.limit !== undefined) return 'LIMIT';
  if (query.offset !== undefined) return 'OFFSET';
  if (query.forClause !== undefined) return 'FOR';
  return query.access === undefined ? undefined : 'WITH';
}

/** Reads a condition as a setting holds it: what may stand after WHERE, and nothing after that. */
export function readFilter(filter: string): SoqlResult<FilterTree> {
  if (filter.trim() === '') return bad('MALFORMED_QUERY', 'the filter is empty');
  const text = before + filter;
  const parsed = parseSoql(text);
  if (!parsed.ok) return { ok: false, error: inFilter(parsed.error) };
  const query = parsed.value;
  const clause = surplus(query);
  if (clause !== undefined) return bad('MALFORMED_QUERY', `${clause} is not allowed in a filter`);
  if (!query.where) return bad('MALFORMED_QUERY', 'the filter has no condition');
  return good({ condition: query.where, text });
}
