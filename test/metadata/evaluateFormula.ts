/**
 * Evaluates the validation formulas of the package on one record: enough of Salesforce's formula language for them, and
 * nothing else. An empty number is compared as the caller says, because the two readings of the platform differ.
 */
type Value = string | number | boolean | null;
type Token = { readonly kind: 'name' | 'text' | 'number' | 'sign'; readonly text: string };

export type FormulaContext = {
  /** Value of a field; percentages as fractions, relationships under `X__r.DeveloperName`. */
  readonly field: (name: string) => Value;
  readonly emptyNumber: 0 | null;
};

export function evaluateFormula(formula: string, context: FormulaContext): Value {
  const tokens = tokenise(formula);
  const reader = { at: 0 };
  const value = comparison(tokens, reader, context);
  if (reader.at !== tokens.length) throw new Error(`Cannot read on at ${tokens[reader.at]?.text} in ${formula}`);
  return value;
}

type Reader = { at: number };

function tokenise(formula: string): readonly Token[] {
  const pattern = /\s*(?:"((?:[^"\\]|\\.)*)"|([A-Za-z][\w.]*)|(\d+(?:\.\d+)?)|(<>|<=|>=|[<>=+(),]))/gy;
  const tokens: Token[] = [];
  for (const [, text, name, number, sign] of formula.trim().matchAll(pattern)) {
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replace(/\\(.)/g, '$1') });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

function comparison(tokens: readonly Token[], reader: Reader, context: FormulaContext): Value {
  const left = sum(tokens, reader, context);
  const sign = tokens[reader.at]?.text ?? '';
  if (!['<', '>', '<=', '>=', '=', '<>'].includes(sign)) return left;
  reader.at++;
  return compare(left, sign, sum(tokens, reader, context), context);
}

function compare(left: Value, sign: string, right: Value, { emptyNumber }: FormulaContext): boolean {
  if (sign === '=') return left === right;
  if (sign === '<>') return left !== right;
  const [a, b] = [left ?? emptyNumber, right ?? emptyNumber];
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  if (sign === '<') return a < b;
  if (sign === '>') return a > b;
  return sign === '<=' ? a <= b : a >= b;
}

function sum(tokens: readonly Token[], reader: Reader, context: FormulaContext): Value {
  let value = term(tokens, reader, context);
  while (tokens[reader.at]?.text === '+') {
    reader.at++;
    value = Number(value) + Number(term(tokens, reader, context));
  }
  return value;
}

function term(tokens: readonly Token[], reader: Reader, context: FormulaContext): Value {
  const token = tokens[reader.at++];
  if (token === undefined) throw new Error('The formula ends too early');
  if (token.kind === 'text') return token.text;
  if (token.kind === 'number') return Number(token.text);
  if (token.kind === 'sign') throw new Error(`Did not expect ${token.text}`);
  if (tokens[reader.at]?.text !== '(') return context.field(token.text);
  return call(token.text, callArguments(tokens, reader, context));
}

function callArguments(tokens: readonly Token[], reader: Reader, context: FormulaContext): readonly Value[] {
  const given: Value[] = [];
  do {
    reader.at++;
    given.push(comparison(tokens, reader, context));
  } while (tokens[reader.at]?.text === ',');
  if (tokens[reader.at++]?.text !== ')') throw new Error('Expected a closing parenthesis');
  return given;
}

function call(name: string, given: readonly Value[]): Value {
  const [first, second, third] = given;
  switch (name) {
    case 'AND':
      return given.every((value) => value === true);
    case 'OR':
      return given.some((value) => value === true);
    case 'NOT':
      return first !== true;
    case 'IF':
      return (first === true ? second : third) ?? null;
    case 'ISBLANK':
      return first === null || first === '';
    case 'TEXT':
      return first ?? null;
    case 'LEN':
      return String(first ?? '').length;
    case 'ISPICKVAL':
      return (first ?? '') === second;
    case 'REGEX':
      return new RegExp(`^(?:${String(second)})$`).test(String(first ?? ''));
    default:
      throw new Error(`The function ${name} is not known`);
  }
}
