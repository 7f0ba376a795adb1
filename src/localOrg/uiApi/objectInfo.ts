import type { OrgReply, SessionRequest } from '../http/route.ts';
import type { OrgContext } from '../orgContext.ts';
import type { FieldType, OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { visibleChildren } from '../session/visibleChildren.ts';
import { batchOf, resultOf } from './batch.ts';
import { eTagOf, tagged } from './eTag.ts';
import { defaultRecordTypeId, recordTypesOf } from './recordTypes.ts';
import { findUiObject, uiObject } from './supportedObjects.ts';

const dataTypes: Readonly<Record<FieldType, string>> = {
  id: 'String',
  string: 'String',
  textarea: 'TextArea',
  phone: 'Phone',
  email: 'Email',
  url: 'Url',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  combobox: 'ComboBox',
  boolean: 'Boolean',
  int: 'Int',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  reference: 'Reference',
  address: 'Address',
  anyType: 'AnyType'
};

/**
 * GET /ui-api/object-info/{api name}.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_object_info.htm
 */
export function readObjectInfo(request: SessionRequest): OrgReply {
  return tagged(request, objectInfo(request.context, request.params['object'] ?? ''));
}

/**
 * GET /ui-api/object-info: the objects that UI API serves and the user may read.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_object_info_directory.htm
 */
export function readObjectDirectory({ context }: SessionRequest): OrgReply {
  const objects = context.schema.all().flatMap(({ name }) => findUiObject(context, name) ?? []);
  const entries = objects.map((object) => {
    const { name: apiName, keyPrefix, label, labelPlural } = object;
    const nameFieldsOf = nameFields(object);
    return [apiName, { apiName, keyPrefix, label, labelPlural, nameFields: nameFieldsOf, objectInfoUrl: `/ui-api/object-info/${apiName}` }];
  });
  const json = { objects: Object.fromEntries(entries) as Record<string, unknown> };
  return { status: 200, json: { ...json, eTag: eTagOf(json) } };
}

/** GET /ui-api/object-info/batch/{api names}: each object with a status of its own. */
export function readObjectInfos({ context, params }: SessionRequest): OrgReply {
  const names = (params['objects'] ?? '').split(',').filter((name) => name !== '');
  return batchOf(names.map((name) => resultOf(() => objectInfo(context, name))));
}

/** What the user may know of an object; throws when that is nothing. */
export function objectInfo(context: OrgContext, name: string): ObjectInfo {
  const object = uiObject(context, name);
  const info = describe(context, object);
  return { ...info, eTag: eTagOf(info) };
}

/** What an object is and what its user may do with it. */
export type ObjectInfo = { readonly apiName: string; readonly eTag: string; readonly [more: string]: unknown };

function describe(context: OrgContext, object: OrgObject): { readonly apiName: string; readonly [more: string]: unknown } {
  const access = context.permissions.object(object);
  const visible = object.fields.filter((field) => context.permissions.canReadField(object, field));
  return {
    apiName: object.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: childRelationships(context, object),
    compactLayoutable: true,
    createable: object.createable && access.create,
    custom: object.custom,
    defaultRecordTypeId: defaultRecordTypeId(context, object),
    deletable: object.deletable && access.delete,
    dependentFields: {},
    feedEnabled: false,
    fields: Object.fromEntries(visible.map((field) => [field.name, fieldInfo(context, object, field)])),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: true,
    mruEnabled: true,
    nameFields: nameFields(object),
    queryable: true,
    recordTypeInfos: Object.fromEntries(recordTypesOf(context, object).map((info) => [info.recordTypeId, info])),
    searchable: true,
    searchLayoutable: true,
    themeInfo: null,
    updateable: object.updateable && access.edit
  };
}

const partsOfName = ['FirstName', 'LastName'];

/** Fields that make up the name of a record: people have a compound one. */
function nameFields(object: OrgObject): readonly string[] {
  return hasCompoundName(object) ? ['Name', ...partsOfName] : [object.nameField];
}

function hasCompoundName(object: OrgObject): boolean {
  return object.nameField === 'Name' && object.fields.some(({ name }) => name === 'LastName');
}

function childRelationships(context: OrgContext, object: OrgObject): readonly unknown[] {
  return visibleChildren(context, object).flatMap(({ childObject, field, relationshipName }) => {
    if (relationshipName === undefined) return [];
    return [{ childObjectApiName: childObject, fieldName: field.name, junctionIdListNames: [], junctionReferenceTo: [], relationshipName }];
  });
}

/** One field of an object info. */
function fieldInfo(context: OrgContext, object: OrgObject, field: OrgField): Record<string, unknown> {
  const editable = context.permissions.canEditField(object, field);
  return {
    apiName: field.name,
    calculated: field.custom && field.formula !== undefined,
    ...compoundOf(object, field),
    controllerName: null,
    controllingFields: [],
    createable: field.createable && editable,
    custom: field.custom,
    dataType: dataTypes[field.type],
    extraTypeInfo: field.extraTypeInfo ?? null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: field.extraTypeInfo === 'richtextarea',
    inlineHelpText: field.helpText ?? null,
    label: field.label,
    length: field.length,
    maskType: null,
    nameField: field.name === object.nameField,
    polymorphicForeignKey: (field.reference?.to.length ?? 0) > 1,
    precision: field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: (field.reference?.to ?? []).flatMap((target) => referenceTo(context, target)),
    relationshipName: field.reference?.relationshipName ?? null,
    required: !field.nillable && field.type !== 'boolean',
    scale: field.scale,
    searchPrefilterable: field.type === 'reference',
    sortable: field.filterable,
    unique: field.unique,
    updateable: field.updateable && editable
  };
}

/** How a field belongs to a compound one: `LastName` to `Name`, `BillingCity` to `BillingAddress`. */
function compoundOf(object: OrgObject, field: OrgField): Record<string, unknown> {
  const { name, addressPrefix, compoundName } = field;
  if (compoundName !== undefined) {
    const component = name.slice(compoundName.length - 'Address'.length);
    return { compound: true, compoundComponentName: component, compoundFieldName: compoundName };
  }
  if (addressPrefix !== undefined) return { compound: true, compoundComponentName: null, compoundFieldName: name };
  const isPerson = hasCompoundName(object);
  const isPart = isPerson && partsOfName.includes(name);
  return {
    compound: isPart || (isPerson && name === 'Name'),
    compoundComponentName: isPart ? name : null,
    compoundFieldName: isPart ? 'Name' : null
  };
}

function referenceTo(context: OrgContext, target: string): readonly unknown[] {
  const object = context.schema.object(target);
  return object ? [{ apiName: object.name, nameFields: nameFields(object) }] : [];
}
