import type { OrgContext } from '../orgContext.ts';
import type { ChildRelationship, OrgObject } from '../schema/object.ts';

/** The ways from an object to its children that the user may go: the child and its reference are readable. */
export function visibleChildren({ schema, permissions }: OrgContext, object: OrgObject): readonly ChildRelationship[] {
  return schema.children(object).filter(({ childObject, field }) => {
    const child = schema.known(childObject);
    return permissions.object(child).read && permissions.canReadField(child, field);
  });
}
