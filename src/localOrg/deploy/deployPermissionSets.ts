import type { PermissionSetModel } from '../../metadata/accessModel.ts';
import type { StoredRow } from '../database.ts';
import { writeOwnRow } from '../records/ownRow.ts';
import { writeRow } from '../records/writeRow.ts';
import { fail, type Deployment } from './deployment.ts';

/** Permission sets by name: each replaces what the org has under it. */
export function deployPermissionSets(deployment: Deployment): void {
  for (const model of deployment.model.permissionSets) {
    const before = deployment.failures.length;
    checkUserPermissions(deployment, model);
    if (deployment.failures.length === before) save(deployment, model);
  }
  deployment.context.org.permissionVersion++;
}

function failSet(deployment: Deployment, model: PermissionSetModel, problem: string): void {
  fail(deployment, { componentType: 'PermissionSet', fullName: model.name, fileName: model.file, problem });
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

/** Writes the object, field and type permissions of a set as rows of the permission set `id`. */
export function savePermissions(deployment: Deployment, model: PermissionSetModel, id: string): void {
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
  for (const name of model.customPermissions) {
    writeOwnRow(context, 'SetupEntityAccess', { ParentId: id, SetupEntityType: 'CustomPermission', SobjectType: name });
  }
}
