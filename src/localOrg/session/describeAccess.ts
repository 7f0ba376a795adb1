import type { OrgContext } from '../orgContext.ts';
import { supportedScopes } from '../query/filterScope.ts';
import { recordTypeInfos } from '../records/recordTypeInfos.ts';
import type { DescribeAccess } from '../schema/describe.ts';
import type { OrgObject } from '../schema/object.ts';

/** What describe tells the user about an object. */
export function describeAccess(context: OrgContext, object: OrgObject): DescribeAccess {
  const access = context.permissions.object(object);
  return {
    canCreate: access.create,
    canEdit: access.edit,
    canDelete: access.delete,
    fieldVisible: (field) => context.permissions.canReadField(object, field),
    fieldEditable: (field) => (access.create || access.edit) && context.permissions.canEditField(object, field),
    recordTypes: recordTypeInfos(context, object),
    scopes: supportedScopes(context, object)
  };
}
