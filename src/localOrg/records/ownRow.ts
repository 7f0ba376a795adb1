import type { StoredRow } from '../database.ts';
import { makeId } from '../ids.ts';
import type { OrgContext } from '../orgContext.ts';
import { writeRow } from './writeRow.ts';

/** Writes a row that the org makes by itself (history, picklist tables, permissions): no permission, no checks. Returns its id. */
export function writeOwnRow(context: OrgContext, objectName: string, values: StoredRow): string {
  const { org, schema } = context;
  const object = schema.known(objectName);
  const stamp = org.clock.stamp();
  const id = makeId(object.keyPrefix, org.database.nextWithGaps(`id.${object.keyPrefix}`));
  const row: StoredRow = { Id: id };
  for (const field of object.fields) {
    const value = values[field.name];
    if (value !== undefined) row[field.name] = value;
    else if (field.name.endsWith('Date') && (field.name === 'CreatedDate' || field.name === 'LastModifiedDate')) row[field.name] = stamp;
    else if (field.name === 'SystemModstamp') row[field.name] = stamp;
    else if (field.name === 'CreatedById' || field.name === 'LastModifiedById') row[field.name] = context.user.id;
    else if (field.defaultValue !== undefined && field.name !== 'Id') row[field.name] = field.defaultValue;
  }
  writeRow(context, object, row, undefined);
  if (object.setup) org.permissionVersion++;
  return id;
}
