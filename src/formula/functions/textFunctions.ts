import { expectType, numberOf, textOf } from '../compiledNode.ts';
import { numberText } from '../decimal.ts';
import { FormulaProblem, illegalType, wrongCount } from '../formulaProblem.ts';
import type { FormulaType, FormulaValue } from '../formulaType.ts';
import { one, plain, two, type CallResult, type FormulaCall, type FunctionTable } from './formulaFunction.ts';
import { javaPattern } from './javaPattern.ts';

const highestCodePoint = 0x10ffff;
const longestText = 131_072;
const decimalShape = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function orBlank(text: string): FormulaValue {
  return text === '' ? null : text;
}

/** `TEXT`: a picklist gives the value's API name, an instant `2026-11-22 10:00:00Z`. */
function text(call: FormulaCall): CallResult {
  const operand = one(call);
  if (operand.type === 'MultiPicklist' || operand.type === 'Text' || operand.type === 'Boolean') {
    expectType(operand, call.place, 'Number', 'Date', 'DateTime', 'Picklist');
  }
  return { type: 'Text', run: (record) => shownText(operand.type, operand.run(record)) };
}

function shownText(type: FormulaType, value: FormulaValue): FormulaValue {
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'string') return null;
  if (type === 'DateTime') return `${value.slice(0, 10)} ${value.slice(11, 19)}Z`;
  return type === 'Time' ? value.replace(/Z$/, '') : value;
}

function isPickval(call: FormulaCall): CallResult {
  const [field, literal] = two(call);
  if (field.type !== 'Picklist' && field.type !== 'Null') {
    throw new FormulaProblem(`Incorrect parameter for ${call.place}. Expected Picklist field reference.`);
  }
  if (literal.node.kind !== 'text') throw new FormulaProblem(`Incorrect parameter for ${call.place}.`);
  return { type: 'Boolean', run: (record) => textOf(field.run(record)) === textOf(literal.run(record)) };
}

function includes(call: FormulaCall): CallResult {
  const [field, literal] = two(call);
  if (field.type !== 'MultiPicklist')
    throw new FormulaProblem(`Incorrect parameter for ${call.place}. Expected Multi-Select Picklist field reference.`);
  if (literal.node.kind !== 'text') throw new FormulaProblem(`Incorrect parameter for ${call.place}.`);
  return {
    type: 'Boolean',
    run: (record) =>
      textOf(field.run(record))
        .split(';')
        .includes(textOf(literal.run(record)))
  };
}

/** The text must match as a whole; a constant pattern is checked when the formula is compiled. */
function regex(call: FormulaCall): CallResult {
  const [subject, pattern] = two(call);
  for (const part of [subject, pattern]) expectType(part, call.place, 'Text');
  const constant = pattern.node.kind === 'text' ? javaPattern(pattern.node.value) : undefined;
  return {
    type: 'Boolean',
    run: (record) => (constant ?? javaPattern(textOf(pattern.run(record)))).test(textOf(subject.run(record)))
  };
}

function find(call: FormulaCall): CallResult {
  const { place, given } = call;
  const [wanted, subject, start] = given;
  if (!wanted || !subject || given.length > 3) throw wrongCount(place, 2, given.length);
  for (const part of [wanted, subject]) expectType(part, place, 'Text');
  if (start) expectType(start, place, 'Number');
  return {
    type: 'Number',
    run: (record) => {
      const [needle, text] = [wanted.run(record), subject.run(record)];
      if (needle === null || text === null) return 0;
      return textOf(text).indexOf(textOf(needle), Math.max(0, Math.trunc(numberOf(start?.run(record)) ?? 1) - 1)) + 1;
    }
  };
}

/** True when the needle is empty, blank when only the text is. */
function contained(holds: (text: string, needle: string) => boolean) {
  return plain(['Text', 'Text'], 'Boolean', (text, needle) => {
    if (textOf(needle) === '') return true;
    return textOf(text) === '' ? null : holds(textOf(text), textOf(needle));
  });
}

