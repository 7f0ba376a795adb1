import { expectType } from '../compiledNode.ts';
import { decimal, roundHalfUp } from '../decimal.ts';
import { wrongCount } from '../formulaProblem.ts';
import { plain, whole, type FormulaFunction, type FunctionTable } from './formulaFunction.ts';

function ofNumbers(apply: (...numbers: readonly number[]) => number): FormulaFunction {
  return ({ place, given }) => {
    if (given.length === 0) throw wrongCount(place, 1, 0);
    for (const part of given) expectType(part, place, 'Number');
    return {
      type: 'Number',
      run: (record) => {
        const numbers = given.map((part) => part.run(record)).filter((value) => typeof value === 'number');
        return numbers.length < given.length ? null : apply(...numbers);
      }
    };
  };
}

function onNumber(apply: (value: number) => number): FormulaFunction {
  return whole(['Number'], 'Number', (value) => decimal(apply(Number(value))));
}

/** Cuts off digits; negative places cut before the point. */
function truncated(value: number, places: number): number {
  return decimal(Math.trunc(decimal(value * 10 ** places)) / 10 ** places);
}

/**
 * CEILING and FLOOR round away from and towards zero, MCEILING and MFLOOR up and down.
 * Source: https://help.salesforce.com/s/articleView?id=platform.customize_functions_math.htm
 */
export const numberFunctions: FunctionTable = {
  ABS: onNumber(Math.abs),
  CEILING: onNumber((value) => (value < 0 ? Math.floor(value) : Math.ceil(value))),
  FLOOR: onNumber(Math.trunc),
  MCEILING: onNumber(Math.ceil),
  MFLOOR: onNumber(Math.floor),
  SQRT: onNumber(Math.sqrt),
  EXP: onNumber(Math.exp),
  LN: onNumber(Math.log),
  LOG: onNumber(Math.log10),
  ROUND: whole(['Number', 'Number'], 'Number', (value, places) => roundHalfUp(Number(value), Math.trunc(Number(places)))),
  TRUNC: whole(['Number', 'Number'], 'Number', (value, places) => truncated(Number(value), Math.trunc(Number(places)))),
  PI: plain([], 'Number', () => decimal(Math.PI)),
  MOD: whole(['Number', 'Number'], 'Number', (value, divisor) => decimal(Number(value) % Number(divisor))),
  MAX: ofNumbers(Math.max),
  MIN: ofNumbers(Math.min)
};
