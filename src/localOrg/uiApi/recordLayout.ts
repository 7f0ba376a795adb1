import type { OrgReply, SessionRequest } from '../http/route.ts';
import type { OrgContext } from '../orgContext.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { eTagOf, tagged } from './eTag.ts';
import type { Tagged } from './eTag.ts';
import { checkFormFactor, layoutFields, readLayoutTypes, readModes } from './layouts.ts';
import type { LayoutMode, LayoutType } from './layouts.ts';
import { wantedRecordType } from './recordTypes.ts';
import { uiObject } from './supportedObjects.ts';

/** What a layout is asked for. */
export type LayoutWish = { readonly type: LayoutType; readonly mode: LayoutMode; readonly recordTypeId: string };

/**
 * GET /ui-api/layout/{api name} with `layoutType`, `mode`, `formFactor`, `recordTypeId`.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_layout.htm
 */
export function readLayout(request: SessionRequest): OrgReply {
  const { context, params, query } = request;
  const object = uiObject(context, params['object'] ?? '');
  checkFormFactor(query);
  const [type = 'Full'] = readLayoutTypes(query.getAll('layoutType'));
  const [mode = 'View'] = readModes(query.getAll('mode'));
  const recordTypeId = wantedRecordType(context, object, query.get('recordTypeId'));
  return tagged(request, recordLayout(context, object, { type, mode, recordTypeId }));
}

const columns = 2;

/**
 * A layout of one section with two columns, in the order of `layoutFields`: the local org has no page layouts.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_layout.htm
 */
export function recordLayout(
  context: OrgContext,
  object: OrgObject,
  { type, mode, recordTypeId }: LayoutWish
): Tagged & { readonly id: string } {
  const items = layoutFields(context, object, type, mode).map((field) => layoutItem(context, object, type, field));
  const rows = Array.from({ length: Math.ceil(items.length / columns) }, (_, row) => ({
    layoutItems: items.slice(row * columns, row * columns + columns)
  }));
  const section = {
    collapsible: false,
    columns,
    heading: `${object.label} Information`,
    id: idFor('01B', `${object.name} ${type} section`),
    layoutRows: rows,
    rows: rows.length,
    tabOrder: 'LeftRight',
    useHeading: true
  };
  const layout = {
    id: idFor('00h', `${object.name} ${type}`),
    layoutType: type,
    mode,
    objectApiName: object.name,
    recordTypeId,
    saveOptions: [],
    sections: [section]
  };
  return { ...layout, eTag: eTagOf(layout) };
}

function layoutItem(context: OrgContext, object: OrgObject, type: LayoutType, field: OrgField): Record<string, unknown> {
  const isEditable = context.permissions.canEditField(object, field);
  const isRequired = !field.nillable && field.type !== 'boolean' && field.createable;
  const label = field.reference ? field.label.replace(/ ID$/, '') : field.label;
  const behaviour = isRequired ? 'Required' : field.updateable && isEditable ? 'Edit' : 'Readonly';
  return {
    editableForNew: field.createable && isEditable,
    editableForUpdate: field.updateable && isEditable,
    label,
    layoutComponents: [{ apiName: field.name, componentType: 'Field', label: field.label }],
    lookupIdApiName: field.reference ? field.name : null,
    required: isRequired,
    sortable: false,
    uiBehavior: type === 'Full' ? behaviour : null
  };
}

/** An id that stays the same for the same name: no record stands behind it. */
function idFor(prefix: string, name: string): string {
  return `${prefix}${eTagOf(name).slice(0, 12).toUpperCase()}AAA`;
}
