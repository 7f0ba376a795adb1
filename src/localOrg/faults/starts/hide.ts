import type { OrgContext } from '../../orgContext.ts';
import { badValue } from '../../orgError.ts';
import type { OrgObject } from '../../schema/object.ts';

/** The object that a fault names. */
export function objectNamed({ schema }: OrgContext, name: string): OrgObject {
  const object = schema.object(name);
  if (!object) throw badValue('INVALID_INPUT', `The org has no object ${name}`);
  return object;
}

/** What users see is worked out anew, now and when the faults are cleared. */
export function refreshViews(context: OrgContext, { of }: { readonly of: string }): void {
  objectNamed(context, of);
  const { org } = context;
  org.permissionVersion++;
  org.faults.onClear(() => void org.permissionVersion++);
}

/** Checks that the field is there; `hiddenFrom` keeps it from users as long as the fault is on. */
export function hideField(context: OrgContext, { of, field }: { readonly of: string; readonly field: string }): void {
  if (!context.schema.field(objectNamed(context, of), field)) throw badValue('INVALID_INPUT', `${of} has no field ${field}`);
  refreshViews(context, { of });
}

/** Nobody has View All or Modify All on the object any more; the permission sets say so, too. */
export function hideShare(context: OrgContext, { of }: { readonly of: string }): void {
  const { name } = objectNamed(context, of);
  const { database, faults } = context.org;
  const columns = ['PermissionsViewAllRecords', 'PermissionsModifyAllRecords'];
  for (const column of columns) {
    const rows = database.statement(`select "Id" as id from "ObjectPermissions" where "SobjectType" = ? and "${column}" = 1`).all(name);
    const set = (value: 0 | 1): void => {
      for (const { id } of rows) {
        database.statement(`update "ObjectPermissions" set "${column}" = ? where "Id" = ?`).run(value, String(id));
      }
    };
    set(0);
    faults.onClear(() => set(1));
  }
  refreshViews(context, { of });
}
