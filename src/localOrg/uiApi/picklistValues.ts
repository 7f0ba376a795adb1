import type { OrgReply, SessionRequest } from '../http/route.ts';
import { notFound } from '../orgError.ts';
import type { OrgField, Picklist } from '../schema/field.ts';
import { eTagOf, tagged } from './eTag.ts';
import type { Tagged } from './eTag.ts';
import { offeredValues, wantedRecordType } from './recordTypes.ts';
import type { OfferedValues } from './recordTypes.ts';
import { stageAttributes } from './stageAttributes.ts';
import type { AttributesOf } from './stageAttributes.ts';
import { uiObject, visibleField } from './supportedObjects.ts';

type PicklistField = OrgField & { readonly picklist: Picklist };

/**
 * GET /ui-api/object-info/{api name}/picklist-values/{record type}/{field}: the active values that the record type offers.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values.htm
 */
export function readPicklistValues(request: SessionRequest): OrgReply {
  const { context, params, path } = request;
  const object = uiObject(context, params['object'] ?? '');
  const offered = offeredValues(context, wantedRecordType(context, object, params['recordType']));
  const field = visibleField(context, object, params['field'] ?? '');
  if (!field || !isPicklist(field)) throw notFound();
  return tagged(
    request,
    valuesOf(field, { url: path, offered: offered.get(field.name), attributesOf: stageAttributes(context, object, field) })
  );
}

/**
 * GET /ui-api/object-info/{api name}/picklist-values/{record type}: the values of every picklist that the user may see.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values_collection.htm
 */
export function readAllPicklistValues(request: SessionRequest): OrgReply {
  const { context, params, path } = request;
  const object = uiObject(context, params['object'] ?? '');
  const offered = offeredValues(context, wantedRecordType(context, object, params['recordType']));
  const fields = object.fields.filter((field) => visibleField(context, object, field.name)).filter(isPicklist);
  const entries = fields.map((field) => {
    const attributesOf = stageAttributes(context, object, field);
    return [field.name, valuesOf(field, { url: `${path}/${field.name}`, offered: offered.get(field.name), attributesOf })];
  });
  const picklistFieldValues = Object.fromEntries(entries) as Record<string, Tagged>;
  return tagged(request, { eTag: eTagOf(picklistFieldValues), picklistFieldValues });
}

function isPicklist(field: OrgField): field is PicklistField {
  return field.picklist !== undefined;
}

type Values = { readonly url: string; readonly offered: OfferedValues | undefined; readonly attributesOf: AttributesOf };

/** Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_picklist_values.htm */
function valuesOf({ picklist }: PicklistField, { url, offered, attributesOf }: Values): Tagged {
  const entries = picklist.values.flatMap(({ active, isDefault, label, value }) => {
    const own = offered?.find((each) => each.value === value);
    const isShown = active && (offered === undefined || own !== undefined);
    return isShown
      ? [{ isDefault: own?.isDefault ?? isDefault, entry: { attributes: attributesOf(value), label, validFor: [], value } }]
      : [];
  });
  const values = entries.map(({ entry }) => entry);
  const defaultValue = entries.find(({ isDefault }) => isDefault)?.entry ?? null;
  return { controllerValues: {}, defaultValue, eTag: eTagOf({ values, defaultValue }), url, values };
}
