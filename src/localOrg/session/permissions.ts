import { hiddenFrom, type Hidden } from '../faults/hiddenFrom.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { fieldKey } from './fieldKey.ts';

/** What a user may do with an object, as permission sets say it. */
export type ObjectAccess = {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
};

const nothing: ObjectAccess = { read: false, create: false, edit: false, delete: false, viewAll: false, modifyAll: false };
const everything: ObjectAccess = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };
const readOnly: ObjectAccess = { ...nothing, read: true, viewAll: true };
const activities: Readonly<Record<string, string>> = { Task: 'PermissionsEditTask', Event: 'PermissionsEditEvent' };

/** Profile whose users see every standard field; others need a field permission for each. */
const standardProfiles: readonly string[] = ['System Administrator', 'Standard User'];

type FieldGrant = { readonly read: boolean; readonly edit: boolean };

type Granted = {
  readonly userPermissions: ReadonlySet<string>;
  readonly objects: ReadonlyMap<string, ObjectAccess>;
  readonly metadataTypes: ReadonlySet<string>;
  /** In lower-case letters. */
  readonly customPermissions: ReadonlySet<string>;
};

/**
 * Permissions of one user: profile and assigned permission sets added up.
 *
 * System Administrators pass everywhere. Activities have no object permission: they are readable by whoever may read
 * accounts, and written with the user permissions Edit Tasks and Edit Events.
 * Source: https://help.salesforce.com/s/articleView?id=sf.permissions_about_users_access.htm
 */
export class Permissions {
  readonly userId: string;
  readonly isAdmin: boolean;
  readonly #granted: Granted;
  readonly #fields: ReadonlyMap<string, FieldGrant>;
  readonly #seesStandardFields: boolean;
  readonly #hidden: Hidden;

