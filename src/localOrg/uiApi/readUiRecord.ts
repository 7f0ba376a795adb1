import type { OrgReply, SessionRequest } from '../http/route.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue } from '../orgError.ts';
import { batchOf, listOf, resultOf } from './batch.ts';
import { withChildren } from './childRecords.ts';
import { tagged } from './eTag.ts';
import { addFields, emptyTree } from './fieldTree.ts';
import type { FieldTree } from './fieldTree.ts';
import { readLayoutTypes, readModes } from './layouts.ts';
import { addLayout, recordId, representOne } from './oneRecord.ts';
import type { UiRecord } from './representRecords.ts';
import { uiObjectOfId } from './supportedObjects.ts';

const largestBatch = 200;

/**
 * GET /ui-api/records/{id}: `fields`, `optionalFields` or `layoutTypes` with `modes`; `childRelationships` with `pageSize`.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_get.htm
 */
export function readUiRecord(request: SessionRequest): OrgReply {
  return tagged(request, oneRecord(request, request.params['id'] ?? ''));
}

/**
 * GET /ui-api/records/batch/{ids}: each record with a status of its own, up to 200.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_records_batch.htm
 */
export function readUiRecords(request: SessionRequest): OrgReply {
  const ids = listOf([request.params['ids'] ?? '']);
  if (ids.length > largestBatch) throw badValue('INVALID_PARAMETER_VALUE', `A batch holds at most ${largestBatch} records.`);
  return batchOf(ids.map((id) => resultOf(() => oneRecord(request, id))));
}

function oneRecord(request: SessionRequest, idText: string): UiRecord {
  const { context, query } = request;
  const id = recordId(idText);
  const record = representOne(context, treeFor(context, id, query), id);
  const children = listOf(query.getAll('childRelationships'));
  return children.length === 0 ? record : withChildren(request, record, children);
}

function treeFor(context: OrgContext, id: string, query: URLSearchParams): FieldTree {
  const object = uiObjectOfId(context, id);
  const tree = emptyTree(object);
  const [fields, optionalFields, layouts] = ['fields', 'optionalFields', 'layoutTypes'].map((name) => listOf(query.getAll(name)));
  if ([fields, optionalFields, layouts].every((names) => names?.length === 0)) {
    throw badValue(
      'ILLEGAL_QUERY_PARAMETER_VALUE',
      'Must provide at least one of the following parameters: fields, optionalFields or layoutTypes'
    );
  }
  addFields(context, tree, fields ?? [], false);
  addFields(context, tree, optionalFields ?? [], true);
  const modes = readModes(listOf(query.getAll('modes')));
  for (const layout of readLayoutTypes(layouts ?? [])) {
    for (const mode of modes.length === 0 ? (['View'] as const) : modes) addLayout(context, tree, layout, mode);
  }
  return tree;
}
