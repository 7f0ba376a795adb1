import type { ObjectPermission, PermissionSetModel } from '../../metadata/accessModel.ts';
import type { StoredRow } from '../database.ts';
import { writeOwnRow } from '../records/ownRow.ts';
import { writeRow } from '../records/writeRow.ts';
import { mastersOf, type OrgObject } from '../schema/object.ts';
import { fail, type Deployment } from './deployment.ts';

/** Permission sets by name: each replaces what the org has under it. */
export function deployPermissionSets(deployment: Deployment): void {
  for (const model of deployment.model.permissionSets) {
    const before = deployment.failures.length;
    checkObjects(deployment, model);
    checkFields(deployment, model);
    checkUserPermissions(deployment, model);
    if (model.label === '') failSet(deployment, model, 'Required field is missing: label');
    if (deployment.failures.length === before) save(deployment, model);
  }
  deployment.context.org.permissionVersion++;
}

function failSet(deployment: Deployment, model: PermissionSetModel, problem: string): void {
  fail(deployment, { componentType: 'PermissionSet', fullName: model.name, fileName: model.file, problem });
}

function checkObjects(deployment: Deployment, model: PermissionSetModel): void {
  for (const permission of model.objectPermissions) {
    const object = deployment.context.schema.object(permission.object);
    if (!object || object.openToAll || object.isMetadataType || object.permissionsOf) {
      failSet(deployment, model, `In field: field - no CustomObject named ${permission.object} found`);
      continue;
    }
    for (const missing of missingRequirements(model, permission, object)) failSet(deployment, model, missing);
  }
  for (const name of model.metadataTypes) {
    if (!deployment.context.schema.object(name)?.isMetadataType)
      failSet(deployment, model, `In field: customMetadataType - no CustomObject named ${name} found`);
  }
}

/** Edit needs read, delete needs edit, a detail needs read on its master, as the platform says when it refuses a set. */
function missingRequirements(model: PermissionSetModel, permission: ObjectPermission, object: OrgObject): readonly string[] {
  const rules: readonly (readonly [granted: boolean, name: string, needed: boolean, neededName: string])[] = [
    [permission.allowCreate, 'Create', permission.allowRead, 'Read'],
    [permission.allowEdit, 'Edit', permission.allowRead, 'Read'],
    [permission.allowDelete, 'Delete', permission.allowEdit, 'Edit'],
    [permission.viewAllRecords, 'View All', permission.allowRead, 'Read'],
    [permission.modifyAllRecords, 'Modify All', permission.allowDelete && permission.viewAllRecords, 'View All']
  ];
  const own = rules
    .filter(([granted, , needed]) => granted && !needed)
    .map(([, name, , neededName]) => `Permission ${name} ${object.name} depends on permission(s): ${neededName} ${object.name}`);
  const masters = mastersOf(object).map(({ parentName }) => parentName);
  const unread = masters.filter((master) => !model.objectPermissions.some((each) => each.object === master && each.allowRead));
  const parents = permission.allowRead
    ? unread.map((master) => `Permission Read ${object.name} depends on permission(s): Read ${master}`)
    : [];
  return [...own, ...parents];
}

function checkFields(deployment: Deployment, model: PermissionSetModel): void {
  const { schema } = deployment.context;
  for (const { object: objectName, field: fieldName } of model.fieldPermissions) {
    const object = schema.object(objectName);
    const field = object && schema.field(object, fieldName);
    const name = `${objectName}.${fieldName}`;
    if (!field) failSet(deployment, model, `In field: field - no CustomField named ${name} found`);
    else if (!field.permissionable) failSet(deployment, model, `You cannot deploy to a required field: ${name}`);
  }
}

function checkUserPermissions(deployment: Deployment, model: PermissionSetModel): void {
  const object = deployment.context.schema.known('PermissionSet');
  for (const name of model.userPermissions) {
    if (deployment.context.schema.field(object, `Permissions${name}`)) continue;
    failSet(deployment, model, `Unknown user permission: ${name}. Add it in src/localOrg/standardObjects/admin.ts if the platform has it.`);
  }
}

function save(deployment: Deployment, model: PermissionSetModel): void {
  const { context } = deployment;
  const object = context.schema.known('PermissionSet');
  const old = context.org.database
    .statement('select * from "PermissionSet" where "Name" = ? and "IsOwnedByProfile" = 0')
    .get(model.name) as StoredRow | undefined;
  const values: StoredRow = { Name: model.name, Label: model.label, Description: model.description ?? null, IsCustom: 1 };
  for (const field of object.fields) {
    if (field.name.startsWith('Permissions'))
      values[field.name] = model.userPermissions.includes(field.name.slice('Permissions'.length)) ? 1 : 0;
  }
  const id = old ? String(old['Id']) : writeOwnRow(context, 'PermissionSet', values);
  if (old) writeRow(context, object, { ...old, ...values, SystemModstamp: context.org.clock.stamp() }, old);
  for (const table of ['ObjectPermissions', 'FieldPermissions', 'SetupEntityAccess']) {
    context.org.database.statement(`delete from "${table}" where "ParentId" = ?`).run(id);
  }
  savePermissions(deployment, model, id);
}

function savePermissions(deployment: Deployment, model: PermissionSetModel, id: string): void {
  const { context } = deployment;
  const flag = (value: boolean): number => (value ? 1 : 0);
  for (const permission of model.objectPermissions) {
    writeOwnRow(context, 'ObjectPermissions', {
      ParentId: id,
      SobjectType: permission.object,
      PermissionsRead: flag(permission.allowRead),
      PermissionsCreate: flag(permission.allowCreate),
      PermissionsEdit: flag(permission.allowEdit),
      PermissionsDelete: flag(permission.allowDelete),
      PermissionsViewAllRecords: flag(permission.viewAllRecords),
      PermissionsModifyAllRecords: flag(permission.modifyAllRecords)
    });
  }
  for (const { object, field, readable, editable } of model.fieldPermissions) {
    writeOwnRow(context, 'FieldPermissions', {
      ParentId: id,
      SobjectType: object,
      Field: `${object}.${field}`,
      PermissionsRead: flag(readable || editable),
      PermissionsEdit: flag(editable)
    });
  }
  for (const type of model.metadataTypes) {
    writeOwnRow(context, 'SetupEntityAccess', { ParentId: id, SetupEntityType: 'CustomEntityDefinition', SobjectType: type });
  }
}
