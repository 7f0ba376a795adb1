import { compileFormula, type CompiledFormula, type FormulaOutcome, type FormulaPlace } from '../../../src/formula/compileFormula.ts';
import type { FormulaRecord, FormulaType, FormulaValue } from '../../../src/formula/formulaType.ts';

/** Fields that the tests' formulas may name. */
const types: Readonly<Record<string, FormulaType>> = {
  Amount: 'Number',
  Empty: 'Number',
  Name: 'Text',
  Blank: 'Text',
  Stage: 'Picklist',
  Colours: 'MultiPicklist',
  Open: 'Boolean',
  Close: 'Date',
  Start: 'Date',
  NoDate: 'Date',
  At: 'DateTime',
  Noon: 'Time',
  Late: 'Time',
  NoTime: 'Time',
  'Account.Type': 'Text',
  '$User.Id': 'Text'
};

const values: Readonly<Record<string, FormulaValue>> = {
  Amount: 12.5,
  Name: 'Ada Lovelace',
  Stage: 'Won',
  Colours: 'Red;Light Blue',
  Open: true,
  Close: '2026-01-31',
  Start: '2026-01-01',
  At: '2026-01-31T23:30:00.000Z',
  Noon: '12:00:00.000Z',
  Late: '23:30:00.000Z',
  'Account.Type': 'Customer',
  '$User.Id': '005L00000000001'
};

type Given = { readonly values?: Readonly<Record<string, FormulaValue>>; readonly prior?: Readonly<Record<string, FormulaValue>> };

/** A record with the values above; `prior` makes it an update. The user lives one hour east of Greenwich. */
function givenRecord({ values: own = {}, prior }: Given = {}): FormulaRecord {
  return {
    value: (path) => (path in own ? (own[path] ?? null) : (values[path] ?? null)),
    priorValue: (path) => (prior && path in prior ? (prior[path] ?? null) : (values[path] ?? null)),
    longId: (id) => `${id}AAA`,
    isNew: prior === undefined,
    now: '2026-11-22T23:30:00.000Z',
    dayOf: (instant) => new Date(Date.parse(instant) + 3_600_000).toISOString().slice(0, 10)
  };
}

export function compile(text: string, options: Partial<FormulaPlace> = {}): CompiledFormula {
  return compileFormula(text, { typeOf: (path) => types[path], duringSave: true, blankNumbers: 'BlankAsBlank', ...options });
}

/** The outcome on the given record; throws where the formula does not compile. */
export function outcomeOf(text: string, given: Given = {}, options: Partial<FormulaPlace> = {}): FormulaOutcome {
  const compiled = compile(text, options);
  if (!compiled.ok) throw new Error(`${text}: ${compiled.problem}`);
  return compiled.formula.evaluate(givenRecord(given));
}

/** The value; throws where there is none. */
export function valueOf(text: string, given: Given = {}, options: Partial<FormulaPlace> = {}): FormulaValue {
  const outcome = outcomeOf(text, given, options);
  if (!outcome.ok) throw new Error(`${text}: ${outcome.problem}`);
  return outcome.value;
}
