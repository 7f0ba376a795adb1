import { HealthError } from '../domain/healthError.ts';

const identifier = /^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*$/;

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f' };

/**
 * A text literal in SOQL. The backslash is escaped first, then the quote: the other order lets a value end its quotes.
 *
 * @example soqlText("O'Neil \\ Co") // 'O\'Neil \\ Co' in quotes
 */
export function soqlText(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replace(/[\n\r\t\b\f]/g, (character) => escapes[character] ?? '');
  return `'${escaped}'`;
}

/** An object, field or path name; anything else is refused, so that no setting can smuggle SOQL in. */
export function soqlName(name: string): string {
  if (!identifier.test(name))
    throw new HealthError('RequestRefused', ['SOQL', `${JSON.stringify(name.slice(0, 80))} is no name`, 'not sent']);
  return name;
}

/**
 * What stands after WHERE so that a filter and further conditions hold; empty where nothing is asked for.
 *
 * @param filter      any text after WHERE; undefined or empty = all rows
 * @param conditions  each of one piece, without an OR of its own; undefined = holds always
 * @example           soqlAnd('A = 1 OR B = 2', 'C = 3') // '(A = 1 OR B = 2) AND C = 3'
 */
export function soqlAnd(filter: string | undefined, ...conditions: readonly (string | undefined)[]): string {
  const given = conditions.filter((condition) => condition !== undefined);
  if (filter === undefined || filter === '') return given.join(' AND ');
  return given.length === 0 ? filter : [`(${filter})`, ...given].join(' AND ');
}

/** `SELECT fields FROM object WHERE where`; `where` is text that the caller has parsed or written itself. */
export function soqlSelect(query: {
  readonly object: string;
  readonly fields: readonly string[];
  readonly where?: string | undefined;
}): string {
  const where = query.where === undefined || query.where === '' ? '' : ` WHERE ${query.where}`;
  return `SELECT ${query.fields.map(soqlName).join(', ')} FROM ${soqlName(query.object)}${where}`;
}

/** `SELECT COUNT() FROM object WHERE where`. */
export function soqlCount(object: string, where?: string): string {
  return `SELECT COUNT() FROM ${soqlName(object)}${where === undefined || where === '' ? '' : ` WHERE ${where}`}`;
}
