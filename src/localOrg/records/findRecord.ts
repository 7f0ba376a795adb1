import type { SqlValue } from '../database.ts';
import { toId18 } from '../ids.ts';
import type { LocalOrg } from '../localOrg.ts';
import { badValue, OrgError } from '../orgError.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';

const mostMatches = 10;

/** Id of the one living record whose key field has the value; undefined when there is none, an error when there are several. */
export function idByField(org: LocalOrg, object: OrgObject, field: OrgField, value: SqlValue): string | undefined {
  const found = idsByField(org, object, field, value);
  if (found.length > 1) {
    throw new OrgError(300, 'DUPLICATE_EXTERNAL_ID', `more than one record found for external id field: [${found.join(', ')}]`);
  }
  return found[0];
}

/** Ids of the living records whose key field has the value, the first few where there are many. */
export function idsByField(org: LocalOrg, object: OrgObject, field: OrgField, value: SqlValue): readonly string[] {
  const alive = object.softDelete ? ' and "IsDeleted" = 0' : '';
  const collation = field.caseSensitive || field.type === 'id' ? '' : ' collate nocase';
  const sql = `select "Id" as id from ${quoted(object.name)} where ${quoted(field.name)} = ?${collation}${alive} order by "Id" limit ${mostMatches}`;
  return org.database
    .statement(sql)
    .all(value)
    .map((row) => String(row['id']));
}

/** The id in its 18 characters; MALFORMED_ID when the text is none, or one of another object. */
export function checkedId(object: OrgObject, text: string): string {
  const id = toId18(text);
  if (!id) throw badValue('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${text}`, ['Id']);
  if (!id.startsWith(object.keyPrefix)) throw badValue('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${text}`, ['Id']);
  return id;
}
