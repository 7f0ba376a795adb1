import { FormulaProblem } from './formulaProblem.ts';

export type FormulaToken =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string };

const pattern =
  /\s+|\/\*[\s\S]*?\*\/|(?<text>"(?:[^"\\\r\n]|\\[\s\S])*"|'(?:[^'\\\r\n]|\\[\s\S])*')|(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z$][\w$:.#]*)|(?<sign><>|!=|<=|>=|==|&&|\|\||[-+*/^&=<>!(),])/y;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };

/**
 * Tokens of a formula; comments and white space are left out.
 *
 * @throws FormulaProblem  for a character that no token begins with, a text without its end, an unknown escape
 */
export function tokenise(formula: string): readonly FormulaToken[] {
  const tokens: FormulaToken[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < formula.length) {
    const at = pattern.lastIndex;
    const found = pattern.exec(formula);
    if (!found) throw new FormulaProblem(`Syntax error.  Found '${formula.charAt(at)}'`);
    const token = tokenOf(found.groups ?? {});
    if (token) tokens.push(token);
  }
  return tokens;
}

function tokenOf({ text, number, name, sign }: Record<string, string | undefined>): FormulaToken | undefined {
  if (text !== undefined) return { kind: 'text', text: unescaped(text.slice(1, -1)) };
  if (number !== undefined) return { kind: 'number', text: number };
  if (name !== undefined) return { kind: 'name', text: name };
  return sign === undefined ? undefined : { kind: 'sign', text: sign };
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_whole, character: string) => {
    const meant = escapes[character];
    if (meant === undefined) throw new FormulaProblem(`Syntax error.  Found '\\${character}'`);
    return meant;
  });
}
