import type { OrgReply, SessionRequest } from '../http/route.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import type { FieldType, OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { resultOf } from './readUiRecord.ts';
import { uiObject, visibleField } from './supportedObjects.ts';

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
  reference: 'Reference'
};

/** Record type of objects without record types; the local org has no others. */
const masterRecordType = '012000000000000AAA';

/**
 * GET /ui-api/object-info/{api name}.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_object_info.htm
 */
export function readObjectInfo({ context, params }: SessionRequest): OrgReply {
  return { status: 200, json: objectInfo(context, params['object'] ?? '') };
}

/** GET /ui-api/object-info/batch/{api names}: each object with a status of its own. */
export function readObjectInfos({ context, params }: SessionRequest): OrgReply {
  const names = (params['objects'] ?? '').split(',').filter((name) => name !== '');
  return { status: 200, json: { results: names.map((name) => resultOf(() => objectInfo(context, name))) } };
}

/**
 * GET /ui-api/object-info/{api name}/picklist-values/{record type}/{field}.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values.htm
 */
export function readPicklistValues({ context, params, path }: SessionRequest): OrgReply {
  const object = uiObject(context, params['object'] ?? '');
  const field = visibleField(context, object, params['field'] ?? '');
  if (!field?.picklist || params['recordType'] !== masterRecordType) {
    throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  }
  const values = field.picklist.values
    .filter(({ active }) => active)
    .map(({ value, label, isDefault }) => ({ isDefault, value: { attributes: null, label, validFor: [], value } }));
  const eTag = `${object.name}.${field.name}.${context.schema.version}`;
  const json = {
    controllerValues: {},
    defaultValue: values.find(({ isDefault }) => isDefault)?.value ?? null,
    eTag,
    url: path,
    values: values.map(({ value }) => value)
  };
  return { status: 200, json };
}

/** What the user may know of an object; throws when that is nothing. */
export function objectInfo(context: OrgContext, name: string): Record<string, unknown> {
  const object = uiObject(context, name);
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
    defaultRecordTypeId: masterRecordType,
    deletable: object.deletable && access.delete,
    dependentFields: {},
    eTag: `${object.name}.${context.schema.version}`,
    feedEnabled: false,
    fields: Object.fromEntries(visible.map((field) => [field.name, fieldInfo(context, object, field)])),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: true,
    mruEnabled: true,
    nameFields: nameFields(object),
    queryable: true,
    recordTypeInfos: { [masterRecordType]: masterInfo },
    searchable: true,
    searchLayoutable: true,
    themeInfo: null,
    updateable: object.updateable && access.edit
  };
}

const masterInfo = { available: true, defaultRecordTypeMapping: true, master: true, name: 'Master', recordTypeId: masterRecordType };

function nameFields(object: OrgObject): readonly string[] {
  const isPerson = object.fields.some(({ name }) => name === 'LastName') && object.nameField === 'Name';
  return isPerson ? ['Name', 'FirstName', 'LastName'] : [object.nameField];
}

function childRelationships(context: OrgContext, object: OrgObject): readonly unknown[] {
  return context.schema.children(object).flatMap(({ childObject, field, relationshipName }) => {
    const child = context.schema.known(childObject);
    const isVisible = context.permissions.object(child).read && context.permissions.canReadField(child, field);
    if (relationshipName === undefined || !isVisible) return [];
    return [{ childObjectApiName: childObject, fieldName: field.name, junctionIdListNames: [], junctionReferenceTo: [], relationshipName }];
  });
}

/** One field of an object info. */
function fieldInfo(context: OrgContext, object: OrgObject, field: OrgField): Record<string, unknown> {
  const editable = context.permissions.canEditField(object, field);
  return {
    apiName: field.name,
    calculated: false,
    compound: false,
    compoundComponentName: null,
    compoundFieldName: null,
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

function referenceTo(context: OrgContext, target: string): readonly unknown[] {
  const object = context.schema.object(target);
  return object ? [{ apiName: object.name, nameFields: nameFields(object) }] : [];
}
