/** Phrases of one file in `messages`, by key. */
export type Words = (key: string) => string;

/** Columns of a terminal that texts are written for. */
const columns = 100;

/** A line below another one; message files lose the spaces that a phrase begins with. */
export function indented(line: string): string {
  return `  ${line}`;
}

/**
 * Puts values into the places `%s` of a phrase, in order. `{one|many}` is the word for the number before it.
 *
 * @example  filled('%s {page|pages}', 1) // '1 page'
 */
export function filled(phrase: string, ...values: readonly (string | number)[]): string {
  let next = 0;
  return phrase.replace(/%s|\{([^{}|]*)\|([^{}|]*)\}/g, (place, one: string | undefined, many: string | undefined) => {
    if (place === '%s') return String(values[next++] ?? '');
    return (Number(values[next - 1]) === 1 ? one : many) ?? '';
  });
}

/**
 * A sentence as lines of at most 100 columns that all begin at the same column; a word that is longer stays whole.
 *
 * @param indent  columns before the text
 * @example       wrapped('one two', 2) // ['  one two']
 */
export function wrapped(text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent + line.length + 1 + word.length > columns) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${' '.repeat(indent)}${one}`);
}

/** A number with its sign and one decimal; 0 has none. */
export function signedText(value: number): string {
  return value > 0 ? `+${value.toFixed(1)}` : value.toFixed(1);
}

/**
 * An instant to the minute, in UTC.
 *
 * @example  instantText('2026-11-22T02:10:00.000Z') // '2026-11-22 02:10 UTC'
 */
export function instantText(instant: string): string {
  return instant === '' ? '' : `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}
