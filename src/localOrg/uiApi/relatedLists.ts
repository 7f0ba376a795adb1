import type { OrgReply, SessionRequest } from '../http/route.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import type { OrgField } from '../schema/field.ts';
import type { ChildRelationship, OrgObject } from '../schema/object.ts';
import { batchOf, listOf, resultOf } from './batch.ts';
import { eTagOf, tagged } from './eTag.ts';
import type { Tagged } from './eTag.ts';
import { layoutFields } from './layouts.ts';
import { defaultRecordTypeId, wantedRecordType } from './recordTypes.ts';
import { findUiObject, uiObject, visibleField } from './supportedObjects.ts';

/** A list of children of an object: `Contacts` of Account. */
export type RelatedList = {
  readonly id: string;
  readonly parent: OrgObject;
  readonly object: OrgObject;
  /** The child's reference to its parent. */
  readonly field: OrgField;
};

/** The related lists of an object that the user may see: every child relationship with a name, since there are no page layouts. */
function relatedListsOf(context: OrgContext, parent: OrgObject): readonly RelatedList[] {
  return context.schema.children(parent).flatMap((child) => asList(context, parent, child) ?? []);
}

function asList(context: OrgContext, parent: OrgObject, child: ChildRelationship): RelatedList | undefined {
  const object = findUiObject(context, child.childObject);
  const field = object && visibleField(context, object, child.field.name);
  return object && field && child.relationshipName !== undefined ? { id: child.relationshipName, parent, object, field } : undefined;
}

/** One related list by its name; throws 400 when it is not there or not for this user. */
export function relatedListOf(context: OrgContext, parent: OrgObject, id: string): RelatedList {
  const found = relatedListsOf(context, parent).find((list) => list.id === id);
  if (found) return found;
  throw new OrgError(400, 'INVALID_PARAMETER_VALUE', `The related list ${id} is not there, or not for this user, on ${parent.name}.`);
}

/**
 * The list that an answer belongs to.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_related_list_reference.htm
 */
export function listReference(context: OrgContext, list: RelatedList, recordId: string | null): Record<string, unknown> {
  return {
    id: null,
    inContextOfRecordId: recordId,
    listViewApiName: list.id,
    objectApiName: list.object.name,
    parentObjectApiName: list.parent.name,
    recordTypeId: defaultRecordTypeId(context, list.parent),
    relatedListId: list.id,
    type: 'relatedList'
  };
}

/**
 * GET /ui-api/related-list-info/{parent object}: the related lists of an object.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_lists.htm
 */
export function readRelatedLists(request: SessionRequest): OrgReply {
  const { context, params, query } = request;
  const parent = uiObject(context, params['parent'] ?? '');
  const parentRecordTypeId = wantedRecordType(context, parent, query.get('recordTypeId'));
  const relatedLists = relatedListsOf(context, parent).map((list) => ({
    entityLabel: list.object.label,
    entityLabelPlural: list.object.labelPlural,
    fieldApiName: list.field.name,
    keyPrefix: list.object.keyPrefix,
    label: list.object.labelPlural,
    objectApiName: list.object.name,
    relatedListId: list.id,
    relatedListInfoUrl: `/ui-api/related-list-info/${parent.name}/${list.id}`,
    themeInfo: null
  }));
  const json = { parentObjectApiName: parent.name, parentRecordTypeId, relatedLists };
  return tagged(request, { ...json, eTag: eTagOf(json) });
}

/**
 * GET /ui-api/related-list-info/{parent object}/{list}: its columns, order and what the user may do in it.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_list.htm
 */
export function readRelatedList(request: SessionRequest): OrgReply {
  const { context, params } = request;
  return tagged(request, relatedListInfo(context, uiObject(context, params['parent'] ?? ''), params['list'] ?? ''));
}

/** GET /ui-api/related-list-info/batch/{parent object}/{lists}: each list with a status of its own. */
export function readSeveralRelatedLists({ context, params }: SessionRequest): OrgReply {
  const parent = uiObject(context, params['parent'] ?? '');
  return batchOf(listOf([params['lists'] ?? '']).map((id) => resultOf(() => relatedListInfo(context, parent, id))));
}

function relatedListInfo(context: OrgContext, parent: OrgObject, id: string): Tagged {
  const list = relatedListOf(context, parent, id);
  const access = context.permissions.object(list.object);
  const info = {
    cloneable: false,
    createable: list.object.createable && access.create,
    deletable: list.object.deletable && access.delete,
    displayColumns: columnsOf(context, list),
    fieldApiName: list.field.name,
    filterLogicString: null,
    filteredByInfo: [],
    label: list.object.labelPlural,
    listReference: listReference(context, list, null),
    objectApiNames: [list.object.name],
    orderedByInfo: [],
    updateable: list.object.updateable && access.edit,
    userPreferences: { columnWidths: {}, columnWrap: {} },
    visibility: null,
    visibilityEditable: false
  };
  return { ...info, eTag: eTagOf(info) };
}

const columnsShown = 4;

/** Columns of a list: the first fields of the children's compact layout, without the way back to the parent. */
function columnsOf(context: OrgContext, { object, field }: RelatedList): readonly Record<string, unknown>[] {
  const fields = layoutFields(context, object, 'Compact').filter(({ name }) => name !== field.name);
  return fields.slice(0, columnsShown).map(({ name, label, reference, filterable }) => {
    const parent = reference?.relationshipName;
    const fieldApiName = parent === undefined ? name : `${parent}.Name`;
    const lookupId = name === object.nameField ? 'Id' : parent === undefined ? null : `${parent}.Id`;
    return { fieldApiName, label: reference ? label.replace(/ ID$/, '') : label, lookupId, sortable: filterable };
  });
}
