import type { FieldModel } from '../../fieldModel.ts';
import type { Component, ObjectModel, RecordModel, RecordValue } from '../../model.ts';
import { childrenOf, textOf } from '../../xml.ts';
import { checkValue } from '../checkValue.ts';
import type { Finding } from '../finding.ts';
import { placeOf } from '../finding.ts';
import type { Lookup } from '../lookup.ts';
import { guidePage } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';

type Place = { readonly record: RecordModel; readonly component: Component; readonly lookup: Lookup };

/** The line of one value of the record. */
function at({ component }: Place, field?: string): ReturnType<typeof placeOf> {
  const values = component.root === undefined ? [] : childrenOf(component.root, 'values');
  return placeOf(component, values.find((value) => textOf(value, 'field') === field) ?? component.root);
}

function recordFindings(place: Place, type: ObjectModel | undefined): readonly Finding[] {
  const { record, lookup } = place;
  if (lookup.object(record.object) !== 'there') {
    const what = `belongs to the type ${record.object}, which is missing`;
    const problem = `The object '${record.object}' is not a custom metadata type in this org`;
    return [{ ...at(place), what, fix: 'Correct the file name or add the type', problem }];
  }
  const twice = record.values.filter(({ field }, index) => record.values.findIndex((other) => other.field === field) !== index);
  return [
    ...twice.map(({ field }) => ({
      ...at(place, field),
      what: `gives ${field} twice`,
      fix: 'Remove one of the two',
      problem: `Duplicate field ${field}`
    })),
    ...record.values.flatMap((value) => valueFindings(place, value)),
    ...(type === undefined ? [] : missingRequired(place, type.fields))
  ];
}

function valueFindings(place: Place, value: RecordValue): readonly Finding[] {
  const { record, lookup } = place;
  if (lookup.field(record.object, value.field) !== 'there') {
    const problem = `Field ${value.field} does not exist. Check spelling.`;
    return [
      {
        ...at(place, value.field),
        what: `gives ${value.field}, which the type lacks`,
        fix: 'Correct the field name or remove the value',
        problem
      }
    ];
  }
  const field = lookup.fieldModel(record.object, value.field);
  if (value.value === null || field === undefined) return [];
  const fault = checkValue(field, value);
  if (fault !== undefined)
    return [
      {
        ...at(place, value.field),
        what: `gives ${field.name} ${fault.what}`,
        fix: fault.fix,
        ...(fault.problem === undefined ? {} : { problem: fault.problem })
      }
    ];
  return referenceFindings(place, field, String(value.value));
}

function referenceFindings(place: Place, field: FieldModel, name: string): readonly Finding[] {
  if (field.type !== 'MetadataRelationship' || !(field.referenceTo ?? '').endsWith('__mdt')) return [];
  const target = (field.referenceTo ?? '').replace(/__mdt$/, '');
  if (place.lookup.component('CustomMetadata', `${target}.${name}`) !== 'missing') return [];
  const what = `names ${name} in ${field.name}, and ${field.referenceTo} has no such record`;
  const problem = `Invalid reference ${name} of type ${field.referenceTo} in field ${field.name}`;
  return [{ ...at(place, field.name), what, fix: 'Name an existing record or add it', problem }];
}

function missingRequired(place: Place, fields: readonly FieldModel[]): readonly Finding[] {
  const given = new Set(place.record.values.filter(({ value }) => value !== null).map(({ field }) => field));
  return fields
    .filter(({ required, name, defaultValue }) => required && !given.has(name) && defaultValue === undefined)
    .map(({ name }) => ({
      ...at(place, name),
      what: `leaves ${name} empty, which is required`,
      fix: 'Give it a value',
      problem: `Required fields are missing: [${name}]`
    }));
}

export const recordRules: readonly Rule[] = [
  {
    name: 'metadataRecord',
    says: 'a Custom Metadata record of a missing type, with a missing field, a value of another type, or a relationship to a missing record',
    source: guidePage('meta_custommetadata'),
    check: ({ model, lookup }: RuleInput) => {
      const components = new Map(model.components.map((component) => [component.file, component]));
      return model.records.flatMap((record) => {
        const component = components.get(record.file);
        const type = model.objects.find(({ name }) => name === record.object);
        return component === undefined ? [] : recordFindings({ record, component, lookup }, type);
      });
    }
  }
];
