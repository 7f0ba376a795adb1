import { compileFormula, type CompiledFormula, type Formula } from '../../formula/compileFormula.ts';
import { typeNames, type FormulaType, type FormulaValue } from '../../formula/formulaType.ts';
import { roundHalfUp } from '../../formula/decimal.ts';
import type { SqlValue, StoredRow } from '../database.ts';
import { expected } from '../expected.ts';
import type { LocalOrg } from '../localOrg.ts';
import { contextOf, storedRow, type OrgContext } from '../orgContext.ts';
import type { FieldFormula, OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import type { OrgSchema } from '../schema/orgSchema.ts';
import { addressText } from './address.ts';
import { formulaField, formulaTypes } from './formulaPath.ts';
import { formulaRecord } from './formulaRecord.ts';
import { lastActivityDate } from './lastActivityDate.ts';

const longestText = 1300;
const compiledFields = new WeakMap<OrgField, { readonly version: number; readonly formula: Formula }>();

function compile(schema: OrgSchema, object: OrgObject, { text, blankNumbers }: FieldFormula): CompiledFormula {
  const typeOf = (path: string): FormulaType | undefined => formulaField(schema, object, path)?.type;
  return compileFormula(text, { typeOf, duringSave: false, blankNumbers });
}

/**
 * What is wrong with the formula of a field, computed or default, in the platform's words; undefined when it can be computed. Asked once the whole package is
 * in the schema.
 */
export function formulaFieldProblem(schema: OrgSchema, object: OrgObject, field: OrgField): string | undefined {
  const text = field.formula ?? field.defaultFormula;
  if (!text) return undefined;
  const compiled = compile(schema, object, text);
  if (!compiled.ok) return compiled.problem;
  const [wanted = 'Null', given] = [formulaTypes[field.type], compiled.formula.type];
  if (given !== wanted && given !== 'Null') {
    return `Formula result is data type (${typeNames[given]}), incompatible with expected data type (${typeNames[wanted]}).`;
  }
  return refersTo(schema, { object, field }, field, new Set())
    ? 'Formula cannot use another formula field that directly or indirectly refers to itself.'
    : undefined;
}

type Place = { readonly object: OrgObject; readonly field: OrgField };

/** True when a formula reaches the wanted field, over other formula fields too. */
function refersTo(schema: OrgSchema, { object, field }: Place, wanted: OrgField, seen: Set<OrgField>): boolean {
  if (!field.formula || seen.has(field)) return false;
  seen.add(field);
  const compiled = compile(schema, object, field.formula);
  if (!compiled.ok) return false;
  return compiled.formula.fields.some((path) => {
    const used = formulaField(schema, object, path);
    return used?.place !== undefined && (used.place.field === wanted || refersTo(schema, used.place, wanted, seen));
  });
}

/**
 * Value of a computed field for a row, as it would be stored; an address as JSON text. A formula without a value (`#Error!` on the page) is empty.
 * Source: https://help.salesforce.com/s/articleView?id=platform.customize_formulas.htm
 */
export function computedValue(context: OrgContext, object: OrgObject, field: OrgField, row: StoredRow): SqlValue {
  if (field.addressPrefix !== undefined) return addressText(row, field.addressPrefix);
  if (field.activitiesBy !== undefined) return lastActivityDate(context.org, field.activitiesBy, row);
  const formula = formulaOf(context.schema, object, field);
  const outcome = formula.evaluate(formulaRecord(context, object, { row, computed: computedValue }));
  return outcome.ok ? stored(field, outcome.value) : field.type === 'boolean' ? 0 : null;
}

/** Value of a default formula for a new record: it knows the user and the day, not the record. */
export function computedDefault(context: OrgContext, object: OrgObject, field: OrgField): SqlValue {
  const outcome = formulaOf(context.schema, object, field).evaluate(formulaRecord(context, object, { row: {}, computed: computedValue }));
  return outcome.ok ? stored(field, outcome.value) : null;
}

function formulaOf(schema: OrgSchema, object: OrgObject, field: OrgField): Formula {
  const known = compiledFields.get(field);
  if (known?.version === schema.version) return known.formula;
  const compiled = compile(schema, object, expected(field.formula ?? field.defaultFormula, `the formula of ${object.name}.${field.name}`));
  if (!compiled.ok) throw new Error(`The formula field ${object.name}.${field.name} was deployed broken: ${compiled.problem}`);
  compiledFields.set(field, { version: schema.version, formula: compiled.formula });
  return compiled.formula;
}

function stored(field: OrgField, value: FormulaValue): SqlValue {
  if (field.type === 'boolean') return value === true ? 1 : 0;
  if (typeof value === 'number') return roundHalfUp(field.type === 'percent' ? value * 100 : value, field.scale);
  return typeof value === 'string' ? value.slice(0, longestText) : null;
}

/** Lets queries compute fields: the database calls back for each value. */
export function serveComputedFields(org: LocalOrg): void {
  org.database.computeField = (objectName, fieldName, id, userId) => {
    const context = expected(contextOf(org, userId), 'the user of a query');
    const object = context.schema.known(objectName);
    const field = expected(context.schema.field(object, fieldName), `the field ${objectName}.${fieldName}`);
    return computedValue(context, object, field, expected(storedRow(org, object, id), 'the row of a computed field'));
  };
}
