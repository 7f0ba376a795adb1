import type { OrgContext } from '../orgContext.ts';
import { notFound } from '../orgError.ts';
import type { OrgObject } from '../schema/object.ts';

/** The object that a path names; 404 when the org has none, or the user may not read it. */
export function readableObject(context: OrgContext, name: string | undefined): OrgObject {
  const object = context.schema.object(name ?? '');
  if (!object || !context.permissions.object(object).read) throw notFound();
  return object;
}
