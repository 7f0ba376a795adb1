import type { FieldModel } from '../../metadata/fieldModel.ts';
import type { ObjectModel, PackageModel } from '../../metadata/model.ts';
import { columnType, type FieldType as OrgFieldType } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { fail, type Deployment } from './deployment.ts';
import { historyProblem } from './historyProblem.ts';
import { withGlobalValues } from './globalValueSets.ts';
import { storedTypes, toOrgField } from './toOrgField.ts';
import { toOrgObject } from './toOrgObject.ts';

/** Fields of activities belong to Activity in metadata and show on both objects. */
const activityObjects = ['Task', 'Event'];

/** Objects and fields of the package into the schema; parents before the fields that point to them do not matter. */
export function deployObjects(deployment: Deployment): void {
  const models = objectsOf(deployment.model);
  for (const model of models) deployObject(deployment, model);
}

/** Objects of the package; Activity as the two that the platform makes of it. */
export function objectsOf(model: PackageModel): readonly ObjectModel[] {
  return model.objects.flatMap(spread);
}

function spread(model: ObjectModel): readonly ObjectModel[] {
  if (model.name !== 'Activity') return [model];
  return activityObjects.map((name) => ({ ...model, name }));
}

function deployObject(deployment: Deployment, model: ObjectModel): void {
  const { context } = deployment;
  const known = context.schema.object(model.name);
  const before = deployment.failures.length;
  for (const field of model.fields) checkField(deployment, { model, field, known });
  if (deployment.failures.length > before) return;
  const object = toOrgObject(context, withGlobalValues(deployment, model));
  if (object) saveTracked(deployment, model, object);
  else {
    const problem = known || model.kind !== 'standard' ? 'Must specify a non-empty label for the CustomObject' : missingObject(model.name);
    fail(deployment, { componentType: 'CustomObject', fullName: model.name, fileName: model.file, problem });
  }
}

function saveTracked(deployment: Deployment, model: ObjectModel, object: OrgObject): void {
  const problem = historyProblem(object);
  if (problem === undefined) deployment.context.schema.save(object);
  else fail(deployment, { componentType: 'CustomObject', fullName: model.name, fileName: model.file, problem });
}

const otherKinds: Readonly<Record<string, string>> = { e: 'platform events', b: 'big objects', x: 'external objects' };

/** Why the org cannot take fields of an object that is neither its own nor a custom object. */
function missingObject(name: string): string {
  const kind = otherKinds[/__([ebx])$/.exec(name)?.[1] ?? ''];
  if (kind === undefined) return `In file: no object ${name} in this org. If the platform has it, add it in src/localOrg/standardObjects`;
  return `The local org has no ${kind}. Leave ${name} out of the deploy (.forceignore), or add them in src/localOrg/deploy`;
}

type FieldPlace = {
  readonly model: ObjectModel;
  readonly field: FieldModel;
  readonly known: OrgObject | undefined;
};

function checkField(deployment: Deployment, place: FieldPlace): void {
  const { model, field } = place;
  for (const problem of problemsOf(deployment, place)) {
    const { line: lineNumber, column: columnNumber } = field.element;
    fail(deployment, {
      componentType: 'CustomField',
      fullName: `${model.name}.${field.name}`,
      fileName: field.file,
      problem,
      lineNumber,
      columnNumber
    });
  }
}

function problemsOf(deployment: Deployment, { field, known }: FieldPlace): readonly string[] {
  if (storedTypes[field.type] === undefined) return [notStored(field.type)];
  const problems: string[] = [];
  const present = known && deployment.context.schema.field(known, field.name);
  const changed = present && isOtherKind(present.type, toOrgField(field, known.isMetadataType).type);
  if (present && (present.formula === undefined) !== (field.formula === undefined)) {
    problems.push('Cannot change a field with values into a formula field, nor back');
  }
  if (changed) problems.push(`Cannot change field type from ${present.type} to ${field.type}`);
  return problems;
}

/** Types whose values are no plain text or number: nothing becomes one of them, nor one of them anything else. */
const rigid: readonly OrgFieldType[] = ['boolean', 'date', 'datetime', 'reference', 'time'];

function isOtherKind(before: OrgFieldType, after: OrgFieldType): boolean {
  return columnType(before) !== columnType(after) || (before !== after && (rigid.includes(before) || rigid.includes(after)));
}

/** Loud about a type of field that the platform has and the local org lacks. */
function notStored(type: string): string {
  const what = type === 'Summary' ? 'roll-up summary fields' : `fields of type ${type}`;
  const problem = `The local org has no ${what}: add them in src/localOrg/deploy`;
  process.stderr.write(`local org: ${problem}.\n`);
  return problem;
}
