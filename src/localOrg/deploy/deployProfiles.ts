import { decodeName } from '../../metadata/decodeName.ts';
import type { PermissionSetModel } from '../../metadata/accessModel.ts';
import { readPermissionSet } from '../../metadata/readPermissionSet.ts';
import { fail, type Deployment } from './deployment.ts';
import { savePermissions } from './deployPermissionSets.ts';

/**
 * Names of the platform's profiles in metadata.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm
 */
const standardNames: Readonly<Record<string, string>> = { Admin: 'System Administrator', Standard: 'Standard User' };

/**
 * Object and field permissions of profiles, merged into what the profile has, as the platform does. Layouts, hours and the rest of a
 * profile are kept with the component and change nothing.
 */
export function deployProfiles(deployment: Deployment): void {
  for (const { type, fullName, file, root } of deployment.model.components) {
    if (type !== 'Profile' || root === undefined) continue;
    const name = decodeName(fullName);
    const set = permissionSetOf(deployment, standardNames[name] ?? name);
    if (set === undefined) {
      const problem = `The local org has no profile ${name}. Leave it out of the deploy (.forceignore), or add it in src/localOrg/seed/profiles.ts`;
      fail(deployment, { componentType: type, fullName, fileName: file, problem });
    } else merge(deployment, readPermissionSet(root, name, file), set);
  }
}

/** Id of the permission set that a profile owns. */
function permissionSetOf({ context }: Deployment, name: string): string | undefined {
  const sql = `select s."Id" as id from "PermissionSet" s join "Profile" p on p."Id" = s."ProfileId" where p."Name" = ? collate nocase`;
  const row = context.org.database.statement(sql).get(name);
  return row && String(row['id']);
}

function merge(deployment: Deployment, model: PermissionSetModel, id: string): void {
  const { database } = deployment.context.org;
  for (const { object } of model.objectPermissions) {
    database.statement('delete from "ObjectPermissions" where "ParentId" = ? and "SobjectType" = ?').run(id, object);
  }
  for (const { object, field } of model.fieldPermissions) {
    database.statement('delete from "FieldPermissions" where "ParentId" = ? and "Field" = ?').run(id, `${object}.${field}`);
  }
  for (const type of model.metadataTypes) {
    database.statement('delete from "SetupEntityAccess" where "ParentId" = ? and "SobjectType" = ?').run(id, type);
  }
  const granted = model.fieldPermissions.filter(({ readable, editable }) => readable || editable);
  const objects = model.objectPermissions.filter(({ allowRead }) => allowRead);
  savePermissions(deployment, { ...model, fieldPermissions: granted, objectPermissions: objects }, id);
}
