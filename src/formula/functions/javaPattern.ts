import { FormulaProblem } from '../formulaProblem.ts';

/** Java's names for character classes that JavaScript writes differently, inside and outside of brackets. */
const posixClasses: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: 'A-Za-z0-9',
  Punct: '!-\\/:-@\\[-`{-~',
  Space: '\\s',
  XDigit: '0-9A-Fa-f',
  ASCII: '\\x00-\\x7F'
};

const unsupported = /\(\?>|[*+?}]\+|\\[GQEAZz]|&&|\(\?[a-z-]+\)/;

/**
 * A pattern of Java's regular expressions that must match a whole text, as JavaScript runs it.
 *
 * Shared: classes, groups, quantifiers, look-around, `\p{Alpha}` and its like. Refused: possessive quantifiers, atomic groups, flags
 * inside, class intersections, `\Q...\E`.
 * Source: https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
 */
export function javaPattern(pattern: string): RegExp {
  const odd = unsupported.exec(pattern);
  if (odd) throw new FormulaProblem(`The local org does not read ${odd[0]} in a regular expression: add it in src/formula/functions`);
  let inBrackets = false;
  const translated = pattern.replace(/\\[pP]\{(\w+)\}|\\.|\[|\]/gs, (part: string, name: string | undefined) => {
    if (part === '[') inBrackets = true;
    if (part === ']') inBrackets = false;
    const members = name === undefined ? undefined : posixClasses[name];
    if (members === undefined) return part;
    if (part.startsWith('\\P')) return `[^${members}]`;
    return inBrackets ? members : `[${members}]`;
  });
  try {
    return new RegExp(`^(?:${translated})$`);
  } catch (error) {
    throw new FormulaProblem(`Invalid regular expression: ${error instanceof Error ? error.message : String(error)}`);
  }
}
