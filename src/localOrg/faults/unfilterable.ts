import type { LocalOrg } from '../localOrg.ts';
import type { OrgObject } from '../schema/object.ts';

/** The object as the org tells of it: with a stamp that no filter may name, where that fault is on. */
export function asDescribed(org: LocalOrg, object: OrgObject): OrgObject {
  if (!org.faults.on('unfilterable_stamp').some(({ of }) => of.toLowerCase() === object.name.toLowerCase())) return object;
  const fields = object.fields.map((field) => (field.name === 'SystemModstamp' ? { ...field, filterable: false } : field));
  return { ...object, fields, replicateable: false };
}
