import { FormulaProblem } from './formulaProblem.ts';
import type { BinarySign, FormulaNode } from './syntaxTree.ts';
import { tokenise, type FormulaToken } from './tokens.ts';

export type ParsedFormula = { readonly ok: true; readonly tree: FormulaNode } | { readonly ok: false; readonly problem: string };

/**
 * Levels of the binary operators, the weakest first. `^` stands below `*` and `/`, as in the platform's published grammar:
 * `2 * 3 ^ 2` is `(2 * 3) ^ 2`.
 * Source: https://github.com/salesforce/formula-engine/blob/main/impl/src/main/antlr/FormulaGrammar.g
 */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['=', '==', '<>', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-', '&'],
  ['^'],
  ['*', '/']
];
const sameSign: Readonly<Record<string, BinarySign>> = { '==': '=', '!=': '<>' };

/** Source: https://help.salesforce.com/s/articleView?id=platform.formula_field_limits.htm */
const longestFormula = 3900;
/** The platform publishes no limit; formulas of people stay far below. */
const deepestFormula = 300;

type Reader = { readonly tokens: readonly FormulaToken[]; at: number; depth: number };

/**
 * Reads a formula of the platform's language into a tree. Nothing is looked up: unknown fields and functions are found by
 * `compileFormula`.
 *
 * @example parseFormula('Amount > 5') // { ok: true, tree: { kind: 'binary', sign: '>', ... } }
 */
export function parseFormula(formula: string): ParsedFormula {
  try {
    return { ok: true, tree: readFormula(formula) };
  } catch (error) {
    if (!(error instanceof FormulaProblem)) throw error;
    return { ok: false, problem: error.message };
  }
}

/** As `parseFormula`, but throws the `FormulaProblem`. */
export function readFormula(formula: string): FormulaNode {
  if (formula.length > longestFormula)
    throw new FormulaProblem(`Formula is too long (${formula.length} characters). Maximum length is ${longestFormula} characters`);
  const reader: Reader = { tokens: tokenise(formula), at: 0, depth: 0 };
  const tree = readLevel(reader, 0);
  const rest = reader.tokens[reader.at];
  if (rest) throw new FormulaProblem(`Syntax error. Extra ${rest.kind === 'text' ? `"${rest.text}"` : rest.text}`);
  return tree;
}

function readLevel(reader: Reader, level: number): FormulaNode {
  const signs = levels[level];
  if (!signs) return readNested(reader);
  let left = readLevel(reader, level + 1);
  for (let sign = signAt(reader); sign !== undefined && signs.includes(sign); sign = signAt(reader)) {
    reader.at++;
    left = { kind: 'binary', sign: sameSign[sign] ?? (sign as BinarySign), left, right: readLevel(reader, level + 1) };
  }
  return left;
}

function signAt(reader: Reader): string | undefined {
  const token = reader.tokens[reader.at];
  return token?.kind === 'sign' ? token.text : undefined;
}

/** One level deeper; calls, parentheses and signs in front all pass here. */
function readNested(reader: Reader): FormulaNode {
  if (++reader.depth > deepestFormula) throw new FormulaProblem(`Formula is nested too deeply. At most ${deepestFormula} levels are read`);
  const node = readUnary(reader);
  reader.depth--;
  return node;
}

function readUnary(reader: Reader): FormulaNode {
  const sign = signAt(reader);
  if (sign !== '-' && sign !== '+' && sign !== '!') return readPrimary(reader);
  reader.at++;
  return { kind: 'unary', sign, operand: readNested(reader) };
}

function readPrimary(reader: Reader): FormulaNode {
  const token = reader.tokens[reader.at++];
  if (token === undefined) throw new FormulaProblem("Syntax error.  Found 'end of formula'");
  if (token.kind === 'text') return { kind: 'text', value: token.text };
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
  if (token.kind === 'name') return readName(reader, token.text);
  if (token.text !== '(') throw new FormulaProblem(`Syntax error.  Found '${token.text}'`);
  const inner = readLevel(reader, 0);
  closeParenthesis(reader);
  return inner;
}

function readName(reader: Reader, name: string): FormulaNode {
  const word = name.toUpperCase();
  if (signAt(reader) === '(') return { kind: 'call', name: word, parameters: readParameters(reader) };
  if (word === 'NOT') return { kind: 'unary', sign: '!', operand: readNested(reader) };
  if (word === 'TRUE' || word === 'FALSE') return { kind: 'boolean', value: word === 'TRUE' };
  return word === 'NULL' ? { kind: 'null' } : { kind: 'field', path: name };
}

function readParameters(reader: Reader): readonly FormulaNode[] {
  reader.at++;
  const parameters: FormulaNode[] = [];
  if (signAt(reader) === ')') {
    reader.at++;
    return parameters;
  }
  parameters.push(readLevel(reader, 0));
  while (signAt(reader) === ',') {
    reader.at++;
    parameters.push(readLevel(reader, 0));
  }
  closeParenthesis(reader);
  return parameters;
}

function closeParenthesis(reader: Reader): void {
  if (signAt(reader) !== ')') throw new FormulaProblem("Syntax error.  Missing ')'");
  reader.at++;
}
