import type { FieldModel } from '../../fieldModel.ts';
import type { ObjectModel } from '../../model.ts';
import { isStandardValueSet } from '../../structure/standardField.ts';
import { childrenOf, flagOf, textOf } from '../../xml.ts';
import type { Finding } from '../finding.ts';
import { placeOf } from '../finding.ts';
import { guidePage, notFound } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { placeOfField } from './fieldRules.ts';

type Value = { readonly name: string; readonly isDefault: boolean };

/** Picklists and global value sets: values are there, once each, at most one is the default. */
function valueFaults(values: readonly Value[], of: string): readonly Pick<Finding, 'what' | 'fix' | 'problem'>[] {
  if (values.length === 0)
    return [{ what: `is a ${of} without values`, fix: 'Add values', problem: 'Must specify at least one value for the picklist' }];
  const names = values.map(({ name }) => name.toLowerCase());
  const twice = values.find(({ name }, at) => names.indexOf(name.toLowerCase()) !== at);
  const defaults = values.filter(({ isDefault }) => isDefault).map(({ name }) => name);
  return [
    ...(twice === undefined
      ? []
      : [
          {
            what: `has the value ${twice.name} twice`,
            fix: 'Keep one',
            problem: `duplicate value found: [${twice.name}] is defined multiple times`
          }
        ]),
    ...(defaults.length > 1
      ? [{ what: `has two defaults, ${defaults.join(' and ')}`, fix: 'Keep one', problem: 'Only one value can be the default' }]
      : [])
  ];
}

function picklistFindings(object: ObjectModel, field: FieldModel, { lookup }: RuleInput): readonly Finding[] {
  if (field.type !== 'Picklist' && field.type !== 'MultiselectPicklist') return [];
  const at = placeOfField(object, field);
  const set = field.picklist?.globalValueSet;
  if (set !== undefined) {
    if (lookup.component('GlobalValueSet', set) !== 'missing' || isStandardValueSet(set)) return controllingFindings(object, field, lookup);
    const problem = notFound('valueSetName', 'GlobalValueSet', set);
    return [
      { ...at, what: `takes its values from ${set}, which is missing`, fix: 'Correct the name or add the global value set', problem }
    ];
  }
  const values = (field.picklist?.values ?? []).map(({ fullName, isDefault }) => ({ name: fullName, isDefault }));
  return [...valueFaults(values, 'picklist').map((fault) => ({ ...at, ...fault })), ...controllingFindings(object, field, lookup)];
}

function controllingFindings(object: ObjectModel, field: FieldModel, lookup: RuleInput['lookup']): readonly Finding[] {
  const controlling = field.picklist?.controllingField;
  if (controlling === undefined || lookup.field(object.name, controlling) !== 'missing') return [];
  const problem = notFound('controllingField', 'CustomField', `${object.name}.${controlling}`);
  return [
    { ...placeOfField(object, field), what: `depends on ${controlling}, which the object lacks`, fix: 'Correct the field name', problem }
  ];
}

const picklists: Rule = {
  name: 'picklistValues',
  says: 'a picklist without values, with a value or a default twice, from a missing global value set, or under a missing field',
  source: guidePage('meta_picklist'),
  check: (input) => input.model.objects.flatMap((object) => object.fields.flatMap((field) => picklistFindings(object, field, input)))
};

const globalValueSets: Rule = {
  name: 'globalValueSet',
  says: 'a global value set without values, with a value or a default twice',
  source: guidePage('meta_globalvalueset'),
  check: ({ model }) =>
    model.components
      .filter(({ type }) => type === 'GlobalValueSet')
      .flatMap((component) => {
        const values = component.root === undefined ? [] : childrenOf(component.root, 'customValue');
        const read = values.map((value) => ({ name: textOf(value, 'fullName') ?? '', isDefault: flagOf(value, 'default') }));
        return valueFaults(read, 'global value set').map((fault) => ({ ...placeOf(component, component.root), ...fault }));
      })
};

export const picklistRules: readonly Rule[] = [picklists, globalValueSets];
