import type { OrgReply, SessionRequest } from '../http/route.ts';
import { badValue } from '../orgError.ts';
import { runSoql } from '../query/runSoql.ts';
import { batchOf, listOf, resultOf } from './batch.ts';
import { eTagOf } from './eTag.ts';
import { recordId } from './oneRecord.ts';
import { listReference, relatedListOf } from './relatedLists.ts';
import { uiObjectOfId } from './supportedObjects.ts';

const usualMaxCount = 10;

/**
 * GET /ui-api/related-list-count/{parent}/{relationship} with `maxCount`: how many children, counted up to ten or that number.
 * Source: https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-get-related-list-count.html
 */
export function readRelatedListCount(request: SessionRequest): OrgReply {
  return { status: 200, json: countOf(request, request.params['relationship'] ?? '') };
}

/** GET /ui-api/related-list-count/batch/{parent}/{relationships}: each list with a status of its own. */
export function readRelatedListCounts(request: SessionRequest): OrgReply {
  return batchOf(listOf([request.params['relationships'] ?? '']).map((name) => resultOf(() => countOf(request, name))));
}

function countOf({ context, params, query }: SessionRequest, relationship: string): Record<string, unknown> {
  const parentId = recordId(params['parent']);
  const list = relatedListOf(context, uiObjectOfId(context, parentId), relationship);
  const maxCount = Number(query.get('maxCount') ?? usualMaxCount);
  if (!Number.isInteger(maxCount) || maxCount < 1)
    throw badValue('ILLEGAL_QUERY_PARAMETER_VALUE', 'maxCount has to be a whole number from 1 on');
  const soql = `SELECT Id FROM ${list.object.name} WHERE ${list.field.name} = '${parentId}' LIMIT ${maxCount + 1}`;
  const found = runSoql(context, soql).totalSize;
  const json = { count: Math.min(found, maxCount), hasMore: found > maxCount, listReference: listReference(context, list, parentId) };
  return { ...json, eTag: eTagOf(json) };
}
