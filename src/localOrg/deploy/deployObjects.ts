import type { FieldModel } from '../../metadata/fieldModel.ts';
import type { ObjectModel, PackageModel } from '../../metadata/model.ts';
import { columnType } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { fail, type Deployment } from './deployment.ts';
import { storedTypes, toOrgField } from './toOrgField.ts';
import { toOrgObject } from './toOrgObject.ts';

const mostCharactersOfLabel = 40;
/** Fields of activities belong to Activity in metadata and show on both objects. */
const activityObjects = ['Task', 'Event'];

/** Objects and fields of the package into the schema; parents before the fields that point to them do not matter. */
export function deployObjects(deployment: Deployment): void {
  const models = objectsOf(deployment.model);
  for (const model of models) deployObject(deployment, model, models);
}

/** Objects of the package; Activity as the two that the platform makes of it. */
export function objectsOf(model: PackageModel): readonly ObjectModel[] {
  return model.objects.flatMap(spread);
}

function spread(model: ObjectModel): readonly ObjectModel[] {
  if (model.name !== 'Activity') return [model];
  return activityObjects.map((name) => ({ ...model, name }));
}

function deployObject(deployment: Deployment, model: ObjectModel, all: readonly ObjectModel[]): void {
  const { context } = deployment;
  const known = context.schema.object(model.name);
  const before = deployment.failures.length;
  for (const field of model.fields) checkField(deployment, { model, field, known, all });
  if (deployment.failures.length > before) return;
  const object = toOrgObject(context, model);
  if (object) context.schema.save(object);
  else {
    const problem =
      known || model.kind !== 'standard'
        ? 'Must specify a non-empty label for the CustomObject'
        : `In file: no object ${model.name} in this org`;
    fail(deployment, { componentType: 'CustomObject', fullName: model.name, fileName: model.file, problem });
  }
}

type FieldPlace = {
  readonly model: ObjectModel;
  readonly field: FieldModel;
  readonly known: OrgObject | undefined;
  readonly all: readonly ObjectModel[];
};

function checkField(deployment: Deployment, place: FieldPlace): void {
  const { model, field } = place;
  for (const problem of problemsOf(deployment, place)) {
    fail(deployment, { componentType: 'CustomField', fullName: `${model.name}.${field.name}`, fileName: field.file, problem });
  }
}

function problemsOf(deployment: Deployment, { model, field, known, all }: FieldPlace): readonly string[] {
  if (storedTypes[field.type] === undefined) return [notStored(field.type)];
  const problems: string[] = [];
  if (field.label === '') problems.push('Must specify a non-empty label for the CustomField');
  if (field.label.length > mostCharactersOfLabel)
    problems.push(`Value too long for field: Label maximum length is:${mostCharactersOfLabel}`);
  if (field.type === 'Text' && field.length === undefined && field.formula === undefined)
    problems.push("Must specify 'length' for a CustomField of type Text");
  if (needsDigits(field) && (field.precision === undefined || field.scale === undefined)) {
    problems.push(`Must specify 'precision' and 'scale' for a CustomField of type ${field.type}`);
  }
  if (field.externalId && model.name.length > 0 && activityObjects.includes(model.name)) {
    problems.push('Activity fields cannot be external IDs');
  }
  problems.push(...parentProblems(deployment, field, all));
  const present = known && deployment.context.schema.field(known, field.name);
  const changed = present && columnType(present.type) !== columnType(toOrgField(field, known.isMetadataType).type);
  if (present && (present.formula === undefined) !== (field.formula === undefined)) {
    problems.push('Cannot change a field with values into a formula field, nor back');
  }
  if (changed) problems.push(`Cannot change field type from ${present.type} to ${field.type}`);
  return problems;
}

/** Loud about a type of field that the platform has and the local org lacks. */
function notStored(type: string): string {
  const what = type === 'Summary' ? 'roll-up summary fields' : `fields of type ${type}`;
  const problem = `The local org has no ${what}: add them in src/localOrg/deploy`;
  process.stderr.write(`local org: ${problem}.\n`);
  return problem;
}

function needsDigits(field: FieldModel): boolean {
  return field.type === 'Number' || field.type === 'Currency' || field.type === 'Percent';
}

function parentProblems(deployment: Deployment, field: FieldModel, all: readonly ObjectModel[]): readonly string[] {
  const isRelationship = ['Lookup', 'MasterDetail', 'MetadataRelationship'].includes(field.type);
  if (!isRelationship) return [];
  if (field.referenceTo === undefined) return ["Must specify 'referenceTo' for a relationship field"];
  if (field.type === 'MetadataRelationship' && ['EntityDefinition', 'FieldDefinition', 'EntityParticle'].includes(field.referenceTo))
    return [];
  const exists = deployment.context.schema.object(field.referenceTo) ?? all.find((model) => model.name === field.referenceTo);
  return exists ? [] : [`referenceTo value of '${field.referenceTo}' does not resolve to a valid sObject type`];
}
