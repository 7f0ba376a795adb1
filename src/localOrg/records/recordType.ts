import type { Save } from '../behaviours/behaviour.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue } from '../orgError.ts';
import type { OrgObject } from '../schema/object.ts';

/**
 * Gives a new record the first active record type of its object where none is given, and refuses one of another object. Which types a
 * profile assigns is not kept.
 */
export function followRecordType({ context, object, row, old, given }: Save): void {
  if (!context.schema.field(object, 'RecordTypeId')) return;
  const wanted = given['RecordTypeId'];
  if (wanted === undefined && !old) row['RecordTypeId'] = activeTypes(context, object)[0] ?? null;
  if (typeof wanted !== 'string' || activeTypes(context, object).includes(wanted)) return;
  throw badValue('INVALID_CROSS_REFERENCE_KEY', `Record Type ID: this ID value isn't valid for the user: ${wanted}`, ['RecordTypeId']);
}

function activeTypes({ org }: OrgContext, object: OrgObject): readonly string[] {
  const sql = 'select "Id" as id from "RecordType" where "SobjectType" = ? and "IsActive" = 1 order by "Id"';
  return org.database
    .statement(sql)
    .all(object.name)
    .map((row) => String(row['id']));
}
