/** Phrases of one file in `messages`, by key. */
export type Words = (key: string) => string;

/** A line below another one; message files lose the spaces that a phrase begins with. */
export function indented(line: string): string {
  return `  ${line}`;
}

/** Puts values into the places `%s` of a phrase, in order. */
export function filled(phrase: string, ...values: readonly (string | number)[]): string {
  let next = 0;
  return phrase.replace(/%s/g, () => String(values[next++] ?? ''));
}
