import type { SoqlSchema } from '../../soql/schema.ts';
import type { OrgContext } from '../orgContext.ts';
import { userSchema } from '../query/userSchema.ts';
import type { OrgObject } from '../schema/object.ts';

/** Set-up and the catalog belong to both APIs; records of the business belong to the data API alone. */
export function isToolingObject(object: OrgObject): boolean {
  return object.setup;
}

/** What a query of the Tooling API may name: the platform refuses `Account` there as an unknown type. */
export function toolingSchema(context: OrgContext): SoqlSchema {
  const all = userSchema(context);
  return {
    object: (name) => {
      const object = context.schema.object(name);
      return object && isToolingObject(object) ? all.object(name) : undefined;
    }
  };
}
