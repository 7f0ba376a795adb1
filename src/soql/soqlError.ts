/** Error codes as Salesforce names them. `NOT_SUPPORTED` is ours: valid SOQL that this front end does not translate. */
export type SoqlErrorCode =
  | 'MALFORMED_QUERY'
  | 'INVALID_FIELD'
  | 'INVALID_TYPE'
  | 'INVALID_QUERY_FILTER_OPERATOR'
  | 'INVALID_QUERY_LOCATOR'
  | 'NUMBER_OUTSIDE_VALID_RANGE'
  | 'NOT_SUPPORTED';

/** What is wrong with a query. Values, never thrown. */
export type SoqlError = {
  readonly errorCode: SoqlErrorCode;
  /** Salesforce's text, with the piece of the query, the caret and `ERROR at Row:r:Column:c` where the place is known. */
  readonly message: string;
  /** The last line of the message alone. */
  readonly detail: string;
  /** Both counted from 1. */
  readonly row?: number;
  readonly column?: number;
  /** The name that was not understood (field, relationship, object), for suggestions. */
  readonly name?: string;
  /** Object on which the name was looked for. */
  readonly object?: string;
};

export type SoqlResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: SoqlError };

export function good<T>(value: T): SoqlResult<T> {
  return { ok: true, value };
}

/** Where in the text an error stands; `index` counts characters from 0. */
export type SoqlPlace = { readonly text: string; readonly index: number };

/** What an error is about, beside its words. */
export type SoqlSubject = { readonly place?: SoqlPlace | undefined; readonly name?: string; readonly object?: string };

/** The piece of the query in a message reaches this far to both sides and then to the edge of the word that stands there. */
const charactersShown = 30;

/**
 * Failed result in Salesforce's shape.
 *
 * @example  bad('MALFORMED_QUERY', "unexpected token: 'FRM'", { place: { text: 'SELECT Id FRM A', index: 10 } })
 *           // message: "\nSELECT Id FRM A\n          ^\nERROR at Row:1:Column:11\nunexpected token: 'FRM'"
 */
export function bad(
  errorCode: SoqlErrorCode,
  detail: string,
  subject: SoqlSubject = {}
): { readonly ok: false; readonly error: SoqlError } {
  const names = {
    ...(subject.name === undefined ? {} : { name: subject.name }),
    ...(subject.object === undefined ? {} : { object: subject.object })
  };
  if (!subject.place) return { ok: false, error: { errorCode, message: detail, detail, ...names } };
  const { text, index } = subject.place;
  const lineStart = index === 0 ? 0 : text.lastIndexOf('\n', index - 1) + 1;
  const row = text.slice(0, lineStart).split('\n').length;
  const column = index - lineStart + 1;
  const lineEnd = text.indexOf('\n', index);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  const { from, piece } = pieceOf(line, index - lineStart);
  const message = `\n${piece}\n${' '.repeat(column - 1 - from)}^\nERROR at Row:${row}:Column:${column}\n${detail}`;
  return { ok: false, error: { errorCode, message, detail, row, column, ...names } };
}

/** The words of a line around a place. Lengths were worked out from replies of real orgs that public threads quote. */
function pieceOf(line: string, at: number): { readonly from: number; readonly piece: string } {
  let from = Math.max(0, at - charactersShown);
  while (from > 0 && isInWord(line, from) && isInWord(line, from - 1)) from--;
  while (from < at && !isInWord(line, from)) from++;
  let to = Math.min(line.length, at + charactersShown);
  while (to < line.length && isInWord(line, to) && isInWord(line, to - 1)) to++;
  return { from, piece: line.slice(from, to).trimEnd() };
}

function isInWord(line: string, at: number): boolean {
  return !/[\s,]/.test(line[at] ?? ' ');
}
