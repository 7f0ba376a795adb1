import type { FactValue } from '../readFacts.ts';

/** A value in a statement as it stands there: bound, bound and cast, or a literal with its type before it. */
export type StatementValue = { readonly sql: string; readonly bound: readonly FactValue[] };

/** A statement as the texts between its values, one more than there are values. */
export type SplitStatement = { readonly pieces: readonly string[]; readonly values: readonly StatementValue[] };

/** What is in quotes is stepped over, unless it is a literal; the first group holds a value. */
const quotedOrValue = /"[^"]*"|\b((?:timestamp|date|integer) '[^']*'|cast\(\? as \w+\))|'[^']*'|(\?)/g;

/**
 * Takes a statement apart into its values and the text around them (pure).
 *
 * @example  splitStatement('a = ? and b < date \'2026-11-22\'', [5]).pieces // ['a = ', ' and b < ', '']
 */
export function splitStatement(text: string, parameters: readonly FactValue[]): SplitStatement {
  const pieces: string[] = [];
  const values: StatementValue[] = [];
  let from = 0;
  let next = 0;
  for (const { index, 0: found, 1: typed, 2: bare } of text.matchAll(quotedOrValue)) {
    const sql = typed ?? bare;
    if (sql === undefined) continue;
    pieces.push(text.slice(from, index));
    from = index + found.length;
    values.push(sql.includes('?') ? { sql, bound: [parameters[next++] ?? null] } : { sql, bound: [] });
  }
  pieces.push(text.slice(from));
  return { pieces, values };
}

/** The same for statements that differ in nothing but values of the same types. */
export function shapeOf({ pieces, values }: SplitStatement): string {
  return JSON.stringify([pieces, values.map(typeOf)]);
}

/** Type of a value in SQL; undefined where the statement has to tell: of a value that is missing. */
export function typeOf({ sql, bound: [value] }: StatementValue): string | undefined {
  const written = /^(\w+) '|as (\w+)\)$/.exec(sql);
  if (written) return written[1] ?? written[2];
  if (typeof value === 'string') return 'varchar';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 'integer' : 'double';
  return undefined;
}

/** True where the order of a statement's rows means something: ORDER BY stands outside of all parentheses, at its end. */
export function endsInOrder(text: string): boolean {
  const at = text.toLowerCase().lastIndexOf('order by');
  if (at < 0) return false;
  let depth = 0;
  for (const letter of text.slice(at)) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return true;
}