  constructor(org: LocalOrg, userId: string) {
    this.userId = userId;
    const sets = permissionSetIds(org, userId);
    this.#granted = {
      userPermissions: readUserPermissions(org, sets),
      objects: readObjectPermissions(org, sets),
      metadataTypes: new Set(readEntities(org, sets, 'CustomEntityDefinition')),
      customPermissions: new Set(readEntities(org, sets, 'CustomPermission').map((name) => name.toLowerCase()))
    };
    this.#fields = readFieldPermissions(org, sets);
    this.isAdmin = this.#granted.userPermissions.has('PermissionsModifyAllData');
    this.#hidden = hiddenFrom(org, this);
    this.#seesStandardFields = standardProfiles.includes(profileName(org, userId));
  }

  /** A user permission by its column name on PermissionSet: `PermissionsViewAllData`. */
  has(userPermission: string): boolean {
    return this.isAdmin || this.#granted.userPermissions.has(userPermission);
  }

  /** A custom permission by its API name. Nobody has one without a permission set that grants it, not even administrators. */
  hasCustom(name: string): boolean {
    return this.#granted.customPermissions.has(name.toLowerCase());
  }

  object(object: OrgObject): ObjectAccess {
    if (this.#hidden.objects.has(object.name)) return nothing;
    if (this.isAdmin) return everything;
    if (object.isMetadataType) return this.#readsType(object) ? readOnly : nothing;
    if (object.openToAll) return readOnly;
    const viewAllData = this.has('PermissionsViewAllData');
    const editPermission = activities[object.name];
    if (editPermission) return this.#activityAccess(editPermission, viewAllData);
    const own = this.#granted.objects.get(object.permissionsOf ?? object.name) ?? nothing;
    const access = viewAllData ? { ...own, read: true, viewAll: true } : own;
    return object.permissionsOf ? { ...access, create: access.edit, delete: access.edit } : access;
  }

  /** Records of Custom Metadata are read by whoever customizes the org, and by others type by type. */
  #readsType(type: OrgObject): boolean {
    return this.has('PermissionsCustomizeApplication') || this.#granted.metadataTypes.has(type.name);
  }

  #activityAccess(editPermission: string, viewAllData: boolean): ObjectAccess {
    const read = viewAllData || (this.#granted.objects.get('Account')?.read ?? false);
    const edit = read && this.has(editPermission);
    return { read, create: edit, edit, delete: edit, viewAll: viewAllData, modifyAll: false };
  }

  canReadField(object: OrgObject, field: OrgField): boolean {
    if (this.#hidden.fields.has(fieldKey(object.name, field.name))) return false;
    if (!this.#isGoverned(object, field)) return true;
    return this.#grants(object, field).some((grant) => grant.read);
  }

  canEditField(object: OrgObject, field: OrgField): boolean {
    if (this.#hidden.fields.has(fieldKey(object.name, field.name))) return false;
    if (!this.#isGoverned(object, field)) return true;
    return this.#grants(object, field).some((grant) => grant.edit);
  }

  /** Grants of the field itself and of the compound field that it is a part of. */
  #grants(object: OrgObject, field: OrgField): readonly FieldGrant[] {
    const names = field.compoundName === undefined ? [field.name] : [field.name, field.compoundName];
    return names.flatMap((name) => this.#fields.get(fieldKey(object.name, name)) ?? []);
  }

  #isGoverned(object: OrgObject, field: OrgField): boolean {
    if (this.isAdmin || !field.permissionable || object.isMetadataType || object.openToAll) return false;
    return field.custom || !this.#seesStandardFields;
  }
}

function profileName(org: LocalOrg, userId: string): string {
  const row = org.database
    .statement('select p."Name" as name from "User" u join "Profile" p on p."Id" = u."ProfileId" where u."Id" = ?')
    .get(userId);
  return String(row?.['name'] ?? '');
}

function permissionSetIds(org: LocalOrg, userId: string): readonly string[] {
  const sql = `
    select s."Id" as id from "PermissionSet" s join "User" u on u."ProfileId" = s."ProfileId" where u."Id" = ?
    union select "PermissionSetId" from "PermissionSetAssignment" where "AssigneeId" = ?`;
  return org.database
    .statement(sql)
    .all(userId, userId)
    .map((row) => String(row['id']));
}

function readUserPermissions(org: LocalOrg, sets: readonly string[]): ReadonlySet<string> {
  const granted = new Set<string>();
  for (const id of sets) {
    const row = org.database.statement('select * from "PermissionSet" where "Id" = ?').get(id) ?? {};
    for (const [column, value] of Object.entries(row)) {
      if (column.startsWith('Permissions') && value === 1) granted.add(column);
    }
  }
  return granted;
}

function readObjectPermissions(org: LocalOrg, sets: readonly string[]): ReadonlyMap<string, ObjectAccess> {
  const granted = new Map<string, ObjectAccess>();
  for (const id of sets) {
    for (const row of org.database.statement('select * from "ObjectPermissions" where "ParentId" = ?').all(id)) {
      const before = granted.get(String(row['SobjectType'])) ?? nothing;
      granted.set(String(row['SobjectType']), {
        read: before.read || row['PermissionsRead'] === 1,
        create: before.create || row['PermissionsCreate'] === 1,
        edit: before.edit || row['PermissionsEdit'] === 1,
        delete: before.delete || row['PermissionsDelete'] === 1,
        viewAll: before.viewAll || row['PermissionsViewAllRecords'] === 1,
        modifyAll: before.modifyAll || row['PermissionsModifyAllRecords'] === 1
      });
    }
  }
  return granted;
}

function readFieldPermissions(org: LocalOrg, sets: readonly string[]): ReadonlyMap<string, FieldGrant> {
  const granted = new Map<string, FieldGrant>();
  for (const id of sets) {
    for (const row of org.database.statement('select * from "FieldPermissions" where "ParentId" = ?').all(id)) {
      const key = String(row['Field']).toLowerCase();
      const before = granted.get(key);
      granted.set(key, {
        read: (before?.read ?? false) || row['PermissionsRead'] === 1,
        edit: (before?.edit ?? false) || row['PermissionsEdit'] === 1
      });
    }
  }
  return granted;
}

/** API names of the entities of a kind that the sets open. */
function readEntities(org: LocalOrg, sets: readonly string[], kind: string): readonly string[] {
  const sql = 'select "SobjectType" as name from "SetupEntityAccess" where "ParentId" = ? and "SetupEntityType" = ?';
  return sets.flatMap((id) =>
    org.database
      .statement(sql)
      .all(id, kind)
      .map((row) => String(row['name']))
  );
}
