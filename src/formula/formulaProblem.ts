import { typeNames, type FormulaType } from './formulaType.ts';

/**
 * Why a formula cannot be compiled, or has no value, in the platform's words. Stays inside this folder: `compileFormula` returns it.
 * Source: https://github.com/salesforce/formula-engine/blob/main/api/src/main/resources/com/force/formula/labels/labels.xml
 */
export class FormulaProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaProblem';
  }
}

/** `function 'LEN()'` or `operator '+'`, as messages name the place. */
export function functionPlace(name: string): string {
  return `function '${name}()'`;
}

/** How problems name the place of an operator. */
export function operatorPlace(sign: string): string {
  return `operator '${sign}'`;
}

/** A parameter of another type than the function or operator takes. */
export function wrongType(place: string, expected: readonly FormulaType[], received: FormulaType): FormulaProblem {
  const wanted = expected.map((type) => typeNames[type]).join(', ');
  return new FormulaProblem(`Incorrect parameter type for ${place}. Expected ${wanted}, received ${typeNames[received]}`);
}

/** Too many or too few parameters. */
export function wrongCount(place: string, expected: number, received: number): FormulaProblem {
  return new FormulaProblem(`Incorrect number of parameters for ${place}. Expected ${expected}, received ${received}`);
}

/** A parameter of a type that no parameter of the function may have. */
export function illegalType(place: string): FormulaProblem {
  return new FormulaProblem(`Incorrect argument type for ${place}.`);
}

/** A picklist where only text, a number or a date may stand. */
export function picklistProblem(path: string, type: FormulaType): FormulaProblem {
  const kind = type === 'MultiPicklist' ? 'multi-select picklist' : 'picklist';
  const plural = type === 'MultiPicklist' ? 'Multi-select picklist' : 'Picklist';
  return new FormulaProblem(`Field ${path} is a ${kind} field. ${plural} fields are only supported in certain functions.`);
}
