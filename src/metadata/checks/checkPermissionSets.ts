import type { ObjectPermission, PermissionSetModel } from '../accessModel.ts';
import type { FieldModel } from '../fieldModel.ts';
import type { ObjectModel, PackageModel } from '../model.ts';
import type { Finding } from './finding.ts';

const forbidden = ['ViewAllData', 'ModifyAllData'];
const activities = ['Task', 'Event'];

/**
 * Permission sets: what they name exists and can be granted, nothing grants all data, a child's permission stands with
 * that of its master, and every field, object and type of ours is in one of them.
 */
export function checkPermissionSets(model: PackageModel): readonly Finding[] {
  const objects = new Map(model.objects.map((object) => [object.name, object]));
  return [
    ...model.permissionSets.flatMap((set) => [
      ...set.userPermissions.filter((name) => forbidden.includes(name)).map((name) => grantsAll(set, name)),
      ...set.objectPermissions.flatMap((permission) => objectFindings(set, permission, objects)),
      ...set.fieldPermissions.flatMap(({ object, field, editable }) => fieldFindings(set, { object, field, editable }, objects)),
      ...set.metadataTypes.filter((name) => !objects.has(name)).map((name) => missing(set, name, 'type')),
      ...namedParts(set, model)
    ]),
    ...model.objects.flatMap((object) => notInAnySet(object, model.permissionSets))
  ];
}

/** A field that a permission set can grant; the others are always accessible with their object. */
function isPermissionable(field: FieldModel): boolean {
  return !field.required && field.type !== 'MasterDetail';
}

function grantsAll({ file, name }: PermissionSetModel, permission: string): Finding {
  return { file, element: name, what: `grants ${permission}`, fix: 'Remove it; grant objects one by one' };
}

function missing({ file, name }: PermissionSetModel, what: string, kind: string): Finding {
  return { file, element: name, what: `names the ${kind} ${what}, which the package lacks`, fix: 'Correct the name or remove the entry' };
}

function isOurs(name: string): boolean {
  return name.endsWith('__c') || name.endsWith('__mdt');
}

function objectFindings(
  set: PermissionSetModel,
  permission: ObjectPermission,
  objects: ReadonlyMap<string, ObjectModel>
): readonly Finding[] {
  const object = objects.get(permission.object);
  if (object === undefined) return isOurs(permission.object) ? [missing(set, permission.object, 'object')] : [];
  const readable = new Set(set.objectPermissions.filter(({ allowRead }) => allowRead).map((other) => other.object));
  const masters = object.fields.filter(({ type }) => type === 'MasterDetail').map(({ referenceTo }) => referenceTo ?? '');
  return masters
    .filter((master) => permission.allowRead && !readable.has(master))
    .map((master) => ({
      file: set.file,
      element: set.name,
      what: `grants ${permission.object} without its master ${master}, which the platform refuses`,
      fix: `Add read access to ${master}`
    }));
}

type Entry = { readonly object: string; readonly field: string; readonly editable: boolean };

function fieldFindings(set: PermissionSetModel, entry: Entry, objects: ReadonlyMap<string, ObjectModel>): readonly Finding[] {
  if (!entry.field.endsWith('__c')) return [];
  const name = `${entry.object}.${entry.field}`;
  const object = objects.get(activities.includes(entry.object) ? 'Activity' : entry.object);
  const field = object?.fields.find((candidate) => candidate.name === entry.field);
  if (field === undefined) return [missing(set, name, 'field')];
  const at = { file: set.file, element: set.name };
  if (field.required) return [{ ...at, what: `grants ${name}, which is required and always accessible`, fix: 'Remove the entry' }];
  if (field.type === 'MasterDetail') return [{ ...at, what: `grants ${name}, which is a master-detail field`, fix: 'Remove the entry' }];
  if (field.formula !== undefined && entry.editable)
    return [{ ...at, what: `lets people edit the formula ${name}`, fix: 'Grant read only' }];
  return [];
}

function namedParts(set: PermissionSetModel, model: PackageModel): readonly Finding[] {
  const tabs = new Set(model.tabs.map(({ name }) => name));
  const apps = new Set(model.apps.map(({ name }) => name));
  return [
    ...set.tabSettings.filter(({ tab }) => !tab.startsWith('standard-') && !tabs.has(tab)).map(({ tab }) => missing(set, tab, 'tab')),
    ...set.applications.filter((app) => !apps.has(app)).map((app) => missing(set, app, 'app'))
  ];
}

function notInAnySet(object: ObjectModel, sets: readonly PermissionSetModel[]): readonly Finding[] {
  const nobody = (file: string, element: string): Finding => ({
    file,
    element,
    what: 'stands in no permission set, so nobody can see it',
    fix: 'Add it to the permission set of the role that needs it'
  });
  if (object.kind === 'metadataType') {
    return sets.some(({ metadataTypes }) => metadataTypes.includes(object.name)) ? [] : [nobody(object.file, object.name)];
  }
  const names = object.name === 'Activity' ? activities : [object.name];
  const granted = new Set(
    sets.flatMap((set) => set.fieldPermissions.filter(({ object: of }) => names.includes(of)).map(({ field }) => field))
  );
  const readable = sets.some((set) =>
    set.objectPermissions.some((permission) => permission.object === object.name && permission.allowRead)
  );
  return [
    ...(object.kind === 'custom' && !readable ? [nobody(object.file, object.name)] : []),
    ...object.fields
      .filter((field) => isPermissionable(field) && !granted.has(field.name))
      .map((field) => nobody(field.file, `${object.name}.${field.name}`))
  ];
}
