import type { SoqlObject, SoqlSchema } from '../../soql/schema.ts';
import { asDescribed } from '../faults/unfilterable.ts';
import type { OrgContext } from '../orgContext.ts';
import type { OrgObject } from '../schema/object.ts';
import { toSoqlObject } from '../schema/orgSchema.ts';
import { visibleChildren } from '../session/visibleChildren.ts';

const cache = new WeakMap<OrgContext, Map<string, SoqlObject | undefined>>();

/** The org's schema as the user may query it: without objects and fields that no permission opens. */
export function userSchema(context: OrgContext): SoqlSchema {
  return { object: (name) => userObject(context, name) };
}

function userObject(context: OrgContext, name: string): SoqlObject | undefined {
  let objects = cache.get(context);
  if (!objects) cache.set(context, (objects = new Map()));
  const key = name.toLowerCase();
  if (objects.has(key)) return objects.get(key);
  const found = context.schema.object(name);
  const object = found && asDescribed(context.org, found);
  const made = object && context.permissions.object(object).read ? readableObject(context, object) : undefined;
  objects.set(key, made);
  return made;
}

function readableObject(context: OrgContext, object: OrgObject): SoqlObject {
  const fields = object.fields.filter((field) => context.permissions.canReadField(object, field));
  return toSoqlObject(object, fields, visibleChildren(context, object));
}
