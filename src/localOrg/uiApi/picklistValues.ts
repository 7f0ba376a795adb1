import type { OrgReply, SessionRequest } from '../http/route.ts';
import { notFound } from '../orgError.ts';
import type { OrgField, Picklist } from '../schema/field.ts';
import { eTagOf, tagged } from './eTag.ts';
import type { Tagged } from './eTag.ts';
import { wantedRecordType } from './recordTypes.ts';
import { uiObject, visibleField } from './supportedObjects.ts';

type PicklistField = OrgField & { readonly picklist: Picklist };

/**
 * GET /ui-api/object-info/{api name}/picklist-values/{record type}/{field}: the active values. Every record type has all of them.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values.htm
 */
export function readPicklistValues(request: SessionRequest): OrgReply {
  const { context, params, path } = request;
  const object = uiObject(context, params['object'] ?? '');
  wantedRecordType(context, object, params['recordType']);
  const field = visibleField(context, object, params['field'] ?? '');
  if (!field || !isPicklist(field)) throw notFound();
  return tagged(request, valuesOf(field, path));
}

/**
 * GET /ui-api/object-info/{api name}/picklist-values/{record type}: the values of every picklist that the user may see.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values_collection.htm
 */
export function readAllPicklistValues(request: SessionRequest): OrgReply {
  const { context, params, path } = request;
  const object = uiObject(context, params['object'] ?? '');
  wantedRecordType(context, object, params['recordType']);
  const fields = object.fields.filter((field) => visibleField(context, object, field.name)).filter(isPicklist);
  const picklistFieldValues = Object.fromEntries(fields.map((field) => [field.name, valuesOf(field, `${path}/${field.name}`)]));
  return tagged(request, { eTag: eTagOf(picklistFieldValues), picklistFieldValues });
}

function isPicklist(field: OrgField): field is PicklistField {
  return field.picklist !== undefined;
}

/** Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_picklist_values.htm */
function valuesOf({ picklist }: PicklistField, url: string): Tagged {
  const active = picklist.values.filter((entry) => entry.active);
  const entries = active.map(({ value, label, isDefault }) => ({ isDefault, entry: { attributes: null, label, validFor: [], value } }));
  const values = entries.map(({ entry }) => entry);
  const defaultValue = entries.find(({ isDefault }) => isDefault)?.entry ?? null;
  return { controllerValues: {}, defaultValue, eTag: eTagOf({ values, defaultValue }), url, values };
}
