import { expectType, type CompiledNode } from '../compiledNode.ts';
import { wrongCount } from '../formulaProblem.ts';
import type { FormulaRecord, FormulaType, FormulaValue } from '../formulaType.ts';

/** A call on its way: the name that was called and the parameters, compiled. */
export type FormulaCall = { readonly name: string; readonly place: string; readonly given: readonly CompiledNode[] };

/** What a call amounts to: its type and how it runs. */
export type CallResult = { readonly type: FormulaType; readonly run: (record: FormulaRecord) => FormulaValue };

/** Checks the parameters of a call and says how it runs. Throws `FormulaProblem` in the platform's words. */
export type FormulaFunction = (call: FormulaCall) => CallResult;

/** Functions by their names in capital letters. */
export type FunctionTable = Readonly<Record<string, FormulaFunction>>;

/** A function with parameters of fixed types that needs nothing but their values. */
export function plain(
  parameters: readonly FormulaType[],
  result: FormulaType,
  apply: (...values: readonly FormulaValue[]) => FormulaValue
): FormulaFunction {
  return (call) => {
    checkCount(call, parameters.length);
    parameters.forEach((type, index) => {
      const part = call.given[index];
      if (part) expectType(part, call.place, type);
    });
    return { type: result, run: (record) => apply(...call.given.map((part) => part.run(record))) };
  };
}

/** The same, but blank as soon as one of the values is. */
export function whole(
  parameters: readonly FormulaType[],
  result: FormulaType,
  apply: (...values: readonly Exclude<FormulaValue, null>[]) => FormulaValue
): FormulaFunction {
  return plain(parameters, result, (...values) => {
    const known = values.filter((value) => value !== null);
    return known.length < values.length ? null : apply(...known);
  });
}

/** Refuses another number of parameters. @throws FormulaProblem */
export function checkCount({ place, given }: FormulaCall, count: number): void {
  if (given.length !== count) throw wrongCount(place, count, given.length);
}

/** The parameters, exactly so many of them. */
export function one(call: FormulaCall): CompiledNode {
  const [first] = call.given;
  if (!first || call.given.length !== 1) throw wrongCount(call.place, 1, call.given.length);
  return first;
}

/** Both parameters. @throws FormulaProblem for more or fewer */
export function two(call: FormulaCall): readonly [CompiledNode, CompiledNode] {
  const [first, second] = call.given;
  if (!first || !second || call.given.length !== 2) throw wrongCount(call.place, 2, call.given.length);
  return [first, second];
}
