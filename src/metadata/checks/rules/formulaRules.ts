import { compileFormula } from '../../../formula/compileFormula.ts';
import type { FormulaType } from '../../../formula/formulaType.ts';
import { formulaTypeOf } from '../../../formula/metadataTypes.ts';
import type { FieldModel } from '../../fieldModel.ts';
import type { ObjectModel } from '../../model.ts';
import type { Finding } from '../finding.ts';
import { placeOf } from '../finding.ts';
import type { Lookup } from '../lookup.ts';
import { guidePage, notFound } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { placeOfField } from './fieldRules.ts';

type Place = { readonly object: string; readonly lookup: Lookup; readonly duringSave: boolean };
type Judged = { readonly type?: FormulaType; readonly problem?: string };

/** Functions that exist and that src/formula does not run: nothing is said of such a formula. */
const notEvaluated = /^The local org does not evaluate/;

/**
 * The type of a formula or its problem. Both are left out where the formula names something that nobody here knows: a global
 * variable, a field of another package.
 */
function judgeFormula(text: string, { object, lookup, duringSave }: Place): Judged {
  let isKnown = true;
  const typeOf = (path: string): FormulaType | undefined => {
    const type = typeOfPath(object, path, lookup);
    if (type === 'unknown') isKnown = false;
    return type === 'unknown' ? 'Null' : type;
  };
  const compiled = compileFormula(text, { typeOf, duringSave, blankNumbers: 'BlankAsZero' });
  if (!isKnown) return {};
  if (compiled.ok) return { type: compiled.formula.type };
  return notEvaluated.test(compiled.problem) ? {} : { problem: compiled.problem };
}

/** Type of a field by its path: `Amount__c`, `Parent__r.Owner.Name`; undefined = there is none. */
function typeOfPath(object: string, path: string, lookup: Lookup): FormulaType | 'unknown' | undefined {
  const [head = '', ...rest] = path.split('.');
  if (head.startsWith('$')) return 'unknown';
  const standing = lookup.field(object, rest.length === 0 ? head : relationField(head));
  if (standing !== 'there') return standing === 'missing' ? undefined : 'unknown';
  if (rest.length > 0) {
    const [target] = lookup.knownField(object, relationField(head))?.referenceTo ?? [];
    return target === undefined ? 'unknown' : typeOfPath(target, rest.join('.'), lookup);
  }
  const known = lookup.knownField(object, head);
  return (known === undefined ? undefined : formulaTypeOf(known.type)) ?? 'unknown';
}

/** The lookup behind a step of a path: `Parent__r` is `Parent__c`, `Owner` is `OwnerId`. */
function relationField(step: string): string {
  return /__r$/i.test(step) ? step.replace(/__r$/i, '__c') : `${step}Id`;
}

function ruleFindings(object: ObjectModel, { lookup }: RuleInput): readonly Finding[] {
  return object.validationRules.flatMap((rule): readonly Finding[] => {
    const at = placeOf({ type: 'ValidationRule', fullName: `${object.name}.${rule.name}`, file: rule.file }, rule.element);
    if (rule.errorConditionFormula.trim() === '') {
      return [
        {
          ...at,
          what: 'has no condition',
          fix: 'Write the condition under which a record is refused',
          problem: 'Required field is missing: errorConditionFormula'
        }
      ];
    }
    const { type, problem } = judgeFormula(rule.errorConditionFormula, { object: object.name, lookup, duringSave: true });
    if (problem !== undefined)
      return [{ ...at, what: `has a condition that is no formula: ${problem}`, fix: 'Correct the formula', problem }];
    if (type !== undefined && type !== 'Boolean' && type !== 'Null') {
      const wrong = `Formula result is data type (${type}), incompatible with expected data type (true or false).`;
      return [{ ...at, what: `has a condition of type ${type}`, fix: 'Make it true or false', problem: wrong }];
    }
    return fieldFindings(rule.errorDisplayField, at, { object: object.name, lookup });
  });
}

