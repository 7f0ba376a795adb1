import { dataPath, type OrgReply, type SessionRequest } from '../http/route.ts';
import { toId18 } from '../ids.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { notFound } from '../orgError.ts';
import { firstPage } from '../query/cursor.ts';
import { prepareQuery } from '../query/prepareQuery.ts';
import { iterateRecords } from '../query/runSoql.ts';
import type { OrgObject } from '../schema/object.ts';
import { fieldsInQuery } from './recordPath.ts';

/** The record that a relationship of another leads to, or the object and lookup of its children. */
export type RelationshipTarget =
  | { readonly kind: 'parent'; readonly object: OrgObject; readonly id: string }
  | { readonly kind: 'children'; readonly object: OrgObject; readonly field: string; readonly parentId: string };

/**
 * Where `/sobjects/<object>/<id>/<relationship>` leads; undefined when the middle part is no id of the object, so that the path names a
 * record by external id.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_relationships.htm
 */
export function relationshipTarget(
  context: OrgContext,
  object: OrgObject,
  path: { id: string; name: string }
): RelationshipTarget | undefined {
  const id = toId18(path.id);
  if (id === undefined || !id.startsWith(object.keyPrefix) || context.schema.field(object, path.id)) return undefined;
  const row = storedRow(context.org, object, id);
  if (!row || row['IsDeleted'] === 1 || !context.sharing.canRead(object, id)) throw notFound();
  const wanted = path.name.toLowerCase();
  const lookup = object.fields.find((field) => field.reference?.relationshipName?.toLowerCase() === wanted);
  if (lookup && context.permissions.canReadField(object, lookup)) {
    const parentId = row[lookup.name];
    const parent = typeof parentId === 'string' ? context.schema.objectOfId(parentId) : undefined;
    if (typeof parentId !== 'string' || !parent) throw notFound();
    return { kind: 'parent', object: parent, id: parentId };
  }
  const child = context.schema.children(object).find((each) => each.relationshipName?.toLowerCase() === wanted);
  if (!child) throw notFound();
  return { kind: 'children', object: context.schema.known(child.childObject), field: child.field.name, parentId: id };
}

/** The children as a page of records, as a query gives them. */
export function childrenReply(request: SessionRequest, target: RelationshipTarget & { kind: 'children' }): OrgReply {
  const { context, org } = request;
  const { object } = target;
  if (!context.permissions.object(object).read) throw notFound();
  const visible = object.fields.filter((field) => context.permissions.canReadField(object, field)).map((field) => field.name);
  const names = fieldsInQuery(request) ?? visible;
  const query = prepareQuery(context, `SELECT ${names.join(', ')} FROM ${object.name} WHERE ${target.field} = '${target.parentId}'`);
  const records = iterateRecords(context, query, { dataPath: dataPath(request) });
  const page = firstPage(org, context.user.id, records, org.limits.queryPageSize);
  const next = page.locator ? { nextRecordsUrl: `${dataPath(request)}/query/${page.locator}` } : {};
  return { status: 200, json: { totalSize: page.totalSize, done: page.done, ...next, records: page.records } };
}
