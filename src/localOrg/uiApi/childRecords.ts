import type { OrgReply, SessionRequest } from '../http/route.ts';
import { dataPath } from '../http/route.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue } from '../orgError.ts';
import { listOf } from './batch.ts';
import { eTagOf } from './eTag.ts';
import { addFields, addPath, emptyTree } from './fieldTree.ts';
import { addLayout, recordId } from './oneRecord.ts';
import { readPageSize, readPageToken, readRecordPage } from './recordPage.ts';
import { relatedListOf } from './relatedLists.ts';
import type { RelatedList } from './relatedLists.ts';
import type { UiRecord } from './representRecords.ts';
import { uiObjectOfId } from './supportedObjects.ts';

const sizes = { usual: 5, largest: 2000 };

/**
 * Adds the first page of each child relationship to a record; five records a page where `pageSize` is not given.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_features_records_child_relationships.htm
 *
 * @param names  `Account.Contacts` for the fields of the compact layout, `Account.Contacts.Title` for one field
 */
export function withChildren(request: SessionRequest, record: UiRecord, names: readonly string[]): UiRecord {
  const { context, query } = request;
  const object = context.schema.known(record.apiName);
  const wanted = new Map<string, string[]>();
  for (const name of names) {
    const [first = '', relationship = '', ...path] = name.split('.');
    if (first.toLowerCase() !== object.name.toLowerCase() || relationship === '') {
      throw badValue('INVALID_PARAMETER_VALUE', `The child relationship ${name} has to begin with the object: ${object.name}.`);
    }
    wanted.set(relationship, [...(wanted.get(relationship) ?? []), ...(path.length === 0 ? [] : [path.join('.')])]);
  }
  const size = readPageSize(query.get('pageSize') ?? undefined, sizes);
  const collections = [...wanted].map(([relationship, fields]) => {
    const list = relatedListOf(context, object, relationship);
    const qualified = fields.map((field) => `${list.object.name}.${field}`);
    return [relationship, collectionOf(request, { list, parentId: record.id, fields: qualified, optionalFields: [], size, offset: 0 })];
  });
  const represented = { ...record, childRelationships: Object.fromEntries(collections) as Record<string, unknown> };
  return { ...represented, eTag: eTagOf(represented) };
}

/**
 * GET /ui-api/records/{id}/child-relationships/{relationship} with `fields`, `optionalFields`, `page`, `pageSize`.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_child_relationships.htm
 */
export function readChildRecords(request: SessionRequest): OrgReply {
  const { context, params, query } = request;
  const parentId = recordId(params['id']);
  const list = relatedListOf(context, uiObjectOfId(context, parentId), params['relationship'] ?? '');
  const size = readPageSize(query.get('pageSize') ?? undefined, sizes);
  const wish: Wish = {
    list,
    parentId,
    fields: listOf(query.getAll('fields')),
    optionalFields: listOf(query.getAll('optionalFields')),
    size,
    offset: readPageToken(query.get('page')) * size
  };
  return { status: 200, json: collectionOf(request, wish) };
}

type Wish = {
  readonly list: RelatedList;
  readonly parentId: string;
  readonly fields: readonly string[];
  readonly optionalFields: readonly string[];
  readonly size: number;
  readonly offset: number;
};

/** Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_collection.htm */
function collectionOf(request: SessionRequest, wish: Wish): Record<string, unknown> {
  const { list, parentId, size, offset } = wish;
  const tree = childTree(request.context, wish);
  const where = `${list.field.name} = '${parentId}'`;
  const page = readRecordPage(request.context, { tree, where, orderBy: 'Id ASC', size, offset });
  const token = (place: number | null): string | null => (place === null ? null : String(Math.floor(place / size)));
  const url = (place: number | null): string | null =>
    place === null
      ? null
      : `${dataPath(request)}/ui-api/records/${parentId}/child-relationships/${list.id}?page=${token(place)}&pageSize=${size}`;
  return {
    count: page.records.length,
    currentPageToken: token(offset),
    currentPageUrl: url(offset),
    nextPageToken: token(page.next),
    nextPageUrl: url(page.next),
    previousPageToken: token(page.previous),
    previousPageUrl: url(page.previous),
    records: page.records
  };
}

function childTree(context: OrgContext, { list, fields, optionalFields }: Wish) {
  const tree = emptyTree(list.object);
  addFields(context, tree, fields, false);
  addFields(context, tree, optionalFields, true);
  if (tree.fields.size === 0 && tree.parents.size === 0) addLayout(context, tree, 'Compact');
  addPath(context, tree, ['Id']);
  return tree;
}
