import type { LocalOrg } from '../localOrg.ts';
import type { OrgObject } from '../schema/object.ts';
import { fieldKey } from '../session/fieldKey.ts';
import type { Permissions } from '../session/permissions.ts';

/** What faults keep from a user: fields by their key, objects by name. */
export type Hidden = { readonly fields: ReadonlySet<string>; readonly objects: ReadonlySet<string> };

/** What a user lost by a fault; administrators lose nothing unless they are named. */
export function hiddenFrom(org: LocalOrg, { userId, isAdmin }: Pick<Permissions, 'userId' | 'isAdmin'>): Hidden {
  const isMeant = ({ user }: { readonly user?: string | undefined }): boolean => {
    if (user === undefined) return !isAdmin;
    return org.database.statement('select "Username" as name from "User" where "Id" = ?').get(userId)?.['name'] === user;
  };
  const fields = org.faults.on('fls_hide').filter(isMeant);
  const objects = org.faults.on('object_hide').filter(isMeant);
  return {
    fields: new Set(fields.map(({ of, field }) => fieldKey(of, field))),
    objects: new Set(objects.map(({ of }) => org.schema.object(of)?.name ?? of))
  };
}

/**
 * Condition on the records that are still shared where sharing hides a part of an object; undefined where it does not. Which records
 * those are depends on their ids alone.
 */
export function sharedPart(org: LocalOrg, object: OrgObject, alias: string): string | undefined {
  const [hide] = org.faults.on('sharing_hide').filter(({ of }) => of.toLowerCase() === object.name.toLowerCase());
  if (!hide) return undefined;
  const last = `unicode(substr(${alias}."Id", 15, 1)) + 7 * unicode(substr(${alias}."Id", 14, 1))`;
  return `((${last}) % 10 >= ${Math.round(hide.share * 10)})`;
}
