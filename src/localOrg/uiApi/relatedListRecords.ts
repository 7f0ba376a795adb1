import { jsonObject } from '../http/jsonBody.ts';
import type { OrgReply, SessionRequest } from '../http/route.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue, jsonParserError } from '../orgError.ts';
import type { OrgObject } from '../schema/object.ts';
import { batchOf, listOf, resultOf } from './batch.ts';
import { eTagOf } from './eTag.ts';
import { addFields, addPath, emptyTree, noSuchField } from './fieldTree.ts';
import type { FieldTree } from './fieldTree.ts';
import { filterCondition } from './graphql/filterText.ts';
import { recordId } from './oneRecord.ts';
import { readPageSize, readPageToken, readRecordPage } from './recordPage.ts';
import { listReference, relatedListOf } from './relatedLists.ts';
import { uiObjectOfId, visibleField, visibleReference } from './supportedObjects.ts';

/** What a related list is asked for, from the parameters of a GET or the body of a POST. */
export type ListWish = {
  readonly fields?: readonly string[];
  readonly optionalFields?: readonly string[];
  readonly pageSize?: unknown;
  readonly pageToken?: unknown;
  readonly sortBy?: readonly string[];
  readonly where?: string;
};

const sizes = { usual: 50, largest: 1999 };

/**
 * GET and POST /ui-api/related-list-records/{parent}/{relationship}: children of a record, 50 at a time.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_list_records.htm
 */
export function readRelatedListRecords(request: SessionRequest): OrgReply {
  const wish = request.method === 'POST' ? bodyWish(request) : queryWish(request.query);
  return { status: 200, json: relatedRecords(request, request.params['relationship'] ?? '', wish) };
}

/**
 * GET /ui-api/related-list-records/batch/{parent}/{relationships}: each list with a status of its own.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_list_records_batch.htm
 */
export function readSeveralRelatedListRecords(request: SessionRequest): OrgReply {
  const names = listOf([request.params['relationships'] ?? '']);
  return batchOf(names.map((name) => resultOf(() => relatedRecords(request, name, queryWish(request.query)))));
}

/**
 * POST /ui-api/related-list-records/batch/{parent} with `relatedListParameters`: lists with parameters of their own.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_list_records_batch_post.htm
 */
export function readRelatedListsByParameters(request: SessionRequest): OrgReply {
  const { relatedListParameters: wishes } = jsonObject(request);
  if (!Array.isArray(wishes)) throw badValue('MISSING_ARGUMENT', 'relatedListParameters is required');
  return batchOf(wishes.map(readParameters).map(({ name, wish }) => resultOf(() => relatedRecords(request, name, wish))));
}

function readParameters(given: unknown): { readonly name: string; readonly wish: ListWish } {
  if (typeof given !== 'object' || given === null) throw jsonParserError('relatedListParameters has to be a list of objects');
  const name = (given as Readonly<Record<string, unknown>>)['relatedListId'];
  if (typeof name !== 'string') throw badValue('MISSING_ARGUMENT', 'relatedListId is required');
  return { name, wish: checked(given) };
}

/** Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_list_record_collection.htm */
function relatedRecords({ context, params, path }: SessionRequest, relationship: string, wish: ListWish): Record<string, unknown> {
  const parentId = recordId(params['parent']);
  const list = relatedListOf(context, uiObjectOfId(context, parentId), relationship);
  const size = readPageSize(wish.pageSize, sizes);
  const offset = readPageToken(wish.pageToken);
  const own = `${list.field.name} = '${parentId}'`;
  const filter = wish.where === undefined || wish.where === '' ? undefined : filterCondition(context, list.object, wish.where);
  const where = filter === undefined ? own : `${own} AND ${filter}`;
  const orderBy = orderOf(context, list.object, wish.sortBy ?? []);
  const page = readRecordPage(context, { tree: treeOf(context, list.object, wish), where, orderBy, size, offset });
  const url = (place: number | null) => (place === null ? null : `${path}?pageToken=${place}&pageSize=${size}`);
  return {
    count: page.records.length,
    currentPageToken: String(offset),
    currentPageUrl: url(offset),
    fields: wish.fields ?? [],
    listInfoETag: eTagOf([list.parent.name, list.id]),
    listReference: listReference(context, list, parentId),
    nextPageToken: page.next === null ? null : String(page.next),
    nextPageUrl: url(page.next),
    optionalFields: wish.optionalFields ?? [],
    pageSize: size,
    previousPageToken: page.previous === null ? null : String(page.previous),
    previousPageUrl: url(page.previous),
    records: page.records,
    searchTerm: null,
    sortBy: wish.sortBy ?? [],
    where: wish.where ?? null
  };
}

function treeOf(context: OrgContext, object: OrgObject, wish: ListWish): FieldTree {
  const tree = emptyTree(object);
  addFields(context, tree, wish.fields ?? [], false);
  addFields(context, tree, wish.optionalFields ?? [], true);
  addPath(context, tree, ['Id']);
  return tree;
}

function queryWish(query: URLSearchParams): ListWish {
  const where = query.get('where');
  return {
    fields: listOf(query.getAll('fields')),
    optionalFields: listOf(query.getAll('optionalFields')),
    pageSize: query.get('pageSize'),
    pageToken: query.get('pageToken'),
    sortBy: listOf(query.getAll('sortBy')),
    ...(where === null ? {} : { where })
  };
}

function bodyWish(request: SessionRequest): ListWish {
  return request.body.length === 0 ? {} : checked(jsonObject(request));
}

/** Throws 400 where a list of names is something else. */
function checked(wish: ListWish): ListWish {
  for (const name of ['fields', 'optionalFields', 'sortBy'] as const) {
    const value: unknown = wish[name];
    const isList = value === undefined || (Array.isArray(value) && value.every((each) => typeof each === 'string'));
    if (!isList) throw jsonParserError(`${name} has to be a list of texts`);
  }
  return wish;
}

/** `Name` rises, `-Name` falls; one field a request. Ties are broken by id, so that pages do not overlap. */
function orderOf(context: OrgContext, object: OrgObject, sortBy: readonly string[]): string {
  const [entry, ...others] = sortBy;
  if (entry === undefined) return 'Id ASC';
  if (others.length > 0) throw badValue('ILLEGAL_QUERY_PARAMETER_VALUE', 'sortBy takes one field per request');
  const isFalling = entry.startsWith('-');
  const name = entry.slice(isFalling ? 1 : 0).replace(`${object.name}.`, '');
  return `${sortField(context, object, name)} ${isFalling ? 'DESC' : 'ASC'}, Id ASC`;
}

function sortField(context: OrgContext, object: OrgObject, name: string): string {
  const [first = '', ...rest] = name.split('.');
  const field = visibleField(context, object, first);
  if (field && rest.length === 0) return field.name;
  const target = visibleReference(context, object, first)?.reference?.to ?? [];
  const parent = target.length === 1 && rest.length > 0 ? context.schema.object(target[0] ?? '') : undefined;
  if (!parent) throw noSuchField(object, name);
  return `${first}.${sortField(context, parent, rest.join('.'))}`;
}
