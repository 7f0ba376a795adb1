import type { SqlValue } from './sqlBinding.ts';

/** A piece of SQL with its bound values in the order of their question marks. */
export type Sql = { readonly text: string; readonly parameters: readonly SqlValue[] };

/** SQL that binds nothing: names, keywords. */
export function plain(text: string): Sql {
  return { text, parameters: [] };
}

/**
 * Template for SQL: an `Sql` in a place is put in, anything else is bound.
 *
 * @example  sql`${plain('"a"')} = ${5}` // { text: '"a" = ?', parameters: [5] }
 */
export function sql(strings: TemplateStringsArray, ...values: readonly (Sql | SqlValue)[]): Sql {
  let text = strings[0] ?? '';
  const parameters: SqlValue[] = [];
  for (const [at, value] of values.entries()) {
    if (value !== null && typeof value === 'object') {
      text += value.text;
      parameters.push(...value.parameters);
    } else {
      text += '?';
      parameters.push(value);
    }
    text += strings[at + 1] ?? '';
  }
  return { text, parameters };
}

/** Pieces with a separator between them. */
export function joinSql(pieces: readonly Sql[], separator: string): Sql {
  return { text: pieces.map((piece) => piece.text).join(separator), parameters: pieces.flatMap((piece) => piece.parameters) };
}
