import type { OrgReply, SessionRequest } from '../http/route.ts';
import { toId18 } from '../ids.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue, OrgError } from '../orgError.ts';
import { addFields, addPath, emptyTree } from './fieldTree.ts';
import type { FieldTree } from './fieldTree.ts';
import { layoutFields } from './layouts.ts';
import { representRecords } from './representRecords.ts';
import type { UiRecord } from './representRecords.ts';
import { uiObjectOfId } from './supportedObjects.ts';

const largestBatch = 200;

/**
 * GET /ui-api/records/{id}: `fields`, `optionalFields` or `layoutTypes`.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_get.htm
 */
export function readUiRecord({ context, params, query }: SessionRequest): OrgReply {
  const record = oneRecord(context, params['id'] ?? '', query);
  return { status: 200, json: record, headers: { ETag: `"${String(record['eTag'])}"` } };
}

/**
 * GET /ui-api/records/batch/{ids}: each record with a status of its own, up to 200.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_get_batch.htm
 */
export function readUiRecords({ context, params, query }: SessionRequest): OrgReply {
  const ids = (params['ids'] ?? '').split(',').filter((id) => id !== '');
  if (ids.length > largestBatch) throw badValue('INVALID_PARAMETER_VALUE', `A batch holds at most ${largestBatch} records.`);
  const results = ids.map((id) => resultOf(() => oneRecord(context, id, query)));
  return { status: 200, json: { hasErrors: results.some(({ statusCode }) => statusCode !== 200), results } };
}

/** A part of a batch: what was asked for, or the refusal, with its status. */
export function resultOf(read: () => unknown): { readonly result: unknown; readonly statusCode: number } {
  try {
    return { result: read(), statusCode: 200 };
  } catch (error) {
    if (error instanceof OrgError) return { result: error.errors, statusCode: error.status };
    throw error;
  }
}

function oneRecord(context: OrgContext, idText: string, query: URLSearchParams): UiRecord {
  const id = toId18(idText);
  if (!id) throw badValue('MALFORMED_ID', `bad id ${idText}`);
  const tree = treeFor(context, id, query);
  return representOne(context, tree, id);
}

/** One record; throws 404 when it is not there or not the user's to see. */
export function representOne(context: OrgContext, tree: FieldTree, id: string): UiRecord {
  const record = representRecords(context, tree, [id]).get(id);
  if (!record) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return record;
}

function treeFor(context: OrgContext, id: string, query: URLSearchParams): FieldTree {
  const object = uiObjectOfId(context, id);
  const tree = emptyTree(object);
  const [fields, optionalFields, layoutTypes] = ['fields', 'optionalFields', 'layoutTypes'].map((name) => list(query, name));
  if ([fields, optionalFields, layoutTypes].every((names) => names?.length === 0)) {
    throw badValue(
      'ILLEGAL_QUERY_PARAMETER_VALUE',
      'Must provide at least one of the following parameters: fields, optionalFields or layoutTypes'
    );
  }
  addFields(context, tree, fields ?? [], false);
  addFields(context, tree, optionalFields ?? [], true);
  for (const layout of layoutTypes ?? []) addLayout(context, tree, layout);
  return tree;
}

function list(query: URLSearchParams, name: string): readonly string[] {
  return query.getAll(name).flatMap((value) => value.split(',').filter((part) => part !== ''));
}

/** Adds a layout's fields; a reference brings its parent's name along. */
export function addLayout(context: OrgContext, tree: FieldTree, layout: string): void {
  if (layout !== 'Compact' && layout !== 'Full') {
    throw badValue('ILLEGAL_QUERY_PARAMETER_VALUE', `Illegal value ${layout} for layoutTypes: Compact and Full are known.`);
  }
  for (const name of layoutFields(context, tree.object, layout)) {
    addPath(context, tree, [name]);
    const relationship = tree.fields.get(name)?.reference?.relationshipName;
    if (relationship) addPath(context, tree, [relationship, 'Name']);
  }
}
