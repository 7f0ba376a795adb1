import { expectType, textOf, type CompiledNode } from '../compiledNode.ts';
import { FormulaProblem } from '../formulaProblem.ts';
import { checkCount, one, type CallResult, type FormulaCall, type FunctionTable } from './formulaFunction.ts';

/** Functions that look at the save itself; they make no sense in a formula field. */
export const saveFunctions: readonly string[] = ['ISNEW', 'ISCHANGED', 'PRIORVALUE'];

function ownField(call: FormulaCall): { readonly operand: CompiledNode; readonly path: string } {
  const operand = one(call);
  if (operand.node.kind !== 'field') throw new FormulaProblem(`Incorrect parameter for ${call.place}. Expected Field field reference.`);
  const { path } = operand.node;
  if (path.includes('.')) throw new FormulaProblem(`The ${call.name} function cannot reference the ${path} field.`);
  return { operand, path };
}

function isNew(call: FormulaCall): CallResult {
  checkCount(call, 0);
  return { type: 'Boolean', run: (record) => record.isNew };
}

/** False on a new record, whatever its values are. */
function isChanged(call: FormulaCall): CallResult {
  const { operand, path } = ownField(call);
  return { type: 'Boolean', run: (record) => !record.isNew && operand.run(record) !== record.priorValue(path) };
}

/** On a new record the value itself. */
function priorValue(call: FormulaCall): CallResult {
  const { operand, path } = ownField(call);
  return { type: operand.type, run: (record) => (record.isNew ? operand.run(record) : record.priorValue(path)) };
}

/** An id of 15 characters with the three that make it safe where letter case gets lost. */
function caseSafeId(call: FormulaCall): CallResult {
  const operand = one(call);
  expectType(operand, call.place, 'Text');
  return {
    type: 'Text',
    run: (record) => {
      const id = textOf(operand.run(record));
      return id === '' ? null : record.longId(id);
    }
  };
}

/** Source: https://help.salesforce.com/s/articleView?id=platform.customize_functions_ischanged.htm, ..._isnew.htm, ..._priorvalue.htm */
export const recordFunctions: FunctionTable = { ISNEW: isNew, ISCHANGED: isChanged, PRIORVALUE: priorValue, CASESAFEID: caseSafeId };
