import type { PermissionSetModel } from '../../accessModel.ts';
import type { FieldModel } from '../../fieldModel.ts';
import type { ObjectModel, PackageModel } from '../../model.ts';
import type { Finding } from '../finding.ts';
import { placeOf } from '../finding.ts';

const forbidden = ['ViewAllData', 'ModifyAllData'];
const activities = ['Task', 'Event'];

/** Permission sets: nothing grants all data, formulas are granted to read, and every field, object and type is in one of them. */
export function accessChecks(model: PackageModel): readonly Finding[] {
  return [
    ...model.permissionSets.flatMap((set) => [...grantsAll(set), ...editableFormulas(set, model)]),
    ...model.objects.flatMap((object) => notInAnySet(object, model.permissionSets))
  ];
}

function placeOfSet({ name, file }: PermissionSetModel): ReturnType<typeof placeOf> {
  return placeOf({ type: 'PermissionSet', fullName: name, file });
}

function grantsAll(set: PermissionSetModel): readonly Finding[] {
  return set.userPermissions
    .filter((name) => forbidden.includes(name))
    .map((name) => ({ ...placeOfSet(set), what: `grants ${name}`, fix: 'Remove it; grant objects one by one' }));
}

function editableFormulas(set: PermissionSetModel, { objects }: PackageModel): readonly Finding[] {
  return set.fieldPermissions
    .filter(({ object, field, editable }) => {
      const fields = objects.filter(({ name }) => name === object).flatMap((each) => each.fields);
      return editable && fields.some(({ name, formula }) => name === field && formula !== undefined);
    })
    .map(({ object, field }) => ({ ...placeOfSet(set), what: `lets people edit the formula ${object}.${field}`, fix: 'Grant read only' }));
}

/** A field that a permission set can grant; the others are always accessible with their object. */
function isPermissionable(field: FieldModel): boolean {
  return !field.required && field.type !== 'MasterDetail';
}

function notInAnySet(object: ObjectModel, sets: readonly PermissionSetModel[]): readonly Finding[] {
  const nobody = (type: string, fullName: string, file: string): Finding => ({
    ...placeOf({ type, fullName, file }),
    what: 'stands in no permission set, so nobody can see it',
    fix: 'Add it to the permission set of the role that needs it'
  });
  const itself = nobody('CustomObject', object.name, object.file);
  if (object.kind === 'metadataType') return sets.some(({ metadataTypes }) => metadataTypes.includes(object.name)) ? [] : [itself];
  const names = object.name === 'Activity' ? activities : [object.name];
  const granted = new Set(
    sets.flatMap((set) => set.fieldPermissions.filter(({ object: of }) => names.includes(of)).map(({ field }) => field))
  );
  const isReadable = sets.some((set) =>
    set.objectPermissions.some((permission) => permission.object === object.name && permission.allowRead)
  );
  return [
    ...(object.kind === 'custom' && !isReadable ? [itself] : []),
    ...object.fields
      .filter((field) => isPermissionable(field) && !granted.has(field.name))
      .map((field) => nobody('CustomField', `${object.name}.${field.name}`, field.file))
  ];
}
