import type { CompiledNode } from './compiledNode.ts';
import { compileOperator } from './compileOperator.ts';
import { expectType } from './compiledNode.ts';
import { FormulaProblem, functionPlace, operatorPlace } from './formulaProblem.ts';
import type { FormulaRecord, FormulaType, FormulaValue } from './formulaType.ts';
import { formulaFunctions, missingFunctions } from './functions/formulaFunctions.ts';
import { negated } from './functions/logicalFunctions.ts';
import { saveFunctions } from './functions/recordFunctions.ts';
import { readFormula } from './parseFormula.ts';
import type { FormulaNode } from './syntaxTree.ts';

/** Where a formula stands. */
export type FormulaPlace = {
  /** Type of a field by the path as the formula writes it (any letter case); undefined = there is no such field. */
  readonly typeOf: (path: string) => FormulaType | undefined;
  /** Validation rules may ask for the save (ISNEW, ISCHANGED, PRIORVALUE), formula fields not. */
  readonly duringSave: boolean;
  /** What a blank number counts as: `BlankAsZero` is the default of formula fields, validation rules leave it blank. */
  readonly blankNumbers: 'BlankAsZero' | 'BlankAsBlank';
};

/** The value of a formula on a record, or why it has none (division by zero, a text that is no number). */
export type FormulaOutcome = { readonly ok: true; readonly value: FormulaValue } | { readonly ok: false; readonly problem: string };

export type Formula = {
  readonly type: FormulaType;
  /** Paths of the fields that it reads, as it writes them. */
  readonly fields: readonly string[];
  evaluate(record: FormulaRecord): FormulaOutcome;
};

export type CompiledFormula = { readonly ok: true; readonly formula: Formula } | { readonly ok: false; readonly problem: string };

/**
 * Checks a formula for syntax, fields, functions and types, and makes it ready to run.
 *
 * @param text   the formula as metadata holds it
 * @param place  the fields that it may name, and how it treats blanks
 * @returns      the formula, or the first problem in the platform's words: `Field X__c does not exist. Check spelling.`
 * @example      compileFormula('Amount * 2', { typeOf: () => 'Number', duringSave: false, blankNumbers: 'BlankAsZero' })
 */
export function compileFormula(text: string, place: FormulaPlace): CompiledFormula {
  try {
    const fields = new Set<string>();
    const root = compileNode(readFormula(text), { ...place, fields });
    const evaluate = (record: FormulaRecord): FormulaOutcome => outcome(() => root.run(record));
    return { ok: true, formula: { type: root.type, fields: [...fields], evaluate } };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

function outcome(run: () => FormulaValue): FormulaOutcome {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  if (error instanceof FormulaProblem) return error.message;
  throw error;
}

type Compilation = FormulaPlace & { readonly fields: Set<string> };

function compileNode(node: FormulaNode, compilation: Compilation): CompiledNode {
  switch (node.kind) {
    case 'text':
      return { type: 'Text', node, run: () => (node.value === '' ? null : node.value) };
    case 'number':
      return { type: 'Number', node, run: () => node.value };
    case 'boolean':
      return { type: 'Boolean', node, run: () => node.value };
    case 'null':
      return { type: 'Null', node, run: () => null };
    case 'field':
      return compileField(node, compilation);
    case 'call':
      return compileCall(node, compilation);
    case 'unary':
      return compileUnary(node, compilation);
    case 'binary': {
      const [left, right] = [compileNode(node.left, compilation), compileNode(node.right, compilation)];
      return compileOperator({ node, sign: node.sign, left, right });
    }
  }
}

function compileField(node: FormulaNode & { kind: 'field' }, { typeOf, fields, blankNumbers }: Compilation): CompiledNode {
  const type = typeOf(node.path);
  if (type === undefined) throw new FormulaProblem(`Field ${node.path} does not exist. Check spelling.`);
  fields.add(node.path);
  const zero = type === 'Number' && blankNumbers === 'BlankAsZero';
  return { type, node, run: (record) => record.value(node.path) ?? (zero ? 0 : null) };
}

function compileCall(node: FormulaNode & { kind: 'call' }, compilation: Compilation): CompiledNode {
  const { name } = node;
  const found = Object.hasOwn(formulaFunctions, name) ? formulaFunctions[name] : undefined;
  if (!found && missingFunctions.includes(name)) {
    throw new FormulaProblem(`The local org does not evaluate ${name} yet: add it in src/formula/functions`);
  }
  if (!found) throw new FormulaProblem(`Unknown function ${name}. Check spelling.`);
  if (saveFunctions.includes(name) && !compilation.duringSave) {
    throw new FormulaProblem(`Function ${name} may not be used in this type of formula`);
  }
  const given = node.parameters.map((parameter) => compileNode(parameter, compilation));
  return { node, ...found({ name, place: functionPlace(name), given }) };
}

function compileUnary(node: FormulaNode & { kind: 'unary' }, compilation: Compilation): CompiledNode {
  const operand = compileNode(node.operand, compilation);
  if (node.sign === '!') {
    expectType(operand, functionPlace('NOT'), 'Boolean');
    return { type: 'Boolean', node, run: (record) => negated(operand.run(record)) };
  }
  expectType(operand, operatorPlace(node.sign), 'Number');
  const turned = (value: FormulaValue): FormulaValue => (typeof value === 'number' ? 0 - value : null);
  return { type: 'Number', node, run: node.sign === '+' ? operand.run : (record) => turned(operand.run(record)) };
}
