import type { FieldModel, FieldType } from '../../fieldModel.ts';
import type { ObjectModel, PackageModel } from '../../model.ts';
import { childOf } from '../../xml.ts';
import type { Finding } from '../finding.ts';
import { guidePage } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { placeOfField } from './fieldRules.ts';

const references: readonly FieldType[] = ['Lookup', 'MasterDetail', 'MetadataRelationship'];
/** What relationships of Custom Metadata types may point to beside such types. */
const definitions = ['EntityDefinition', 'FieldDefinition', 'EntityParticle'];

type Fault = Pick<Finding, 'what' | 'fix' | 'problem' | 'isUnknown'>;

function relationshipFault(object: ObjectModel, field: FieldModel, { lookup }: RuleInput): Fault | undefined {
  if (!references.includes(field.type)) return undefined;
  const to = field.referenceTo;
  if (to === undefined) {
    return { what: 'points to no object', fix: 'Give referenceTo', problem: "Must specify 'referenceTo' for a relationship field" };
  }
  if (field.type === 'MetadataRelationship') return metadataFault(object, field, to) ?? targetFault(to, lookup.object(to));
  return targetFault(to, lookup.object(to)) ?? lookupFault(object, field);
}

function targetFault(to: string, standing: 'there' | 'missing' | 'unknown'): Fault | undefined {
  if (standing === 'there' || definitions.includes(to)) return undefined;
  const isUnknown = standing === 'unknown' ? ({ isUnknown: true } as const) : {};
  return {
    what: `points to ${to}, which ${standing === 'unknown' ? 'is unknown to this check' : 'is missing'}`,
    fix:
      standing === 'unknown' ? 'Correct the name, or add the object in src/localOrg/standardObjects' : 'Correct the name or add the object',
    problem: `referenceTo value of '${to}' does not resolve to a valid sObject type`,
    ...isUnknown
  };
}

function metadataFault(object: ObjectModel, field: FieldModel, to: string): Fault | undefined {
  if (to === object.name) {
    const fix = 'Make it Text(40) that holds the developer name';
    return { what: 'relates a Custom Metadata type to itself, which the platform refuses', fix };
  }
  if (to.endsWith('__mdt') || definitions.includes(to)) return nameFault(field);
  return { what: `relates to ${to}, which is no Custom Metadata type`, fix: 'Name a type that ends in __mdt' };
}

function nameFault(field: FieldModel): Fault | undefined {
  if (field.relationshipName !== undefined || definitions.includes(field.referenceTo ?? '')) return undefined;
  const problem = "Must specify 'relationshipName' for a relationship field";
  return { what: 'has no relationshipName', fix: 'Name the child relationship on the parent', problem };
}

function lookupFault(object: ObjectModel, field: FieldModel): Fault | undefined {
  if (object.kind === 'custom' && field.relationshipName === undefined && field.type === 'MasterDetail') return nameFault(field);
  if (field.type === 'MasterDetail' && object.kind === 'standard') {
    return {
      what: 'is a master-detail field on a standard object',
      fix: 'Make it a Lookup',
      problem: 'Cannot create a master-detail field on this object'
    };
  }
  if (field.type === 'MasterDetail') return detailFault(field);
  if (field.type === 'Lookup' && field.required && field.deleteConstraint === 'SetNull') {
    const problem = 'Must specify either cascade delete or restrict delete for required lookup foreign key.';
    return { what: 'is required and set to null when its parent is deleted', fix: 'Set deleteConstraint to Restrict', problem };
  }
  return undefined;
}

/** What only lookups have. Source: https://github.com/forcedotcom/sf-skills (platform-custom-field-generate) quotes the refusals. */
function detailFault(field: FieldModel): Fault | undefined {
  const refusals: Readonly<Record<string, string>> = {
    required: 'Master-Detail Relationship Fields Cannot be Optional or Required',
    deleteConstraint: "Can not specify 'deleteConstraint' for a CustomField of type MasterDetail",
    lookupFilter: 'Lookup filters are only supported on Lookup Relationship Fields'
  };
  const name = Object.keys(refusals).find((each) => childOf(field.element, each) !== undefined);
  if (name === undefined) return undefined;
  return { what: `has ${name} as a master-detail field`, fix: `Remove ${name}`, problem: refusals[name] ?? name };
}

/** Two fields may not give their parent the same child relationship. */
function doubledRelationships({ objects }: PackageModel): readonly Finding[] {
  const named = objects.flatMap((object) =>
    object.fields
      .filter(({ relationshipName }) => relationshipName !== undefined)
      .map((field) => ({ object, field, key: `${field.referenceTo}.${field.relationshipName}` }))
  );
  const byKey = Map.groupBy(named, ({ key }) => key.toLowerCase());
  return [...byKey.values()].flatMap((same) =>
    same.slice(1).map(({ object, field, key }) => ({
      ...placeOfField(object, field),
      what: `gives ${key} a second time as a child relationship`,
      fix: 'Choose another relationshipName',
      problem: `There is already a Child Relationship named ${field.relationshipName} on ${field.referenceTo}.`
    }))
  );
}

function masterCount(object: ObjectModel): readonly Finding[] {
  const third = object.fields.filter(({ type }) => type === 'MasterDetail')[2];
  if (third === undefined) return [];
  return [
    {
      ...placeOfField(object, third),
      what: 'is the third master of its object',
      fix: 'Make it a Lookup',
      problem: 'This object has the maximum number of master-detail relationships'
    }
  ];
}

export const relationshipRules: readonly Rule[] = [
  {
    name: 'relationshipTarget',
    says: 'a relationship to a missing object, without its name, or with a delete rule that its kind does not have',
    source: guidePage('customfield'),
    check: (input) =>
      input.model.objects.flatMap((object) =>
        object.fields.flatMap((field) => {
          const fault = relationshipFault(object, field, input);
          return fault === undefined ? [] : [{ ...placeOfField(object, field), ...fault }];
        })
      )
  },
  {
    name: 'relationshipName',
    says: 'a child relationship that another field gives its parent already',
    source: 'https://help.salesforce.com/s/articleView?id=000384811',
    check: ({ model }) => doubledRelationships(model)
  },
  {
    name: 'masterCount',
    says: 'a third master-detail field',
    source: 'https://help.salesforce.com/s/articleView?id=sf.relationships_considerations.htm',
    check: ({ model }) => model.objects.flatMap(masterCount)
  }
];
