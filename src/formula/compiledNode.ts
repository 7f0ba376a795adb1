import { picklistProblem, wrongType } from './formulaProblem.ts';
import type { FormulaRecord, FormulaType, FormulaValue } from './formulaType.ts';
import type { FormulaNode } from './syntaxTree.ts';

/** Part of a formula whose type is known and that can be run on a record. */
export type CompiledNode = {
  readonly type: FormulaType;
  readonly node: FormulaNode;
  readonly run: (record: FormulaRecord) => FormulaValue;
};

/** Refuses a part of another type than the place takes; NULL fits everywhere, a picklist has a message of its own. */
export function expectType(part: CompiledNode, place: string, ...expected: readonly FormulaType[]): void {
  if (part.type === 'Null' || expected.includes(part.type)) return;
  if (part.node.kind === 'field' && (part.type === 'Picklist' || part.type === 'MultiPicklist')) {
    throw picklistProblem(part.node.path, part.type);
  }
  throw wrongType(place, expected, part.type);
}

/** The type of two alternatives; undefined when they have none in common. */
export function commonType(left: FormulaType, right: FormulaType): FormulaType | undefined {
  if (left === right || right === 'Null') return left;
  return left === 'Null' ? right : undefined;
}

/** A value as a number, undefined where it is none. */
export function numberOf(value: FormulaValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Text of a value; a blank is the empty text. */
export function textOf(value: FormulaValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
