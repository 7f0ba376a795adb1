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

/** A result that is none of the errors. */
export function good<T>(value: T): SoqlResult<T> {
  return { ok: true, value };
}

/**
 * Where in the text an error stands; `index` counts characters from 0.
 *
 * Salesforce counts the columns of fields and objects from 1 and those of tokens that cannot stand where they do from 0, so that the
 * caret of the latter is one to the left, and shows no place for a token that begins its line. Sources:
 * test_pretty_print.sh of github.com/tstack/lnav; life-improver.com/salesforce/salesforce-unexpected-token-or;
 * mappings/query-malformed-soql.json of github.com/forcedotcom/sf-fx-runtime-nodejs.
 */
export type SoqlPlace = { readonly text: string; readonly index: number; readonly isToken?: boolean };

/** What an error is about, beside its words. */
export type SoqlSubject = { readonly place?: SoqlPlace | undefined; readonly name?: string; readonly object?: string };

/** The piece of the query in a message reaches this far to both sides and then to the edge of the word that stands there. */
const charactersShown = 31;

/**
 * Failed result in Salesforce's shape. Its row and column count from 1, whatever the message shows.
 *
 * @example  bad('INVALID_FIELD', "No such column 'A'", { place: { text: 'SELECT A FROM B', index: 7 } })
 *           // message: "\nSELECT A FROM B\n       ^\nERROR at Row:1:Column:8\nNo such column 'A'"
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
  const { text, index, isToken = false } = subject.place;
  const { row, column } = placeIn(text, index);
  const shown = isToken ? column - 1 : column;
  const lineStart = index - column + 1;
  const message =
    shown === 0 ? detail : `\n${pointedAt(lineAt(text, lineStart), shown - 1)}\nERROR at Row:${row}:Column:${shown}\n${detail}`;
  return { ok: false, error: { errorCode, message, detail, row, column, ...names } };
}

/** Row and column of a character, both counted from 1. */
export function placeIn(text: string, index: number): { readonly row: number; readonly column: number } {
  const lineStart = index === 0 ? 0 : text.lastIndexOf('\n', index - 1) + 1;
  return { row: text.slice(0, lineStart).split('\n').length, column: index - lineStart + 1 };
}

function lineAt(text: string, lineStart: number): string {
  const lineEnd = text.indexOf('\n', lineStart);
  return text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
}

/** The words of a line around a place, with a caret under it. */
function pointedAt(line: string, at: number): string {
  const { from, piece } = pieceOf(line, at);
  return `${piece}\n${' '.repeat(at - from)}^`;
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
