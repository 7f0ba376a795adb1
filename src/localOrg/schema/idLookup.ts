import type { OrgField } from './field.ts';
import type { OrgObject } from './object.ts';

/** Standard fields with the property idLookup, besides ids and numbered names. */
const standardKeys: ReadonlySet<string> = new Set(['Contact.Email', 'Lead.Email', 'User.Email', 'User.Username']);

/**
 * True for a field that names a record in upserts and addresses: the id, external ids, names of custom objects, numbered names such as
 * CaseNumber, and few standard fields. A field that is only unique is none.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/access_for_fields.htm (idLookup)
 */
export function isIdLookup(object: OrgObject, field: OrgField): boolean {
  if (field.type === 'id' || field.externalId) return true;
  if (field.name === object.nameField && (object.custom || field.autoNumber !== undefined)) return true;
  return standardKeys.has(`${object.name}.${field.name}`);
}
