import { compileFormula, type Formula } from '../../formula/compileFormula.ts';
import type { Save } from '../behaviours/behaviour.ts';
import type { StoredRow } from '../database.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue, type OrgError } from '../orgError.ts';
import type { OrgObject, OrgValidationRule } from '../schema/object.ts';
import type { OrgSchema } from '../schema/orgSchema.ts';
import { computedValue } from './formulaFields.ts';
import { formulaField } from './formulaPath.ts';
import { formulaRecord } from './formulaRecord.ts';

type RunnableRule = { readonly rule: OrgValidationRule; readonly formula: Formula };

const runnable = new WeakMap<OrgObject, { readonly version: number; readonly rules: readonly RunnableRule[] }>();

/**
 * What is wrong with a validation rule, in the platform's words; undefined when it can be run. A deploy asks this once the whole
 * package is in the schema, because formulas reach over to other objects.
 */
export function validationRuleProblem(schema: OrgSchema, object: OrgObject, rule: OrgValidationRule): string | undefined {
  const compiled = compileRule(schema, object, rule);
  if (!compiled.ok) return compiled.problem;
  if (rule.displayField === undefined || schema.field(object, rule.displayField)) return undefined;
  return `Field ${rule.displayField} does not exist. Check spelling.`;
}

function compileRule(schema: OrgSchema, object: OrgObject, rule: OrgValidationRule): ReturnType<typeof compileFormula> {
  const typeOf = (path: string) => formulaField(schema, object, path)?.type;
  const compiled = compileFormula(rule.formula, { typeOf, duringSave: true, blankNumbers: 'BlankAsBlank' });
  if (!compiled.ok || compiled.formula.type === 'Boolean') return compiled;
  const problem = `Formula result is data type (${compiled.formula.type}), incompatible with expected data type (true or false).`;
  return { ok: false, problem };
}

function rulesOf(schema: OrgSchema, object: OrgObject): readonly RunnableRule[] {
  const known = runnable.get(object);
  if (known?.version === schema.version) return known.rules;
  const rules = (object.validationRules ?? [])
    .filter((rule) => rule.active)
    .map((rule) => {
      const compiled = compileRule(schema, object, rule);
      if (!compiled.ok) throw new Error(`The validation rule ${object.name}.${rule.name} was deployed broken: ${compiled.problem}`);
      return { rule, formula: compiled.formula };
    });
  runnable.set(object, { version: schema.version, rules });
  return rules;
}

/**
 * Refuses a record that a validation rule forbids: FIELD_CUSTOM_VALIDATION_EXCEPTION with the rule's message, one error for every
 * rule that fails. Runs after the checks of the platform itself and before anything is written.
 *
 * A formula without a value (division by zero) lets nothing through: FIELD_INTEGRITY_EXCEPTION. That code is not confirmed.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
export function checkValidationRules({ context, object, row, old }: Save): void {
  const errors = failuresOf(context, object, { row, ...(old ? { old } : {}) });
  const [first, ...rest] = errors;
  if (!first) return;
  first.also = rest;
  throw first;
}

/** A row and what it was before; also for Custom Metadata, which is deployed and not saved. */
export type RuleSubject = { readonly row: StoredRow; readonly old?: StoredRow };

/** Every active rule that refuses the row, as an error each. */
export function failuresOf(context: OrgContext, object: OrgObject, subject: RuleSubject): readonly OrgError[] {
  if (!object.validationRules?.length) return [];
  const record = formulaRecord(context, object, { ...subject, computed: computedValue });
  return rulesOf(context.schema, object).flatMap(({ rule, formula }) => {
    const outcome = formula.evaluate(record);
    const fields = rule.displayField === undefined ? [] : [rule.displayField];
    if (!outcome.ok)
      return [badValue('FIELD_INTEGRITY_EXCEPTION', `The formula in the "${rule.name}" validation rule is invalid: ${outcome.problem}`)];
    return outcome.value === true ? [badValue('FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.message, fields)] : [];
  });
}
