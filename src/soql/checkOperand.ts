import { aggregateNames, dateFunctionNames, kindOf, passThroughNames } from './checkedQuery.ts';
import type { AggregateName, CheckedOperand, DateFunctionName, FieldRef, ValueKind } from './checkedQuery.ts';
import { resolvePath } from './resolvePath.ts';
import type { Scope } from './resolvePath.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlPlace, SoqlResult } from './soqlError.ts';
import type { CallText, Operand } from './syntax.ts';

/** A path or function call with every name looked up and every argument of a type that the function takes. */
export function checkOperand(operand: Operand, scope: Scope): SoqlResult<CheckedOperand> {
  return operand.kind === 'path' ? resolvePath(operand, scope) : checkCall(operand, scope);
}

function named<T extends string>(names: readonly T[], fn: string): T | undefined {
  return names.find((name) => name.toLowerCase() === fn.toLowerCase());
}

function checkCall(call: CallText, scope: Scope): SoqlResult<CheckedOperand> {
  const place = { text: scope.text, index: call.index };
  const aggregate = named(aggregateNames, call.fn);
  if (call.surplus && !notTranslated.has(call.fn.toUpperCase())) {
    return bad('MALFORMED_QUERY', "unexpected token: '('", { place: placeOfBracket(call, scope), name: call.fn });
  }
  if (aggregate) return checkAggregate(aggregate, call, scope);
  const part = named(dateFunctionNames, call.fn);
  if (part) return checkDatePart(part, call, scope);
  if (call.fn.toUpperCase() === 'GROUPING') return checkGrouping(call, scope);
  const passed = named(passThroughNames, call.fn);
  if (!passed && notTranslated.has(call.fn.toUpperCase())) {
    return bad('NOT_SUPPORTED', `The function ${call.fn} is not supported`, { place, name: call.fn });
  }
  if (!passed) return bad('MALFORMED_QUERY', "unexpected token: '('", { place: placeOfBracket(call, scope), name: call.fn });
  if (!call.argument) return bad('MALFORMED_QUERY', "unexpected token: ')'", { place });
  const argument = checkOperand(call.argument, scope);
  if (!argument.ok) return argument;
  return good({ kind: 'passThrough', fn: passed, argument: argument.value, type: argument.value.type, index: call.index });
}

/** Functions of SOQL that are left out here. */
const notTranslated = new Set(['DISTANCE', 'GEOLOCATION']);

function placeOfBracket(call: CallText, scope: Scope): SoqlPlace {
  return { text: scope.text, index: scope.text.indexOf('(', call.index) };
}

/** Whether a row is a subtotal over a field; `checkGroups` checks that the field is one of ROLLUP or CUBE. */
function checkGrouping(call: CallText, scope: Scope): SoqlResult<CheckedOperand> {
  if (!call.argument) return bad('MALFORMED_QUERY', "unexpected token: ')'", { place: placeOfBracket(call, scope) });
  const argument = checkOperand(call.argument, scope);
  return argument.ok ? good({ kind: 'grouping', argument: argument.value, type: 'int', index: call.index }) : argument;
}

/** The field of an operand, through the functions around it. */
export function fieldBehind(operand: CheckedOperand): FieldRef | undefined {
  if (operand.kind === 'field') return operand;
  return operand.argument ? fieldBehind(operand.argument) : undefined;
}

/** Source: SOQL and SOSL Reference, "Support for Field Types in Aggregate Functions". */
const notAggregated: readonly ValueKind[] = ['boolean', 'multi', 'time', 'other'];

function checkAggregate(fn: AggregateName, call: CallText, scope: Scope): SoqlResult<CheckedOperand> {
  const place = { text: scope.text, index: call.index };
  if (!call.argument) {
    if (fn !== 'COUNT') return bad('MALFORMED_QUERY', "unexpected token: ')'", { place });
    return good({ kind: 'aggregate', fn, type: 'int', index: call.index });
  }
  const argument = checkOperand(call.argument, scope);
  if (!argument.ok) return argument;
  const { type } = argument.value;
  const kind = kindOf(type);
  const name = fieldBehind(argument.value)?.field.name ?? call.fn;
  const numeric = fn === 'SUM' || fn === 'AVG';
  const counted = !notAggregated.includes(kind) && fieldBehind(argument.value)?.field.aggregatable !== false;
  const fits = numeric ? kind === 'number' : counted;
  if (argument.value.kind === 'aggregate' || !fits) {
    const at = { text: scope.text, index: call.argument.index };
    return bad('MALFORMED_QUERY', `field ${name} does not support aggregate operator ${fn}`, { place: at, name });
  }
  const resultType = fn === 'COUNT' || fn === 'COUNT_DISTINCT' ? 'int' : fn === 'AVG' ? 'double' : type;
  return good({ kind: 'aggregate', fn, argument: argument.value, type: resultType, index: call.index });
}

function checkDatePart(fn: DateFunctionName, call: CallText, scope: Scope): SoqlResult<CheckedOperand> {
  const place = { text: scope.text, index: call.index };
  const local = call.argument?.kind === 'call' && call.argument.fn.toLowerCase() === 'converttimezone';
  const inner = local && call.argument?.kind === 'call' ? call.argument.argument : call.argument;
  if (!inner) return bad('MALFORMED_QUERY', "unexpected token: ')'", { place });
  const argument = checkOperand(inner, scope);
  if (!argument.ok) return argument;
  const kind = kindOf(argument.value.type);
  const needsInstant = local || fn === 'HOUR_IN_DAY' || fn === 'DAY_ONLY';
  if (argument.value.kind !== 'field' || !(kind === 'instant' || (kind === 'date' && !needsInstant))) {
    const name = fieldBehind(argument.value)?.field.name ?? call.fn;
    return bad('INVALID_FIELD', `field '${name}' does not support date function ${fn}`, { place, name });
  }
  return good({ kind: 'datePart', fn, argument: argument.value, local, type: fn === 'DAY_ONLY' ? 'date' : 'int', index: call.index });
}
