import type { SoqlObject, SoqlSchema } from '../../soql/schema.ts';
import type { OrgContext } from '../orgContext.ts';
import { toSoqlObject } from '../schema/orgSchema.ts';

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
  const object = context.schema.object(name);
  const readable = object !== undefined && context.permissions.object(object).read;
  const made = readable ? toSoqlObject(context.schema, object, (field) => context.permissions.canReadField(object, field)) : undefined;
  objects.set(key, made);
  return made;
}
