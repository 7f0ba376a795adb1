import { commonType, expectType, textOf, type CompiledNode } from '../compiledNode.ts';
import { illegalType, wrongCount, wrongType } from '../formulaProblem.ts';
import type { FormulaRecord, FormulaType, FormulaValue } from '../formulaType.ts';
import { one, two, type CallResult, type FormulaCall, type FormulaFunction, type FunctionTable } from './formulaFunction.ts';

/** AND and OR stop at the first parameter that decides; a blank counts as false. */
function junction(decisive: boolean): FormulaFunction {
  return ({ place, given }) => {
    if (given.length === 0) throw wrongCount(place, 1, 0);
    for (const part of given) expectType(part, place, 'Boolean');
    const decides = (record: FormulaRecord) => (part: CompiledNode) => (part.run(record) === true) === decisive;
    return { type: 'Boolean', run: (record) => (given.some(decides(record)) ? decisive : !decisive) };
  };
}

function not(call: FormulaCall): CallResult {
  const operand = one(call);
  expectType(operand, call.place, 'Boolean');
  return { type: 'Boolean', run: (record) => negated(operand.run(record)) };
}

/** The opposite of a truth value; blank stays blank. */
export function negated(value: FormulaValue): FormulaValue {
  return value === null ? null : value !== true;
}

function iff({ place, given }: FormulaCall): CallResult {
  const [condition, then, otherwise] = given;
  if (!condition || !then || !otherwise || given.length !== 3) throw wrongCount(place, 3, given.length);
  expectType(condition, place, 'Boolean');
  for (const part of [then, otherwise]) expectType(part, place, ...plainTypes);
  const type = commonType(then.type, otherwise.type);
  if (type === undefined) throw wrongType(place, [then.type], otherwise.type);
  return { type, run: (record) => (condition.run(record) === true ? then : otherwise).run(record) };
}

const plainTypes: readonly FormulaType[] = ['Boolean', 'Number', 'Text', 'Date', 'DateTime', 'Time'];

/** `CASE(expression, value, result, ..., otherwise)`: the result of the first equal value. Truth values are refused anywhere. */
function choose({ place, given }: FormulaCall): CallResult {
  const [subject] = given;
  const otherwise = given[given.length - 1];
  if (!subject || !otherwise || given.length < 4 || given.length % 2 !== 0) {
    throw wrongCount(place, 4 + Math.max(0, Math.trunc((given.length - 4) / 2) * 2), given.length);
  }
  if (given.some((part) => part.type === 'Boolean')) throw illegalType(place);
  const pairs = pairsOf(given);
  const compared: FormulaType = subject.type === 'Picklist' ? 'Text' : subject.type;
  let type: FormulaType = otherwise.type;
  for (const [when, then] of pairs) {
    if (commonType(compared, when.type) === undefined) throw wrongType(place, [compared], when.type);
    const common = commonType(type, then.type);
    if (common === undefined) throw wrongType(place, [type], then.type);
    type = common;
  }
  return { type, run: (record) => chosen(record, { subject, pairs, otherwise, compared }) };
}

function pairsOf(given: readonly CompiledNode[]): readonly (readonly [CompiledNode, CompiledNode])[] {
  const pairs: (readonly [CompiledNode, CompiledNode])[] = [];
  for (let at = 1; at + 1 < given.length; at += 2) {
    const [when, then] = given.slice(at, at + 2);
    if (when && then) pairs.push([when, then]);
  }
  return pairs;
}

type Choice = {
  readonly subject: CompiledNode;
  readonly pairs: readonly (readonly [CompiledNode, CompiledNode])[];
  readonly otherwise: CompiledNode;
  readonly compared: FormulaType;
};

function chosen(record: FormulaRecord, { subject, pairs, otherwise, compared }: Choice): FormulaValue {
  const value = subject.run(record);
  const found = pairs.find(([when]) => {
    const wanted = when.run(record);
    return compared === 'Text' ? textOf(value) === textOf(wanted) : value !== null && value === wanted;
  });
  return (found?.[1] ?? otherwise).run(record);
}

function isBlank(call: FormulaCall): CallResult {
  const operand = one(call);
  if (operand.type === 'Boolean') throw illegalType(call.place);
  return { type: 'Boolean', run: (record) => isEmpty(operand.run(record)) };
}

/** Text is never null, so that ISNULL of a text is always false. */
function isNull(call: FormulaCall): CallResult {
  const operand = one(call);
  if (operand.type === 'Boolean') throw illegalType(call.place);
  return { type: 'Boolean', run: (record) => operand.type !== 'Text' && operand.run(record) === null };
}

function isEmpty(value: FormulaValue): boolean {
  return value === null || value === '';
}

function blankValue(replacesText: boolean): FormulaFunction {
  return (call) => {
    const [value, substitute] = two(call);
    if (value.type === 'Boolean') throw illegalType(call.place);
    expectType(value, call.place, ...plainTypes);
    const type = commonType(value.type, substitute.type);
    if (type === undefined) throw wrongType(call.place, [value.type], substitute.type);
    if (type === 'Text' && !replacesText) return { type, run: value.run };
    return {
      type,
      run: (record) => {
        const own = value.run(record);
        return isEmpty(own) ? substitute.run(record) : own;
      }
    };
  };
}

/** Source: https://help.salesforce.com/s/articleView?id=platform.customize_functions_logical.htm */
export const logicalFunctions: FunctionTable = {
  AND: junction(false),
  OR: junction(true),
  NOT: not,
  IF: iff,
  CASE: choose,
  ISBLANK: isBlank,
  ISNULL: isNull,
  BLANKVALUE: blankValue(true),
  NULLVALUE: blankValue(false)
};
