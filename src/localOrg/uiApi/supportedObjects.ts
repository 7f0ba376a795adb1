import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';

/**
 * Standard objects of the local org that UI API serves; custom objects are served, Custom Metadata types are not.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_get_started_supported_objects.htm
 */
const served: ReadonlySet<string> = new Set([
  ...['Account', 'AccountTeamMember', 'Asset', 'Campaign', 'CampaignMember', 'Case', 'Contact', 'Contract', 'Lead'],
  ...['Opportunity', 'OpportunityContactRole', 'OpportunityLineItem', 'Order', 'OrderItem'],
  ...['Pricebook2', 'PricebookEntry', 'Product2', 'User']
]);

/** True for objects that UI API and GraphQL serve; activities, history and set-up objects are not among them. */
function isServed(object: OrgObject): boolean {
  return object.custom ? !object.isMetadataType : served.has(object.name);
}

/** The object of a name, if UI API serves it and the user may read it. */
export function findUiObject(context: OrgContext, name: string): OrgObject | undefined {
  const object = context.schema.object(name);
  return object && isServed(object) && context.permissions.object(object).read ? object : undefined;
}

/** The same; throws as the resource `/object-info` does. */
export function uiObject(context: OrgContext, name: string): OrgObject {
  const object = context.schema.object(name);
  if (object && !isServed(object)) throw new OrgError(400, 'INVALID_TYPE', `Object ${object.name} is not supported in UI API`);
  if (!object || !context.permissions.object(object).read) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return object;
}

/** The object of a record id; throws as the resource `/records` does. */
export function uiObjectOfId(context: OrgContext, id: string): OrgObject {
  const object = context.schema.objectOfId(id);
  if (!object) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return uiObject(context, object.name);
}

/** A field of an object, if the user may see it. Compound addresses are read by their parts. */
export function visibleField(context: OrgContext, object: OrgObject, name: string): OrgField | undefined {
  const field = context.schema.field(object, name);
  return field && field.type !== 'address' && context.permissions.canReadField(object, field) ? field : undefined;
}

/** The reference behind a relationship name (`Owner`, `Settings_Version__r`), if the user may see it. */
export function visibleReference(context: OrgContext, object: OrgObject, relationship: string): OrgField | undefined {
  const wanted = relationship.toLowerCase();
  const field = object.fields.find((each) => each.reference?.relationshipName?.toLowerCase() === wanted);
  return field && context.permissions.canReadField(object, field) ? field : undefined;
}
