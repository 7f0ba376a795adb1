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

const unsupported = /\(\?>|[*+?}]\+|\\[GQEAZz]|&&|\(\?[a-hj-z-]+\)/;

/**
 * A pattern of Java's regular expressions that must match a whole text, as JavaScript runs it.
 *
 * `(?i)` holds to the end of its group, as in the postal codes of Salesforce's own sample rules.
 * Shared: classes, groups, quantifiers, look-around, `\p{Alpha}` and its like. Refused: possessive quantifiers, atomic groups, other
 * flags, class intersections, `\Q...\E`.
 * Source: https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
 */
export function javaPattern(pattern: string): RegExp {
  const odd = unsupported.exec(pattern);
  if (odd) throw new FormulaProblem(`The local org does not read ${odd[0]} in a regular expression: add it in src/formula/functions`);
  try {
    return new RegExp(`^(?:${translated(pattern)})$`);
  } catch (error) {
    throw new FormulaProblem(`Invalid regular expression: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function translated(pattern: string): string {
  /** For each open group, how many parentheses its `(?i)` added. */
  const added = [0];
  let inBrackets = false;
  const text = pattern.replace(/\\[pP]\{(\w+)\}|\\.|\(\?i\)|[[\]()]/gs, (part: string, name: string | undefined) => {
    const members = name === undefined ? undefined : posixClasses[name];
    if (members !== undefined) return part.startsWith('\\P') ? `[^${members}]` : inBrackets ? members : `[${members}]`;
    if (part === '[') inBrackets = true;
    if (part === ']') inBrackets = false;
    if (inBrackets || part.startsWith('\\')) return part;
    if (part === '(') added.push(0);
    if (part === ')') return ')'.repeat((added.pop() ?? 0) + 1);
    if (part !== '(?i)') return part;
    added[added.length - 1] = (added.at(-1) ?? 0) + 1;
    return '(?i:';
  });
  return text + ')'.repeat(added[0] ?? 0);
}