function fieldFindings(
  field: string | undefined,
  at: ReturnType<typeof placeOf>,
  place: Pick<Place, 'object' | 'lookup'>
): readonly Finding[] {
  if (field === undefined || place.lookup.field(place.object, field) !== 'missing') return [];
  const problem = notFound('errorDisplayField', 'CustomField', `${place.object}.${field}`);
  return [{ ...at, what: `shows its error at ${field}, which the object lacks`, fix: 'Correct the field name', problem }];
}

const results: Readonly<Partial<Record<FieldModel['type'], FormulaType>>> = {
  Checkbox: 'Boolean',
  Currency: 'Number',
  Date: 'Date',
  DateTime: 'DateTime',
  Number: 'Number',
  Percent: 'Number',
  Text: 'Text',
  Time: 'Time'
};

function formulaFindings(object: ObjectModel, { lookup }: RuleInput): readonly Finding[] {
  return object.fields.flatMap((field): readonly Finding[] => {
    if (field.formula === undefined) return [];
    const at = placeOfField(object, field);
    const expected = results[field.type];
    if (expected === undefined)
      return [
        {
          ...at,
          what: `has a formula with the type ${field.type}`,
          fix: 'Choose a type that formulas give',
          problem: `Can not specify 'formula' for a CustomField of type ${field.type}`
        }
      ];
    const { type, problem } = judgeFormula(field.formula, { object: object.name, lookup, duringSave: false });
    if (problem !== undefined) return [{ ...at, what: `has a formula with a fault: ${problem}`, fix: 'Correct the formula', problem }];
    if (type === undefined || type === 'Null' || type === expected) return [];
    const wrong = `Formula result is data type (${type}), incompatible with expected data type (${expected}).`;
    return [
      { ...at, what: `has a formula of type ${type} in a field of type ${field.type}`, fix: 'Change formula or type', problem: wrong }
    ];
  });
}

/** Defaults are formulas without fields: `"New"`, `TODAY() + 7`, `true`. Picklists take theirs from their values. */
function defaultFindings(object: ObjectModel, { lookup }: RuleInput): readonly Finding[] {
  return object.fields.flatMap((field): readonly Finding[] => {
    if (field.defaultValue === undefined || field.formula !== undefined) return [];
    const at = placeOfField(object, field);
    if (field.type === 'Checkbox' && !['true', 'false'].includes(field.defaultValue)) {
      return [
        {
          ...at,
          what: `has the default ${field.defaultValue}`,
          fix: 'Write true or false',
          problem: 'Checkbox default value must be either true or false'
        }
      ];
    }
    const expected = results[field.type];
    const { type, problem } = judgeFormula(field.defaultValue, { object: object.name, lookup, duringSave: false });
    if (problem !== undefined)
      return [{ ...at, what: `has the default ${field.defaultValue}: ${problem}`, fix: 'Correct the default', problem }];
    if (expected === undefined || type === undefined || type === 'Null' || type === expected) return [];
    const wrong = `Formula result is data type (${type}), incompatible with expected data type (${expected}).`;
    return [
      { ...at, what: `has the default ${field.defaultValue}, which is ${type}`, fix: `Give a default of type ${expected}`, problem: wrong }
    ];
  });
}

const each = (check: (object: ObjectModel, input: RuleInput) => readonly Finding[]) => (input: RuleInput) =>
  input.model.objects.flatMap((object) => check(object, input));

export const formulaRules: readonly Rule[] = [
  {
    name: 'validationFormula',
    says: 'a validation rule whose condition is no formula, names a missing field, or is not true or false',
    source: guidePage('meta_validationformulas'),
    check: each(ruleFindings)
  },
  {
    name: 'formulaField',
    says: 'a formula field whose formula has a fault, names a missing field, or gives another type',
    source: guidePage('customfield'),
    check: each(formulaFindings)
  },
  {
    name: 'defaultValue',
    says: 'a default that does not fit the type of its field',
    source: guidePage('customfield'),
    check: each(defaultFindings)
  }
];
