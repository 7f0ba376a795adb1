import type { OrgReply, SessionRequest } from '../http/route.ts';
import type { OrgContext } from '../orgContext.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { listOf } from './batch.ts';
import { displayValue, uiValue } from '../query/displayValue.ts';
import { addFields, emptyTree } from './fieldTree.ts';
import { checkFormFactor, layoutFields } from './layouts.ts';
import { objectInfo } from './objectInfo.ts';
import { addLayout, recordId, representOne } from './oneRecord.ts';
import { recordLayout } from './recordLayout.ts';
import { wantedRecordType } from './recordTypes.ts';
import type { FieldValue, UiRecord } from './representRecords.ts';
import { findUiObject, uiObject, uiObjectOfId } from './supportedObjects.ts';

/**
 * GET /ui-api/record-defaults/create/{api name}: layout, object infos and the default values of a new record.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_defaults_create.htm
 */
export function readCreateDefaults(request: SessionRequest): OrgReply {
  const { context, params, query } = request;
  checkFormFactor(query);
  const object = uiObject(context, params['object'] ?? '');
  const recordTypeId = wantedRecordType(context, object, query.get('recordTypeId'));
  const fields = [...layoutFields(context, object, 'Full', 'Create'), ...optionalFields(context, object, query)];
  const layout = recordLayout(context, object, { type: 'Full', mode: 'Create', recordTypeId });
  return {
    status: 200,
    json: { layout, objectInfos: objectInfosOf(context, object, fields), record: newRecord(context, { object, fields, recordTypeId }) }
  };
}

/**
 * GET /ui-api/record-defaults/template/create/{api name}: the same without a layout, for the fields that are asked for.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_defaults_template_create.htm
 */
export function readCreateTemplate({ context, params, query }: SessionRequest): OrgReply {
  const object = uiObject(context, params['object'] ?? '');
  const recordTypeId = wantedRecordType(context, object, query.get('recordTypeId'));
  const fields = optionalFields(context, object, query);
  return {
    status: 200,
    json: { objectInfos: objectInfosOf(context, object, fields), record: newRecord(context, { object, fields, recordTypeId }) }
  };
}

/**
 * GET /ui-api/record-defaults/clone/{id}: layout, object infos and the values that a copy of a record begins with.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_defaults_clone.htm
 */
export function readCloneDefaults({ context, params, query }: SessionRequest): OrgReply {
  checkFormFactor(query);
  const id = recordId(params['id']);
  const object = uiObjectOfId(context, id);
  const recordTypeId = wantedRecordType(context, object, query.get('recordTypeId'));
  const tree = emptyTree(object);
  addLayout(context, tree, 'Full', 'Create');
  addFields(context, tree, listOf(query.getAll('optionalFields')), true);
  const record = representOne(context, tree, id);
  const layout = recordLayout(context, object, { type: 'Full', mode: 'Create', recordTypeId });
  return {
    status: 200,
    json: { layout, objectInfos: objectInfosOf(context, object, [...tree.fields.values()]), record: unsaved(record, record.fields) }
  };
}

function optionalFields(context: OrgContext, object: OrgObject, query: URLSearchParams): readonly OrgField[] {
  const tree = emptyTree(object);
  addFields(context, tree, listOf(query.getAll('optionalFields')), true);
  return [...tree.fields.values()];
}

/** The object's own info and those of the objects that the fields refer to. */
function objectInfosOf(context: OrgContext, object: OrgObject, fields: readonly OrgField[]): Record<string, unknown> {
  const targets = fields.flatMap((field) => field.reference?.to ?? []).filter((name) => findUiObject(context, name));
  return Object.fromEntries([...new Set([object.name, ...targets])].map((name) => [name, objectInfo(context, name)]));
}

type NewRecord = { readonly object: OrgObject; readonly fields: readonly OrgField[]; readonly recordTypeId: string };

function newRecord(context: OrgContext, { object, fields, recordTypeId }: NewRecord): Record<string, unknown> {
  const values = fields.map((field): readonly [string, FieldValue] => {
    const value = defaultOf(context, field);
    return [field.name, { displayValue: displayValue(context, field, value), value: uiValue(field, value) }];
  });
  return unsaved({ apiName: object.name, recordTypeId }, Object.fromEntries(values));
}

function defaultOf(context: OrgContext, field: OrgField): unknown {
  if (field.name === 'OwnerId') return context.user.id;
  if (field.type === 'boolean') return field.defaultValue === 1;
  return field.defaultValue ?? field.picklist?.values.find(({ isDefault }) => isDefault)?.value ?? null;
}

/** A record that is not saved yet has no id and no stamps. */
function unsaved(
  record: Pick<UiRecord, 'apiName'> & { readonly recordTypeId?: unknown },
  fields: UiRecord['fields']
): Record<string, unknown> {
  return {
    apiName: record.apiName,
    childRelationships: {},
    fields,
    id: null,
    lastModifiedById: null,
    lastModifiedDate: null,
    recordTypeId: record.recordTypeId ?? null,
    recordTypeInfo: null,
    systemModstamp: null
  };
}