function padded(call: FormulaCall, pad: (text: string, length: number, filler: string) => string): CallResult {
  const { place, given } = call;
  const [subject, length, filler] = given;
  if (!subject || !length || given.length > 3) throw wrongCount(place, 2, given.length);
  expectType(subject, place, 'Text');
  expectType(length, place, 'Number');
  if (filler) expectType(filler, place, 'Text');
  return {
    type: 'Text',
    run: (record) => {
      const count = numberOf(length.run(record));
      if (count === undefined || count <= 0) return null;
      if (count > longestText) throw new FormulaProblem('#Too Big!');
      const text = textOf(subject.run(record));
      return orBlank(text.length > count ? text.slice(0, count) : pad(text, count, filler ? textOf(filler.run(record)) : ' '));
    }
  };
}

function value(call: FormulaCall): CallResult {
  const operand = one(call);
  expectType(operand, call.place, 'Text');
  return {
    type: 'Number',
    run: (record) => {
      const given = textOf(operand.run(record));
      if (given === '') return null;
      if (!decimalShape.test(given)) throw new FormulaProblem(`The value '${given}' is not a valid number.`);
      return Number(given);
    }
  };
}

function isNumber(call: FormulaCall): CallResult {
  const operand = one(call);
  if (operand.type !== 'Text' && operand.type !== 'Null') throw illegalType(call.place);
  return { type: 'Boolean', run: (record) => decimalShape.test(textOf(operand.run(record))) };
}

function part(from: (text: string, count: number) => string) {
  return plain(['Text', 'Number'], 'Text', (text, count) => {
    const characters = Math.trunc(numberOf(count) ?? 0);
    return characters <= 0 ? null : orBlank(from(textOf(text), characters));
  });
}

/** Source: https://help.salesforce.com/s/articleView?id=platform.customize_functions_text.htm */
export const textFunctions: FunctionTable = {
  TEXT: text,
  VALUE: value,
  ISNUMBER: isNumber,
  ISPICKVAL: isPickval,
  INCLUDES: includes,
  REGEX: regex,
  FIND: find,
  LEN: plain(['Text'], 'Number', (given) => textOf(given).length),
  LEFT: part((given, count) => given.slice(0, count)),
  RIGHT: part((given, count) => given.slice(-count)),
  MID: plain(['Text', 'Number', 'Number'], 'Text', (given, start, count) => {
    const first = Math.max(1, Math.trunc(numberOf(start) ?? 1)) - 1;
    return orBlank(textOf(given).slice(first, first + Math.max(0, Math.trunc(numberOf(count) ?? 0))));
  }),
  TRIM: plain(['Text'], 'Text', (given) => orBlank(textOf(given).trim())),
  UPPER: plain(['Text'], 'Text', (given) => orBlank(textOf(given).toUpperCase())),
  LOWER: plain(['Text'], 'Text', (given) => orBlank(textOf(given).toLowerCase())),
  CONTAINS: contained((given, needle) => given.includes(needle)),
  BEGINS: contained((given, needle) => given.startsWith(needle)),
  SUBSTITUTE: plain(['Text', 'Text', 'Text'], 'Text', (given, old, replacement) =>
    textOf(old) === '' ? (given ?? null) : orBlank(textOf(given).replaceAll(textOf(old), () => textOf(replacement)))
  ),
  LPAD: (call) => padded(call, (given, length, filler) => given.padStart(length, filler)),
  RPAD: (call) => padded(call, (given, length, filler) => given.padEnd(length, filler)),
  REVERSE: plain(['Text'], 'Text', (given) => orBlank([...textOf(given)].reverse().join(''))),
  ASCII: plain(['Text'], 'Number', (given) => textOf(given).codePointAt(0) ?? null),
  CHR: plain(['Number'], 'Text', (code) =>
    typeof code === 'number' && code >= 1 && code <= highestCodePoint ? String.fromCodePoint(Math.trunc(code)) : null
  ),
  BR: plain([], 'Text', () => '\n')
};
