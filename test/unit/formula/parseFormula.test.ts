import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../../src/formula/parseFormula.ts';

const problem = (text: string): string | undefined => {
  const parsed = parseFormula(text);
  return parsed.ok ? undefined : parsed.problem;
};

describe('the formula parser', () => {
  it('reads fields, globals, calls and literals into a tree', () => {
    expect(parseFormula('if($User.Id = "a\\"b", Account.Owner.Name, null)')).toEqual({
      ok: true,
      tree: {
        kind: 'call',
        name: 'IF',
        parameters: [
          { kind: 'binary', sign: '=', left: { kind: 'field', path: '$User.Id' }, right: { kind: 'text', value: 'a"b' } },
          { kind: 'field', path: 'Account.Owner.Name' },
          { kind: 'null' }
        ]
      }
    });
  });

  it('reads == as =, != as <>, both kinds of quotes, and leaves comments out', () => {
    const same = parseFormula('A = "x"');
    expect(parseFormula("A /* the field */ == 'x'")).toEqual(same);
    expect(parseFormula('A != 1')).toEqual(parseFormula('A <> 1'));
  });

  it('lets * bind stronger than +, + than <, < than =, = than &&, && than ||', () => {
    expect(parseFormula('A || B && C = D < E + F * G')).toEqual(parseFormula('A || (B && (C = (D < (E + (F * G)))))'));
    expect(parseFormula('A - B - C')).toEqual(parseFormula('(A - B) - C'));
  });

  it('lets ^ bind weaker than *, as the published grammar does', () => {
    expect(parseFormula('2 * 3 ^ 2')).toEqual(parseFormula('(2 * 3) ^ 2'));
  });

  it.each([
    ['AND(A, B', "Syntax error.  Missing ')'"],
    ['A +', "Syntax error.  Found 'end of formula'"],
    ['A B', 'Syntax error. Extra B'],
    ['A = "x', `Syntax error.  Found '"'`],
    ['A = "\\q"', "Syntax error.  Found '\\q'"],
    ['AND(A,,B)', "Syntax error.  Found ','"],
    ['A # B', "Syntax error.  Found '#'"],
    ['', "Syntax error.  Found 'end of formula'"]
  ])('refuses %s', (text, message) => {
    expect(problem(text)).toBe(message);
  });
});
